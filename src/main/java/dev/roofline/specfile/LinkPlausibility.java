package dev.roofline.specfile;

import dev.roofline.hardware.Interconnect;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.units.Phrase;
import java.util.List;

/**
 * Warns of rates of links that are likely those of both directions together, which is how vendors print them. A link's name
 * says what it is made of, such as {@code NVLink 4.0 (18 links x 25 GB/s)} or {@code PCIe 5.0 x16}, and generations have
 * rates that no device exceeds.
 *
 * @param year in which the machine came out
 */
record LinkPlausibility(List<PlacedLink> links, int year, Problems problems) {
    /** Rates are rounded, never by so much. */
    private static final double ROOM = 1.1;

    void check() {
        for (PlacedLink placed : links) {
            Interconnect link = placed.link();
            double rate = link.bandwidth().bytesPerSecond();
            LinkName name = LinkName.of(link.label());
            double said = name.rate();
            double most = LinkGeneration.most(name, year);
            if (said > 0 && rate > ROOM * said) {
                warn(placed.rate(), rate, said, "that the link's name says");
            } else if (most > 0 && rate > ROOM * most) {
                warn(placed.rate(), rate, most, "that links of its generation reach");
            }
        }
    }

    private void warn(Place place, double rate, double expected, String whose) {
        problems.copyingDoubt(
                place,
                "the rate " + Phrase.quantity(rate, "B/s") + " is " + Phrase.factor(rate / expected) + " times the "
                        + Phrase.quantity(expected, "B/s") + " " + whose
                        + "; a rate of one direction is expected, and many figures add both");
    }
}
