package dev.roofline.prose;

import dev.roofline.model.GroupedHeads;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.TensorShard;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What a person is told of how a model is spread over devices. */
final class DeploymentText {
    private DeploymentText() {}

    /** The degrees, with what is divided by each. */
    static String degrees(ModelSpec model, Parallelism parallelism, boolean trains) {
        List<String> parts = new ArrayList<>();
        add(
                parts,
                "tp",
                parallelism.tensor(),
                "heads, channels and vocabulary divided" + uneven(model, parallelism.tensor()));
        add(parts, "pp", parallelism.pipeline(), "stages of layers, at work at once");
        add(parts, "ep", parallelism.expert(), experts(parallelism));
        add(parts, "dp", parallelism.data(), "replicas share the batch");
        add(
                parts,
                "cp",
                parallelism.context(),
                trains
                        ? "tokens of a sequence divided"
                        : "tokens of a prompt divided, and the keys that a decode step reads");
        return String.join("; ", parts) + ": " + parallelism.devices() + " devices";
    }

    private static void add(List<String> parts, String name, long degree, String meaning) {
        if (degree > 1) {
            parts.add(name + " " + degree + " (" + meaning + ")");
        }
    }

    private static String experts(Parallelism parallelism) {
        String divided = "experts divided"
                + (parallelism.expertSlices() > 1 ? ", each in " + parallelism.expertSlices() + " slices" : "");
        return parallelism.expertHolders() > 1
                ? divided + "; rows go to their experts and back"
                : divided + "; every device of the group has all tokens already";
    }

    /** What tensor ranks have unequal parts of; empty where they divide it evenly. */
    static String unequal(ModelSpec model, long tensor) {
        String text = uneven(model, tensor);
        return text.isEmpty() ? "" : text.substring(2);
    }

    /** Heads of the device that has most, where they do not divide or a key/value head is held more than once. */
    private static String uneven(ModelSpec model, long tensor) {
        if (tensor == 1) {
            return "";
        }
        ModelSpec part = TensorShard.of(model, tensor, 0, tensor, tensor);
        for (int i = 0; i < model.stacks().size(); i++) {
            Stack stack = model.stacks().get(i);
            for (int j = 0; j < stack.groups().size(); j++) {
                LayerGroup group = stack.groups().get(j);
                if (group.mixer().isPresent()
                        && group.mixer().get().groupedHeads().isPresent()) {
                    SequenceMixer own =
                            part.stacks().get(i).groups().get(j).mixer().orElseThrow();
                    return uneven(
                            group.mixer().get().groupedHeads().get(),
                            own.groupedHeads().orElseThrow(),
                            tensor);
                }
            }
        }
        return "";
    }

    private static String uneven(GroupedHeads whole, GroupedHeads own, long tensor) {
        String text = "";
        if (whole.heads() % tensor != 0) {
            text += "; " + whole.heads() + " heads do not divide: the first device has " + own.heads();
        }
        if (whole.kvHeads() < tensor) {
            text += "; each of the " + whole.kvHeads() + " key/value heads is held by "
                    + Phrase.number((double) tensor / whole.kvHeads()) + " devices";
        } else if (whole.kvHeads() % tensor != 0) {
            text += "; " + whole.kvHeads() + " key/value heads do not divide: the first device has " + own.kvHeads();
        }
        return text;
    }

    /** Of which device the rows are. */
    static String row(ModelSpec model, Workload workload) {
        Parallelism parallelism = workload.parallelism();
        boolean uneven = model.firstMixture().map(MixtureOfExperts::experts).orElse(0) % parallelism.expert() != 0;
        return "is one device" + stage(workload)
                + ", the busiest" + (uneven ? ", with most experts" : "")
                + "; "
                + (workload.training().isPresent() && workload.training().get().sequenceParallel()
                        ? ""
                        : "norms, residuals, ")
                + "routers and latents are replicated on every tensor rank";
    }

    private static String stage(Workload workload) {
        if (workload.parallelism().pipeline() == 1) {
            return "";
        }
        return workload.training().isPresent()
                ? " of stage " + workload.training().get().stage() + ", the slowest, its layers numbered from 0"
                : " of the stage that holds it";
    }

    static String network(Parallelism parallelism) {
        double overlap = parallelism.overlap();
        return "bytes sent by a device over all its links; the fastest of ring, tree, sums in the switch and two levels; "
                + (overlap == 0
                        ? "overlap 0: communication is not hidden"
                        : "overlap " + Phrase.number(overlap) + ": " + Phrase.percent(overlap)
                                + " of the exchanges' time hides behind other operators, as far as they last");
    }
}
