package dev.roofline.trend;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Provenance;
import dev.roofline.placement.Totals;

/**
 * One phase of a workload on the machine of one year: its intensity beside the ridge.
 *
 * @param phase what the phase is called
 * @param ceiling the peak that most of its products are under
 * @param ownFlops those of the phase's own operators, without work that is folded into others
 */
public record Crossing(HardwareProfile machine, String phase, ComputeCeiling ceiling, Totals totals, double ownFlops) {
    public double peak() {
        return ceiling.peak().perSecond();
    }

    /** B/s of the main memory. */
    public double bandwidth() {
        return machine.mainBandwidth().bytesPerSecond();
    }

    /** FLOP/B at which the peak and the memory meet. */
    public double ridge() {
        return ceiling.peak().over(machine.mainBandwidth());
    }

    public double intensity() {
        return totals.flops() / totals.traffic().total();
    }

    /** FLOP/s that the phase can reach. */
    public double attainable() {
        return ownFlops / totals.seconds();
    }

    /** The part of the peak that the phase can reach. */
    public double share() {
        return attainable() / peak();
    }

    /** The date of the machine in years, with a fraction. */
    public double date() {
        return Dates.year(machine.released());
    }

    /** The calendar's year of the machine. */
    public String year() {
        return Dates.calendarYear(machine.released());
    }

    /** Whether no such machine has been built. */
    public boolean isProjected() {
        // One of its numbers may be the user's own.
        for (Provenance source : machine.evidence().sources().values()) {
            if (source.kind() == Provenance.Kind.PROJECTED) {
                return true;
            }
        }
        return false;
    }
}
