package dev.roofline.roofline;

import dev.roofline.hardware.Interconnect;
import java.util.ArrayList;
import java.util.List;

/** Seconds that each link is busy with the bytes of several exchanges, which are at work on different links at once. */
final class LinkLoads {
    /** By position, for hashing a record links method handles: a machine has three links at most. */
    private final List<Interconnect> links = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    /** Adds an exchange that is done so many times. */
    void add(Exchange exchange, double count) {
        for (Exchange.Leg leg : exchange.legs()) {
            int at = links.indexOf(leg.link());
            double more = count * seconds(leg);
            if (at < 0) {
                links.add(leg.link());
                seconds.add(more);
            } else {
                seconds.set(at, seconds.get(at) + more);
            }
        }
    }

    /** Seconds of the busiest link; 0 where nothing is sent. */
    double most() {
        double most = 0;
        for (double each : seconds) {
            most = Math.max(most, each);
        }
        return most;
    }

    /** What one exchange adds to the busiest link. */
    double ofBusiest(Exchange exchange) {
        Interconnect busiest = links.get(0);
        double most = -1;
        for (int i = 0; i < links.size(); i++) {
            if (seconds.get(i) > most) {
                most = seconds.get(i);
                busiest = links.get(i);
            }
        }
        double sum = 0;
        for (Exchange.Leg leg : exchange.legs()) {
            sum += leg.link() == busiest ? seconds(leg) : 0;
        }
        return sum;
    }

    private static double seconds(Exchange.Leg leg) {
        return leg.bytes() / leg.link().bandwidth().bytesPerSecond();
    }
}
