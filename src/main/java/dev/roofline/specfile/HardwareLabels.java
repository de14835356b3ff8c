package dev.roofline.specfile;

import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.NoSixteenBits;
import dev.roofline.hardware.Provenance;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;

/** What files call the constants of a machine, each name with its constant. */
final class HardwareLabels {
    static final List<String> MACHINE_KINDS = List.of("gpu", "cpu", "tpu", "npu", "soc");
    static final Labels<Market> MARKETS = new Labels<>();
    static final Labels<Engine> ENGINES = new Labels<>();
    static final Labels<NumberFormat> FORMATS = new Labels<>();
    static final Labels<MemoryLevel.Kind> MEMORY_KINDS = new Labels<>();
    static final Labels<Interconnect.Kind> LINK_KINDS = new Labels<>();
    static final Labels<Interconnect.Topology> TOPOLOGIES = new Labels<>();
    static final Labels<Provenance.Kind> SOURCE_KINDS = new Labels<>();
    static final Labels<NoSixteenBits.State> WITHOUT_SIXTEEN_BITS = new Labels<>();

    static {
        for (Market market : Market.values()) {
            MARKETS.add(market.label(), market);
        }
        for (Engine engine : Engine.values()) {
            ENGINES.add(engine.label(), engine);
        }
        for (NumberFormat format : NumberFormat.values()) {
            FORMATS.add(format.label(), format);
        }
        for (MemoryLevel.Kind kind : MemoryLevel.Kind.values()) {
            MEMORY_KINDS.add(kind.label(), kind);
        }
        for (Interconnect.Kind kind : Interconnect.Kind.values()) {
            LINK_KINDS.add(kind.label(), kind);
        }
        for (Interconnect.Topology topology : Interconnect.Topology.values()) {
            TOPOLOGIES.add(topology.label(), topology);
        }
        for (Provenance.Kind kind : Provenance.Kind.values()) {
            SOURCE_KINDS.add(kind.label(), kind);
        }
        for (NoSixteenBits.State state : NoSixteenBits.State.values()) {
            WITHOUT_SIXTEEN_BITS.add(state.label(), state);
        }
    }

    private HardwareLabels() {}
}
