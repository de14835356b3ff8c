package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.SideBySide;
import dev.roofline.comparison.SpeedUpMap;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What is said around the tables of a comparison. */
public final class ComparisonText {
    private ComparisonText() {}

    /** Who is compared, and with what. */
    public static Fact compared(SideBySide compared) {
        List<String> names = new ArrayList<>();
        for (Candidate candidate : compared.candidates()) {
            names.add(candidate.name());
        }
        String ratio = "x is the ratio to " + divisor(compared);
        return new Fact("compared", String.join(", ", names) + "; " + ratio, ratio);
    }

    private static String divisor(SideBySide compared) {
        if (compared.isOfSequences()) {
            return compared.rows().get(0).baseline();
        }
        boolean path = false;
        for (String phase : compared.phases()) {
            path |= !compared.growing(phase).isEmpty();
        }
        return compared.baseline().name() + (path ? " at the same size" : "");
    }

    /** What stands over a map of where time is gained. */
    public static String mapTitle(SideBySide compared, String phase, String divisor) {
        return phase + " by " + compared.baseline().run().grouping().label() + ": how many times as fast"
                + (compared.isUneven(phase) ? ", token by token," : "") + " as " + divisor;
    }

    /** Whose times stand among ours, where any do. */
    public static String measured(List<ComparedRow> rows) {
        for (ComparedRow row : rows) {
            if (row.published().isPresent()) {
                return "measured x: times on a Xeon Gold 6242 as arXiv 2302.14017, Figure 9, prints them; a ratio of bounds is no bound of it";
            }
        }
        return "";
    }

    /** What a device gains in all, where numbers of devices differ; else empty. */
    public static String perDevice(SideBySide compared, SpeedUpMap map) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < map.shown().size() && compared.areOfUnlikeDevices(); i++) {
            OptionalDouble gain = map.perDevice(i);
            if (gain.isPresent()) {
                text.append(text.isEmpty() ? "in all, a device: " : ", ")
                        .append(map.shown().get(i).name())
                        .append(' ')
                        .append(Phrase.number(gain.getAsDouble()));
            }
        }
        return text.toString();
    }
}
