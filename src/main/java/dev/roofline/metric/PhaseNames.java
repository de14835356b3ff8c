package dev.roofline.metric;

import dev.roofline.workload.Phase;
import java.util.ArrayList;
import java.util.List;

/** What the phases of a report are called: the workload's own, and those that are made of others. */
public final class PhaseNames {
    /** A whole sequence of tokens: the phases of a generation as one. */
    public static final String SEQUENCE = "sequence";

    /** A draft model's guesses. */
    public static final String DRAFT = "draft";

    /** The check of the guesses. */
    public static final String VERIFY = "verify";

    /** The cache on its way from the machine that prefills. */
    public static final String TRANSFER = "transfer";

    private PhaseNames() {}

    public static List<String> all() {
        List<String> names = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            names.add(phase.label());
        }
        names.add(SEQUENCE);
        names.add(DRAFT);
        names.add(VERIFY);
        names.add(TRANSFER);
        return names;
    }
}
