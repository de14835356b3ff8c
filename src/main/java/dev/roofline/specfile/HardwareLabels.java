package dev.roofline.specfile;

import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.NoSixteenBits;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Labels;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;

/** What files call the constants of a machine, each name with its constant. */
final class HardwareLabels {
    static final Labels<String> MACHINE_KINDS = Labels.words("gpu", "cpu", "tpu", "npu", "soc");
    static final Labels<Market> MARKETS = Labels.of(Market.values());
    static final Labels<Engine> ENGINES = Labels.of(Engine.values());
    static final Labels<NumberFormat> FORMATS = Labels.of(NumberFormat.values());
    static final Labels<MemoryLevel.Kind> MEMORY_KINDS = Labels.of(MemoryLevel.Kind.values());
    static final Labels<Interconnect.Kind> LINK_KINDS = Labels.of(Interconnect.Kind.values());
    static final Labels<Interconnect.Topology> TOPOLOGIES = Labels.of(Interconnect.Topology.values());
    static final Labels<Provenance.Kind> SOURCE_KINDS = Labels.of(Provenance.Kind.values());
    static final Labels<NoSixteenBits.State> WITHOUT_SIXTEEN_BITS = Labels.of(NoSixteenBits.State.values());

    private HardwareLabels() {}
}
