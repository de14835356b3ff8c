package dev.roofline.cli;

import dev.roofline.units.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Says once what a number with a binary prefix is: reports print it in digits, as they print all counts. */
final class BinaryCounts {
    private static final String PREFIXES = "kKmMgGtT";

    /** What may stand before and behind a number in an argument. */
    private static final String BESIDE = "=,.@x*+; ";

    private BinaryCounts() {}

    static void say(List<String> args, Console console) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            for (int at = arg.indexOf('i'); at > 0; at = arg.indexOf('i', at + 1)) {
                if (PREFIXES.indexOf(arg.charAt(at - 1)) >= 0) {
                    say(number(arg, at), said, console);
                }
            }
        }
    }

    private static void say(String number, List<String> said, Console console) {
        if (number.isEmpty() || said.contains(number)) {
            return;
        }
        said.add(number);
        try {
            console.say("roofline: note: " + number + " is " + Numbers.grouped(CountText.whole(number)));
        } catch (NumberFormatException e) {
            // Whoever reads the argument says what is wrong with it.
            return;
        }
    }

    /** The number whose prefix ends at a place; empty where it is part of a word. */
    private static String number(String arg, int end) {
        int start = end - 1;
        while (start > 0 && isOfNumber(arg, start - 1)) {
            start--;
        }
        boolean begins = start == 0 || BESIDE.indexOf(arg.charAt(start - 1)) >= 0;
        boolean ends = end + 1 == arg.length() || BESIDE.indexOf(arg.charAt(end + 1)) >= 0;
        return begins && ends && start < end - 1 ? arg.substring(start, end + 1) : "";
    }

    /** A digit, or a point or an underscore with digits at both sides. */
    private static boolean isOfNumber(String arg, int at) {
        char c = arg.charAt(at);
        if (c >= '0' && c <= '9') {
            return true;
        }
        return (c == '.' || c == '_') && at > 0 && Character.isDigit(arg.charAt(at - 1));
    }
}
