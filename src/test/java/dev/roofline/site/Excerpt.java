package dev.roofline.site;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of an output that a page shows: lines in their order, with {@link #LEFT_OUT} wherever there are others between.
 * Where no line says so, all of it is shown. A sentence that a screen breaks is shown whole: its further lines, which begin
 * with a space, go with the first, and so do units with their headings.
 */
final class Excerpt {
    static final String LEFT_OUT = "...";

    private Excerpt() {}

    /**
     * What a page should show of what is printed now: the lines that it shows, as they are now. A line that is no longer
     * printed is found by how it begins, up to its first number or gap: the name of a row, the subject of a sentence.
     */
    static List<String> of(List<String> shown, List<String> printed) {
        if (!shown.contains(LEFT_OUT)) {
            return printed;
        }
        List<String> excerpt = new ArrayList<>();
        int next = 0;
        boolean isWhole = false;
        for (String line : shown) {
            if (line.equals(LEFT_OUT)) {
                isWhole = false;
            } else if (!isWhole || !line.startsWith(" ")) {
                int at = find(line, printed, next);
                if (at > next) {
                    excerpt.add(LEFT_OUT);
                }
                excerpt.add(printed.get(at));
                next = at + 1;
                isWhole = !line.startsWith(" ") && !line.equals("{") && !line.equals("[");
                while (isWhole && next < printed.size() && printed.get(next).startsWith(" ")) {
                    excerpt.add(printed.get(next++));
                }
            }
        }
        if (next < printed.size()) {
            excerpt.add(LEFT_OUT);
        }
        return excerpt;
    }

    private static int find(String line, List<String> printed, int from) {
        int at = printed.subList(from, printed.size()).indexOf(line);
        if (at >= 0) {
            return from + at;
        }
        for (int i = from; i < printed.size(); i++) {
            if (beginning(printed.get(i)).equals(beginning(line))) {
                return i;
            }
        }
        return fail("no line of the output begins like \"%s\" any more: choose another by hand", line);
    }

    private static String beginning(String line) {
        return line.replaceFirst("(?<=\\S)( {2,}| ?[<>]?\\d).*", " …");
    }
}
