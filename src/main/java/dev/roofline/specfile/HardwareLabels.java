package dev.roofline.specfile;

import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.NoSixteenBits;
import dev.roofline.hardware.Provenance;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/** What files call the constants of a machine, each in the constants' order. */
final class HardwareLabels {
    static final List<String> MACHINE_KINDS = List.of("gpu", "cpu", "tpu", "npu", "soc");
    static final List<String> MARKETS = new ArrayList<>();
    static final List<String> ENGINES = new ArrayList<>();
    static final List<String> FORMATS = new ArrayList<>();
    static final List<String> MEMORY_KINDS = new ArrayList<>();
    static final List<String> LINK_KINDS = new ArrayList<>();
    static final List<String> TOPOLOGIES = new ArrayList<>();
    static final List<String> SOURCE_KINDS = new ArrayList<>();
    static final List<String> WITHOUT_SIXTEEN_BITS = new ArrayList<>();

    static {
        for (Market market : Market.values()) {
            MARKETS.add(market.label());
        }
        for (Engine engine : Engine.values()) {
            ENGINES.add(engine.label());
        }
        for (NumberFormat format : NumberFormat.values()) {
            FORMATS.add(format.label());
        }
        for (MemoryLevel.Kind kind : MemoryLevel.Kind.values()) {
            MEMORY_KINDS.add(kind.label());
        }
        for (Interconnect.Kind kind : Interconnect.Kind.values()) {
            LINK_KINDS.add(kind.label());
        }
        for (Interconnect.Topology topology : Interconnect.Topology.values()) {
            TOPOLOGIES.add(topology.label());
        }
        for (Provenance.Kind kind : Provenance.Kind.values()) {
            SOURCE_KINDS.add(kind.label());
        }
        for (NoSixteenBits.State state : NoSixteenBits.State.values()) {
            WITHOUT_SIXTEEN_BITS.add(state.label());
        }
    }

    private HardwareLabels() {}
}
