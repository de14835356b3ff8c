package dev.roofline.prose;

import dev.roofline.evaluate.RepeatedWork;
import dev.roofline.model.ModelSpec;
import dev.roofline.workload.Field;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What a verdict says of work that devices repeat, each with the option that would divide it. */
final class RepetitionText {
    private RepetitionText() {}

    /** Clauses that end a sentence; none of one device. */
    static List<String> of(ModelSpec model, Workload workload) {
        return workload.parallelism().isNone() ? List.of() : of(RepeatedWork.of(model, workload), workload);
    }

    private static List<String> of(RepeatedWork repeated, Workload workload) {
        Parallelism parallelism = workload.parallelism();
        List<String> clauses = new ArrayList<>();
        // Further replicas take sequences from those that there are, where these have more than one.
        String replicas = workload.sequences() > parallelism.data() ? Field.DATA + " or " : "";
        if (repeated.hasEmptierReplicas()) {
            clauses.add(replicas(repeated, workload.sequences()));
        }
        if (repeated.repeatsExperts()) {
            clauses.add(experts(repeated, parallelism));
        }
        if (repeated.repeatsTokens()) {
            clauses.add("each of the " + repeated.contextRanks()
                    + " context ranks puts the same new tokens through its projections (" + replicas
                    + Field.TENSOR + " divides that work)");
        }
        if (repeated.repeatsLatents()) {
            clauses.add("the latent (MLA) cache is whole on each of the " + repeated.latentRanks() + " tensor ranks ("
                    + replicas + Field.CONTEXT_RANKS + " divides it)");
        }
        if (repeated.repeatsKeys()) {
            clauses.add("each key/value head is on up to " + repeated.keyRanks() + " tensor ranks (" + replicas
                    + Field.CONTEXT_RANKS + " divides what is read of them)");
        }
        return clauses;
    }

    private static String experts(RepeatedWork repeated, Parallelism parallelism) {
        String all =
                " holds all " + repeated.experts() + " experts" + (parallelism.pipeline() > 1 ? " of its layers" : "");
        String holders = repeated.devicesOfCopy() == 1
                ? "each of the " + repeated.expertCopies() + " devices"
                        + (parallelism.pipeline() > 1 ? " of a stage" : "")
                : "each of " + repeated.expertCopies() + " groups of " + repeated.devicesOfCopy() + " devices";
        boolean divisible = parallelism.expert() < Math.min(repeated.experts(), parallelism.tokenHolders());
        return holders
                + all
                + (!divisible
                        ? ""
                        : parallelism.expert() == 1
                                ? " (" + Field.EXPERT + " divides them)"
                                : " (a larger " + Field.EXPERT + " divides them)");
    }

    private static String replicas(RepeatedWork repeated, long batch) {
        long others = repeated.replicas() - repeated.fullReplicas();
        long most = repeated.mostSequences();
        String fewer = others + " of " + repeated.replicas() + " have "
                + (most == 1
                        ? "no sequence"
                        : (most - 1) + (repeated.fullReplicas() == 1 ? ", one has " : ", the others ") + most);
        return "replicas are unequally loaded by " + batch + (batch == 1 ? " sequence: " : " sequences: ") + fewer
                + " (" + Field.BATCH + " " + most * repeated.replicas() + " gives each " + most + ")";
    }
}
