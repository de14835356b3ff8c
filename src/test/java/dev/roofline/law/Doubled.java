package dev.roofline.law;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.FlopRate;
import java.util.ArrayList;
import java.util.List;

/** Machines with twice of one resource. */
final class Doubled {
    private Doubled() {}

    static HardwareProfile memory(HardwareProfile machine) {
        List<MemoryLevel> levels = new ArrayList<>();
        for (MemoryLevel level : machine.memory()) {
            levels.add(new MemoryLevel(
                    level.label(),
                    level.kind(),
                    level.capacity(),
                    level.bandwidth().map(rate -> new Bandwidth(2 * rate.bytesPerSecond())),
                    level.provenance(),
                    level.capacityProvenance()));
        }
        return with(machine, machine.ceilings(), levels);
    }

    static HardwareProfile peaks(HardwareProfile machine) {
        List<ComputeCeiling> ceilings = new ArrayList<>();
        for (ComputeCeiling ceiling : machine.ceilings()) {
            ceilings.add(new ComputeCeiling(
                    ceiling.engine(),
                    ceiling.format(),
                    new FlopRate(2 * ceiling.peak().perSecond()),
                    ceiling.provenance()));
        }
        return with(machine, ceilings, machine.memory());
    }

    private static HardwareProfile with(
            HardwareProfile machine, List<ComputeCeiling> ceilings, List<MemoryLevel> memory) {
        return new HardwareProfile(
                machine.identity(),
                machine.compute().withCeilings(ceilings),
                memory,
                machine.links(),
                machine.power(),
                machine.evidence());
    }
}
