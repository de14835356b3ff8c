package dev.roofline.prose;

import dev.roofline.model.ModelSpec;
import dev.roofline.training.TrainingMemory;
import dev.roofline.units.Phrase;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What a person is told of how a training step is run. */
final class TrainingText {
    private TrainingText() {}

    /** All that a step takes for granted beyond its sizes. */
    static List<Fact> facts(ModelSpec model, Workload forward) {
        Training training = forward.training().orElseThrow();
        long micro = forward.microBatches();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "a step",
                step(forward),
                micro + (micro == 1 ? " micro-batch" : " micro-batches") + " of " + forward.microBatch()));
        facts.add(new Fact(
                "kept",
                kept(model, forward),
                "recomputation " + training.recomputation().label()));
        facts.add(new Fact("optimizer", optimizer(forward), training.optimizer().label()));
        if (forward.parallelism().pipeline() > 1) {
            facts.add(new Fact(
                    "schedule",
                    schedule(forward),
                    "schedule " + training.schedule().label()));
        }
        if (forward.parallelism().tokenHolders() > 1 || training.sharding() != Sharding.NONE) {
            facts.add(new Fact(
                    "replicas", replicas(forward), "ZeRO " + training.sharding().label()));
        }
        return facts;
    }

    private static String step(Workload forward) {
        Training training = forward.training().orElseThrow();
        long micro = training.microBatches();
        long replicas = forward.parallelism().data();
        return forward.globalBatch() + (forward.globalBatch() == 1 ? " sequence of " : " sequences of ")
                + forward.newTokens()
                + " tokens"
                + (forward.encoderTokens() > 0 ? " and " + forward.encoderTokens() + " encoder tokens" : "")
                + ", " + micro + (micro == 1 ? " micro-batch of " : " micro-batches of ")
                + forward.sequences() / replicas
                + (replicas > 1 ? " on each of " + replicas + " replicas" : "")
                + ", logits at all positions; the backward pass is two products for each"
                + (forward.fusion() == Fusion.FLASH ? ", five for the two of attention" : "");
    }

    private static String kept(ModelSpec model, Workload forward) {
        Training training = forward.training().orElseThrow();
        boolean idle = training.recomputation() == Recomputation.SELECTIVE && forward.fusion() != Fusion.NONE;
        return "recomputation " + training.recomputation().label() + ": "
                + Meanings.of(training.recomputation())
                + (idle ? ", as a fused kernel does anyway" : "")
                + (training.sequenceParallel() ? "; tensor ranks divide the stream along the sequence" : "")
                + (training.dropout()
                        ? "; masks of dropout are kept"
                        : "; no dropout (" + Field.DROPOUT + " keeps its masks)")
                + "; " + Phrase.quantity(TrainingMemory.ofLayer(model, forward), "B") + " a layer and micro-batch";
    }

    private static String optimizer(Workload forward) {
        Training training = forward.training().orElseThrow();
        int states = training.stateBytes(forward.precision().attention());
        return training.optimizer().label() + ", " + states + " B of fp32 states a parameter"
                + (states > training.optimizer().momentBytes() ? " with a master copy of the weights" : "")
                + "; gradients "
                + training.gradients().label()
                + (forward.precision().compute().weightCopy()
                        ? "; a copy of the weights in "
                                + forward.precision().narrowed().weightsLabel() + " is written with them"
                        : "")
                + (isKeptTwice(forward.precision().read())
                        ? "; layers' matrices are kept along rows and along columns, for the two directions of their scales"
                        : "");
    }

    private static boolean isKeptTwice(Precision read) {
        return read.isKeptTwice(read.attention())
                || read.isKeptTwice(read.feedForward())
                || read.isKeptTwice(read.experts());
    }

    private static String schedule(Workload forward) {
        Training training = forward.training().orElseThrow();
        return training.schedule().label() + ": " + Meanings.of(training.schedule())
                + (training.chunks() > 1 ? ", " + training.chunks() + " on each" : "") + "; the first stage keeps "
                + Phrase.number(training.schedule()
                        .inFlight(0, forward.parallelism().pipeline(), training.microBatches(), training.chunks()))
                + " micro-batches at a time";
    }

    private static String replicas(Workload forward) {
        Training training = forward.training().orElseThrow();
        boolean alone = forward.parallelism().tokenHolders() == 1;
        return "ZeRO " + training.sharding().label() + ": "
                + (alone
                        ? "one replica divides nothing; what is offloaded leaves its device"
                        : Meanings.of(training.sharding()) + formats(training.sharding(), forward.precision()));
    }

    /** What crosses the host link, and when. */
    static String offload(Workload forward) {
        boolean each = forward.training().orElseThrow().sharding().dividesGradients();
        boolean states = forward.offload().optimizer() > 0;
        return (forward.offload().weights() > 0 ? ": weights come for each pass of a micro-batch" : "")
                + (!states
                        ? ""
                        : (forward.offload().weights() > 0 ? ", " : ": ") + "gradients go there "
                                + (each ? "after each micro-batch" : "once a step")
                                + ", where the host's processor makes new weights, in a time that is not counted")
                + (forward.parallelism().overlap() > 0
                        ? "; " + Phrase.percent(forward.parallelism().overlap())
                                + " of the exchange hides behind other operators, as far as they last"
                        : "");
    }

    /** In which format weights are gathered, where that is not the one that they are stored in. */
    private static String formats(Sharding sharding, Precision precision) {
        String sent = precision.narrowed().weightsLabel();
        if (sharding.dividesParameters()) {
            if (precision.compute().weightCopy()) {
                return "; weights in " + precision.weightsLabel()
                        + " and their copy are divided, and it is the copy in " + sent + " that is gathered";
            }
            return sent.equals(precision.weightsLabel())
                    ? ""
                    : "; they are cast to " + sent + " before they are gathered";
        }
        return sharding.dividesOptimizer() && precision.compute().weightCopy()
                ? "; weights in " + precision.weightsLabel()
                        + " are divided with the states, and it is their copy that is gathered"
                : "";
    }
}
