package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;

/** What a degree leaves over of heads, layers and sequences; each answer is a reason to refuse it, or empty. */
record LayoutDivision(ModelSpec model, WorkloadOptions options) {
    String ofHeads(long tensor) {
        for (Stack stack : model.stacks()) {
            for (SequenceMixer mixer : stack.mixers()) {
                long heads = mixer.queryHeads();
                if (heads % tensor != 0) {
                    return "the " + heads + " heads of " + model.name() + " do not divide by " + Field.TENSOR + " "
                            + tensor + byHand(tensor <= heads, "ranks");
                }
            }
        }
        return "";
    }

    String ofLayers(long stages) {
        for (Stack stack : model.stacks()) {
            if (stack.layerCount() % stages != 0) {
                return "the " + stack.layerCount() + " layers of " + model.name() + " do not divide by "
                        + Field.PIPELINE + " " + stages + byHand(stages <= stack.layerCount(), "stages");
            }
        }
        return "";
    }

    /** What a user may do all the same, where each of them has a part. */
    private static String byHand(boolean isCounted, String parts) {
        return isCounted ? " (given by hand, " + parts + " that differ are counted)" : "";
    }

    String ofBatch(long replicas) {
        return options.has(Field.BATCH) && options.get(Field.BATCH, 1L) % replicas != 0
                ? Field.BATCH + " " + options.get(Field.BATCH, 1L) + " does not divide by " + Field.DATA + " "
                        + replicas
                : "";
    }

    boolean isWhole(Degrees degrees) {
        return ofHeads(degrees.tensor()).isEmpty()
                && ofLayers(degrees.pipeline()).isEmpty()
                && ofBatch(degrees.data()).isEmpty();
    }
}
