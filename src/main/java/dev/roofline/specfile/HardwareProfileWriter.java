package dev.roofline.specfile;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.units.Engine;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Writes a machine as a profile that reads back the same. */
public final class HardwareProfileWriter {
    private final SpecJson json;
    private final HardwareProfile profile;

    private HardwareProfileWriter(SpecJson json, HardwareProfile profile) {
        this.json = json;
        this.profile = profile;
    }

    public static void write(JsonGenerator json, HardwareProfile profile) throws IOException {
        new HardwareProfileWriter(new SpecJson(json), profile).write();
    }

    private void write() throws IOException {
        json.begin();
        json.text("schema", Schema.HARDWARE.label());
        json.text("name", profile.name());
        json.text("vendor", profile.vendor());
        json.text("kind", profile.kind());
        json.text("market", profile.market().label());
        json.text("released", profile.released());
        json.beginList("aliases");
        for (String alias : profile.aliases()) {
            json.item(alias);
        }
        json.endList();
        json.text("confidence", profile.evidence().confidence());
        json.begin("sources");
        for (Map.Entry<String, Provenance> source : profile.evidence().sources().entrySet()) {
            json.begin(source.getKey());
            json.text("kind", source.getValue().kind().label());
            json.text("address", source.getValue().address());
            json.text("date", source.getValue().date());
            json.end();
        }
        json.end();
        compute();
        memory();
        links();
        units();
        json.beginList("notes");
        for (String note : profile.evidence().notes()) {
            json.item(note);
        }
        json.endList();
        json.end();
    }

    private void compute() throws IOException {
        json.beginList("complete");
        for (Engine engine : profile.compute().complete()) {
            json.item(engine.label());
        }
        json.endList();
        if (profile.compute().noSixteenBits().isPresent()) {
            json.begin("sixteen_bit_matrix");
            json.text("state", profile.compute().noSixteenBits().get().state().label());
            source(profile.compute().noSixteenBits().get().provenance());
            json.end();
        }
        json.beginList("compute");
        for (ComputeCeiling ceiling : profile.ceilings()) {
            json.begin();
            json.text("engine", ceiling.engine().label());
            json.text("format", ceiling.format().label());
            json.text(
                    "peak",
                    quantity(ceiling.peak().perSecond(), ceiling.format().isInteger() ? "OP/s" : "FLOP/s"));
            source(ceiling.provenance());
            json.end();
        }
        json.endList();
        sparsePeaks();
    }

    private void memory() throws IOException {
        json.beginList("memory");
        for (MemoryLevel level : profile.memory()) {
            json.begin();
            json.text("level", level.label());
            json.text("kind", level.kind().label());
            capacity(level);
            json.label("bandwidth", level.bandwidth().map(rate -> quantity(rate.bytesPerSecond(), "B/s")));
            source(level.provenance());
            json.end();
        }
        json.endList();
    }

    private void links() throws IOException {
        json.beginList("links");
        for (Interconnect link : profile.links()) {
            json.begin();
            json.text("name", link.label());
            json.text("kind", link.kind().label());
            json.text("bandwidth_per_direction", quantity(link.bandwidth().bytesPerSecond(), "B/s"));
            json.number("domain", link.domain());
            json.label("domain_name", link.domainName());
            json.label("topology", link.topology().map(Interconnect.Topology::label));
            source(link.provenance());
            if (link.stepLatency().isPresent()) {
                json.begin("step_latency");
                json.text("time", quantity(link.stepLatency().get().time().count(), "s"));
                source(link.stepLatency().get().provenance());
                json.end();
            }
            if (link.switchSums().isPresent()) {
                json.begin("switch_sums");
                source(link.switchSums().get());
                json.end();
            }
            json.end();
        }
        json.endList();
    }

    private void sparsePeaks() throws IOException {
        if (profile.compute().sparsePeaks().isEmpty()) {
            return;
        }
        json.beginList("sparse");
        for (SparsePeak peak : profile.compute().sparsePeaks()) {
            json.begin();
            json.text("engine", peak.engine().label());
            json.text("format", peak.format().label());
            json.text("sparsity", peak.sparsity());
            json.text("peak", quantity(peak.peak().perSecond(), peak.format().isInteger() ? "OP/s" : "FLOP/s"));
            source(peak.provenance());
            json.end();
        }
        json.endList();
    }

    /** With a source of its own where it has one. */
    private void capacity(MemoryLevel level) throws IOException {
        if (level.capacity().isEmpty()) {
            return;
        }
        String size = quantity(level.capacity().get().count(), "B");
        if (level.capacityProvenance().equals(level.provenance())) {
            json.text("capacity", size);
        } else {
            json.begin("capacity");
            json.text("size", size);
            source(level.capacityProvenance());
            json.end();
        }
    }

    private void units() throws IOException {
        if (profile.compute().count().isPresent()
                || profile.compute().clockHertz().isPresent()) {
            json.begin("units");
            json.number("count", profile.compute().count());
            if (profile.compute().clockHertz().isPresent()) {
                json.text("clock", quantity(profile.compute().clockHertz().getAsDouble(), "Hz"));
            }
            json.end();
        }
        if (profile.power().isPresent()) {
            json.begin("power");
            json.text("tdp", quantity(profile.power().get().watts(), "W"));
            source(profile.power().get().provenance());
            json.end();
        }
    }

    /** A number names its source by the short name of the file. */
    private void source(Provenance provenance) throws IOException {
        Provenance sure = new Provenance(provenance.kind(), provenance.address(), provenance.date(), Optional.empty());
        for (Map.Entry<String, Provenance> source : profile.evidence().sources().entrySet()) {
            if (source.getValue().equals(sure)) {
                json.text("source", source.getKey());
                break;
            }
        }
        json.label("doubt", provenance.doubt());
    }

    /** In base units, every digit of it. */
    private static String quantity(double value, String unit) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.toPlainString() + " " + unit;
    }
}
