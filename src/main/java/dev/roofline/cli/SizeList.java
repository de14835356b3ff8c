package dev.roofline.cli;

import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Sizes of a sweep: a list {@code 1,8,64}, and in it ranges {@code 1..256*2} by factors and {@code 512..4096+512} by steps. */
final class SizeList {
    /** More points than a chart or a table can show. */
    private static final int MOST = 1000;

    private SizeList() {}

    /**
     * The sizes in the order given, each once.
     *
     * @throws UsageException where the text is no list, or one of too many
     */
    static List<Long> parse(String option, String text) {
        List<Long> sizes = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            int dots = item.indexOf("..");
            if (dots < 0) {
                add(sizes, whole(option, text, item), option);
            } else {
                range(sizes, option, text, item, dots);
            }
        }
        return sizes;
    }

    private static void range(List<Long> sizes, String option, String text, String item, int dots) {
        int sign = Math.max(item.indexOf('*', dots), item.indexOf('+', dots));
        if (sign < 0) {
            requireUpwards(
                    option,
                    text,
                    item,
                    whole(option, text, item.substring(0, dots)),
                    whole(option, text, item.substring(dots + 2)));
            throw refused(option, text, "\"" + item + "\" needs a factor or a step, as in 1..256*2 or 512..4096+512");
        }
        long from = whole(option, text, item.substring(0, dots));
        long to = whole(option, text, item.substring(dots + 2, sign));
        long by = whole(option, text, item.substring(sign + 1));
        boolean factor = item.charAt(sign) == '*';
        requireUpwards(option, text, item, from, to);
        if (by < (factor ? 2 : 1) || (factor && from == 0)) {
            throw refused(option, text, "\"" + item + "\" never gets to its end");
        }
        // No size that is taken overflows: each is at most Workload.MOST, and so is what it grows by.
        for (long size = from; size <= to; size = factor ? size * by : size + by) {
            add(sizes, size, option);
        }
    }

    private static void requireUpwards(String option, String text, String item, long from, long to) {
        if (from > to) {
            throw refused(option, text, "\"" + item + "\" goes from a size to a smaller one");
        }
    }

    private static void add(List<Long> sizes, long size, String option) {
        if (!sizes.contains(size)) {
            sizes.add(size);
        }
        if (sizes.size() > MOST) {
            throw new UsageException(option + " has more than " + MOST + " sizes");
        }
    }

    private static long whole(String option, String text, String number) {
        try {
            long size = Arguments.whole(number.strip());
            if (size >= 0 && size <= Workload.MOST) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw refused(option, text, "\"" + number + "\" is no whole number");
        }
        throw refused(option, text, number.strip() + " is not from 0 to " + Workload.MOST);
    }

    private static UsageException refused(String option, String text, String why) {
        return new UsageException(option + " is \"" + text + "\": " + why);
    }
}
