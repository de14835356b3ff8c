package dev.roofline.prose;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.MemoryBudget;
import dev.roofline.evaluate.MemoryFit;
import dev.roofline.run.AnalysisRun;
import dev.roofline.units.Phrase;
import dev.roofline.workload.MemoryShare;
import java.util.OptionalDouble;

/** What a device keeps, in words. */
public final class MemoryText {
    private MemoryText() {}

    /** What each device keeps, whether it fits, and what would fit at most. */
    public static Finding fit(AnalysisRun run) {
        MemoryFit fit = run.memory();
        StringBuilder text = new StringBuilder(rest(fit.device()));
        boolean trains = fit.kind() == MemoryFit.Kind.TRAINING;
        if (fit.largestBatch().isPresent()) {
            text.append("; the largest ")
                    .append(trains ? "micro-batch" : "batch")
                    .append(" that fits is ")
                    .append(Phrase.count(fit.largestBatch().getAsLong()));
        }
        if (fit.longest().isPresent()) {
            text.append(fit.largestBatch().isEmpty() ? "; " : ", ")
                    .append("the longest ")
                    .append(length(fit.kind()))
                    .append(' ')
                    .append(Phrase.count(fit.longest().getAsLong()));
        }
        String kept = Phrase.quantity(fit.device().total(), "B");
        return fit.device().isTooLarge()
                ? new Finding("memory", "does not fit", ": " + kept + text + new MemoryRemedy(run).text())
                : new Finding("memory", kept, text.toString());
    }

    private static String length(MemoryFit.Kind kind) {
        return switch (kind) {
            case PROMPT -> "prompt";
            case CONTEXT -> "context";
            case TRAINING -> "sequence";
        };
    }

    /** What a device keeps, whether that fits or by how much not, and what it is. */
    public static String device(DeviceMemory device) {
        return Phrase.quantity(device.total(), "B") + rest(device);
    }

    /** What follows the bytes that a device keeps. */
    private static String rest(DeviceMemory device) {
        MemoryBudget memory = device.memory();
        String parts = ": weights " + Phrase.quantity(device.weights(), "B")
                + part(", a copy of them to multiply ", device.copy())
                + (device.allocated() > 0
                        ? ", cache " + Phrase.quantity(device.cache(), "B")
                                + (device.allocated() > device.cache()
                                        ? " (" + Phrase.quantity(device.allocated(), "B") + " in pages)"
                                        : "")
                        : "")
                + part(", gradients ", device.gradients())
                + part(", optimizer states ", device.optimizer())
                + part(", activations ", device.activations())
                + part("; in the host's memory, whose size is not checked, ", device.host());
        if (memory.usable().isEmpty()) {
            return " in " + budget(memory) + parts;
        }
        double usable = memory.usable().getAsDouble();
        double total = device.total();
        return " of " + budget(memory) + " on each device, "
                + (device.isTooLarge()
                        ? Phrase.quantity(total - usable, "B") + " short"
                        : "fits with " + Phrase.quantity(usable - total, "B") + " left")
                + parts;
    }

    private static String part(String what, double bytes) {
        return bytes > 0 ? what + Phrase.quantity(bytes, "B") : "";
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
                : Phrase.memory(budget.usable().getAsDouble()) + " usable (" + share(budget.share(), all) + ")";
    }

    /** The share of something, such as {@code 0.9 of 84.93 GB = 79.1 GiB, less 2 GB}. */
    static String share(MemoryShare share, String whole) {
        return (share.utilization() < 1 ? Phrase.number(share.utilization()) + " of " + whole : whole)
                + (share.reserve() > 0 ? ", less " + Phrase.quantity(share.reserve(), "B") : "");
    }
}
