package dev.roofline.prose;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.units.Phrase;
import dev.roofline.workload.MemoryShare;
import java.util.OptionalDouble;

/** What a device keeps, in words. */
public final class MemoryText {
    private MemoryText() {}

    /** What a device keeps, whether it fits, and what would fit at most. */
    public static String fit(MemoryFit fit) {
        StringBuilder text = new StringBuilder("a device keeps ").append(device(fit.device()));
        boolean trains = fit.kind() == MemoryFit.Kind.TRAINING;
        if (fit.largestBatch().isPresent()) {
            text.append("; the largest ")
                    .append(trains ? "micro-batch" : "batch")
                    .append(" that fits is ")
                    .append(fit.largestBatch().getAsLong());
        }
        if (fit.longest().isPresent()) {
            text.append(fit.largestBatch().isEmpty() ? "; " : ", ")
                    .append("the longest ")
                    .append(length(fit.kind()))
                    .append(' ')
                    .append(fit.longest().getAsLong());
        }
        return text.toString();
    }

    private static String length(MemoryFit.Kind kind) {
        return switch (kind) {
            case PROMPT -> "prompt";
            case CONTEXT -> "context";
            case TRAINING -> "sequence";
        };
    }

    /** What is kept, in a sentence, and whether it fits, or by how much not. */
    public static String device(DeviceMemory device) {
        MemoryBudget memory = device.memory();
        double total = device.total();
        String kept = Phrase.quantity(device.weights(), "B") + " of weights"
                + further(device.copy(), " of a copy of them to multiply")
                + (device.allocated() > 0
                        ? ", " + Phrase.quantity(device.cache(), "B") + " of cache"
                                + (device.allocated() > device.cache()
                                        ? " (" + Phrase.quantity(device.allocated(), "B") + " in pages)"
                                        : "")
                        : "")
                + further(device.gradients(), " of gradients")
                + further(device.optimizer(), " of optimiser states")
                + (device.host() > 0
                        ? " (and " + Phrase.quantity(device.host(), "B") + " for it in the host's memory)"
                        : "")
                + further(device.activations(), " of activations");
        if (memory.usable().isEmpty()) {
            return kept + ": " + Phrase.quantity(total, "B") + " in " + budget(memory);
        }
        double usable = memory.usable().getAsDouble();
        String of = Phrase.quantity(total, "B") + " of the " + budget(memory);
        return kept + ": " + of
                + (device.isTooLarge()
                        ? ", " + Phrase.quantity(total - usable, "B") + " too much: it does not fit"
                        : ", it fits with " + Phrase.quantity(usable - total, "B") + " left");
    }

    private static String further(double bytes, String what) {
        return bytes > 0 ? ", " + Phrase.quantity(bytes, "B") + what : "";
    }

    /** What may be kept, in both units, and of what where that is less than the whole. */
    public static String budget(MemoryBudget budget) {
        OptionalDouble whole = budget.whole();
        if (whole.isEmpty()) {
            return budget.level().label() + ", whose capacity is not known";
        }
        String all =
                Phrase.memory(whole.getAsDouble()) + " of " + budget.level().label();
        return budget.share().isAll()
                ? all
                : Phrase.memory(budget.usable().getAsDouble()) + " that may be kept (" + share(budget.share(), all)
                        + ")";
    }

    /** The share of something, such as {@code 0.9 of 84.93 GB = 79.1 GiB, less 2 GB}. */
    static String share(MemoryShare share, String whole) {
        return (share.utilization() < 1 ? Phrase.number(share.utilization()) + " of " + whole : whole)
                + (share.reserve() > 0 ? ", less " + Phrase.quantity(share.reserve(), "B") : "");
    }
}
