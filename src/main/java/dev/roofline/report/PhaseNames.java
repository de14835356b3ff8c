package dev.roofline.report;

import dev.roofline.workload.Phase;
import java.util.ArrayList;
import java.util.List;

/** What the phases of a report are called: the workload's own, and those that are made of others. */
final class PhaseNames {
    /** A whole sequence of tokens: the phases of a generation as one. */
    static final String SEQUENCE = "sequence";

    /** A draft model's guesses. */
    static final String DRAFT = "draft";

    /** The check of the guesses. */
    static final String VERIFY = "verify";

    /** The cache on its way from the machine that prefills. */
    static final String TRANSFER = "transfer";

    private PhaseNames() {}

    static List<String> all() {
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
