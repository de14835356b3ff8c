package dev.roofline.specfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.NoSixteenBits;
import dev.roofline.hardware.Power;
import dev.roofline.hardware.Provenance;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.units.Engine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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

    /** The profile as one line. */
    public static String text(HardwareProfile profile) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            write(json, profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void write() throws IOException {
        json.begin();
        json.text("schema", Schema.HARDWARE.label());
        json.text("name", profile.name());
        json.text("vendor", profile.identity().vendor());
        json.text("kind", profile.kind());
        json.text("market", profile.identity().market().label());
        json.text("released", profile.released());
        json.list("aliases", profile.identity().aliases());
        boolean stated = Header.CONFIDENCE.names().contains(profile.evidence().confidence());
        json.text("confidence", stated ? profile.evidence().confidence() : "");
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
        json.list("notes", profile.evidence().notes());
        json.end();
    }

    private void compute() throws IOException {
        List<String> complete = new ArrayList<>();
        for (Engine engine : profile.compute().complete()) {
            complete.add(engine.label());
        }
        json.list("complete", complete);
        if (profile.compute().noSixteenBits().isPresent()) {
            NoSixteenBits none = profile.compute().noSixteenBits().get();
            stated("sixteen_bit_matrix", "state", none.state().label(), none.provenance());
        }
        json.beginList("compute");
        for (ComputeCeiling ceiling : profile.ceilings()) {
            peak(ceiling, "");
        }
        json.endList();
        if (profile.compute().sparsePeaks().isEmpty()) {
            return;
        }
        json.beginList("sparse");
        for (SparsePeak peak : profile.compute().sparsePeaks()) {
            peak(new ComputeCeiling(peak.engine(), peak.format(), peak.peak(), peak.provenance()), peak.sparsity());
        }
        json.endList();
    }

    private void peak(ComputeCeiling peak, String sparsity) throws IOException {
        json.begin();
        json.text("engine", peak.engine().label());
        json.text("format", peak.format().label());
        json.text("sparsity", sparsity);
        json.text("peak", quantity(peak.peak().perSecond(), peak.format().isInteger() ? "OP/s" : "FLOP/s"));
        source(peak.provenance());
        json.end();
    }

    /** An object of one member with a source of its own. */
    private void stated(String key, String member, String value, Provenance provenance) throws IOException {
        json.begin(key);
        json.text(member, value);
        source(provenance);
        json.end();
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
                Interconnect.StepLatency latency = link.stepLatency().get();
                stated("step_latency", "time", quantity(latency.time().count(), "s"), latency.provenance());
            }
            if (link.switchSums().isPresent()) {
                stated("switch_sums", "", "", link.switchSums().get());
            }
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
            stated("capacity", "size", size, level.capacityProvenance());
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
            Power power = profile.power().get();
            stated("power", "tdp", quantity(power.watts(), "W"), power.provenance());
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
