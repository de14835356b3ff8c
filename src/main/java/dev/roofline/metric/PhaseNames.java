package dev.roofline.metric;

import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Workload;
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

    /** A workload's phase, with the tower that it runs where that is not the model's own stack. */
    public static String of(ModelSpec model, Workload workload) {
        return workload.phase().label()
                + (workload.tower() == Workload.NO_TOWER
                        ? ""
                        : " " + model.towers().get(workload.tower()).stack().name());
    }

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
