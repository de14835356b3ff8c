package dev.roofline.prose;

import dev.roofline.metric.Slice;
import dev.roofline.model.Stack;
import dev.roofline.run.SlicedPhase;
import dev.roofline.run.SlicedRun;
import dev.roofline.units.Phrase;
import java.util.List;
import java.util.Optional;

/** What a roofline chart says: over it, beside its dots, and under it. */
public final class RooflineText {
    /** More names than these in a title or a note are counted. */
    private static final int NAMED = 4;

    /** What the area of a dot tells. */
    public static final String AREA = "share of its phase's time";

    /** Of the dots along a path. */
    public static final String PATH_DOTS = "Dots along a path are whole phases, whatever their size.";

    /** What dots of exchanges are called, after their phase. */
    public static final String SENT = " by bytes sent";

    /** Of those dots. */
    public static final String SENT_DOTS =
            "Dots" + SENT + " are whole phases at their FLOPs for each byte sent, which roofs of links bound.";

    private RooflineText() {}

    /**
     * What a chart of runs is called.
     *
     * @param names of the runs, each of which is one of several; empty of one run
     */
    public static String title(List<SlicedRun> runs, List<String> names) {
        SlicedRun first = runs.get(0);
        if (names.isEmpty()) {
            return first.run().title();
        }
        String model = first.run().model().name();
        long devices = first.run().devices();
        boolean isOneModel = true;
        // Different numbers of devices are part of the names.
        boolean isOneNumber = true;
        for (SlicedRun each : runs) {
            isOneModel &= each.run().model().name().equals(model);
            isOneNumber &= each.run().devices() == devices;
        }
        String each = isOneNumber && devices > 1 ? " (" + devices + " devices each)" : "";
        return (isOneModel ? model + ": " : "") + listed(names) + each;
    }

    /** The chart for those who do not see it. */
    public static String summary(List<SlicedRun> runs, List<String> names) {
        StringBuilder text = new StringBuilder("Roofline chart. ");
        for (int i = 0; i < runs.size(); i++) {
            for (SlicedPhase phase : runs.get(i).phases()) {
                Slice total = phase.total();
                if (total.intensity().isPresent() && total.times().bound().isPresent()) {
                    text.append(names.isEmpty() ? "" : names.get(i) + ", ")
                            .append(phase.title())
                            .append(": ")
                            .append(Phrase.number(total.intensity().getAsDouble()))
                            .append(" FLOP/B, ")
                            .append(total.times().bound().get())
                            .append("-bound, ")
                            .append(Phrase.seconds(total.seconds()))
                            .append(". ");
                }
            }
        }
        return text.toString().stripTrailing();
    }

    /** Of how many devices the chart shows one. */
    public static String devices(long most, boolean several) {
        return "Roofs and dots are those of one " + (several ? "device each." : "of the " + most + " devices.");
    }

    /**
     * What a slice is called among those of its run.
     *
     * @param only the stack that goes without saying, since there is no other
     */
    public static String name(Slice slice, Optional<Stack> only) {
        if (!slice.operator().isEmpty()) {
            return slice.operator().substring(said(slice.operator(), only));
        }
        return !slice.layers().isEmpty()
                ? "layer " + slice.layers()
                : slice.group().isEmpty() ? slice.phase() : slice.group();
    }

    /** Letters of an operator's name that say the stack, where that goes without saying; exchanges of others have none. */
    private static int said(String operator, Optional<Stack> only) {
        String stack = only.isPresent() ? only.get().name() + "." : "";
        return operator.startsWith(stack) ? stack.length() : 0;
    }

    /**
     * What is said of a dot.
     *
     * @param name of the run among several; empty for one
     */
    public static String detail(SlicedPhase phase, Slice slice, String name) {
        String what = !slice.operator().isEmpty()
                ? slice.operator() + (slice.layers().isEmpty() ? "" : ", layers " + slice.layers())
                : !slice.layers().isEmpty() ? "layer " + slice.layers() : slice.group();
        return before(name, ", ") + phase.title() + (what.isEmpty() ? "" : ", " + what) + "\n"
                + Phrase.quantity(slice.flops(), "FLOP") + ", " + Phrase.quantity(slice.bytes(), "B") + ", "
                + Phrase.number(slice.intensity().orElse(0)) + " FLOP/B\n"
                + Phrase.quantity(slice.roofs().attainable().orElse(0), "FLOP/s") + " attainable, "
                + Phrase.seconds(slice.seconds())
                + ", " + Phrase.percent(slice.times().share()) + " of the phase"
                + (slice.times().bound().isPresent()
                        ? ", " + slice.times().bound().get() + "-bound"
                        : "");
    }

    /** Of a phase by the bytes that it sends. */
    public static String sent(SlicedPhase phase, String name) {
        Slice total = phase.total();
        return before(name, ", ") + phase.title() + ", all of it," + SENT + "\n"
                + Phrase.quantity(total.flops(), "FLOP") + ", " + RatesText.network(total)
                + "\n" + Phrase.seconds(total.times().network()) + " on the links of "
                + Phrase.seconds(total.workSeconds());
    }

    /** What is left out of a phase, and how much of its time that is. */
    public static String undrawn(List<Slice> undrawn, Optional<Stack> only) {
        double share = 0;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < undrawn.size(); i++) {
            share += undrawn.get(i).times().share();
            if (i < NAMED) {
                text.append(i == 0 ? "" : ", ").append(name(undrawn.get(i), only));
            }
        }
        int more = undrawn.size() - NAMED;
        return text + (more > 0 ? " and " + more + " more" : "") + "; " + Phrase.percent(share) + " of its time";
    }

    /** In which phases something is left out alike. */
    public static String notDrawn(String what, List<String> phases) {
        return "Not drawn in " + listed(phases) + ", since it computes nothing: " + what + ".";
    }

    /** A name with what follows it; nothing of none. */
    public static String before(String name, String then) {
        return name.isEmpty() ? "" : name + then;
    }

    private static String listed(List<String> names) {
        int more = names.size() - NAMED;
        return more <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + more + " more";
    }
}
