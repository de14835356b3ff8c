package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;

/** What a user should know of what was planned for him. */
final class PlanNotes {
    private final ModelSpec model;
    private final List<String> notes = new ArrayList<>();

    PlanNotes(ModelSpec model) {
        this.model = model;
    }

    List<String> all() {
        return notes;
    }

    void add(String note) {
        notes.add(note);
    }

    /** That a model's tower of images or sound stands idle. */
    void addIdleTower(String consequence) {
        notes.add("the " + model.towers().get(0).stack().name() + " tower is not run on text" + consequence);
    }

    /** Whether the limit of positions is about this workload: not of images and recordings, nor of another stack. */
    boolean isLimited(Workload workload) {
        if (workload.tower() != Workload.NO_TOWER) {
            return false;
        }
        return workload.phase() != Phase.ENCODE
                || model.first().input().frontEnd().isEmpty();
    }

    void addLimit(long tokens, String what) {
        if (model.positionLimit().isEmpty() || tokens <= model.positionLimit().getAsInt()) {
            return;
        }
        String note = what + " of " + tokens + " tokens exceeds the "
                + model.positionLimit().getAsInt() + " positions that " + model.name()
                + " has; it is computed all the same";
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }
}
