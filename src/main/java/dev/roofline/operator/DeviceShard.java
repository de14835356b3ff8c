package dev.roofline.operator;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Split;
import dev.roofline.model.TensorShard;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * What one device does of a workload: its part of the model, its sequences, its tokens of them. Pipeline stages are not
 * distinguished: each operator is on a device of the stage that holds it.
 *
 * @param model the device's part of the model
 * @param whole the work of all devices together
 * @param replica the work of the device's replica: its sequences, whole
 * @param rank which of the devices that differ
 */
record DeviceShard(ModelSpec model, Workload whole, Workload replica, DeviceCoordinates rank) {
    /**
     * The part of a rank.
     *
     * @throws IllegalArgumentException where there is too little to give every rank a part
     */
    static DeviceShard of(ModelSpec model, Workload workload, DeviceCoordinates rank) {
        Parallelism parallelism = workload.parallelism();
        long tensor = parallelism.tensor();
        long rows = workload.training().isPresent()
                ? TensorShard.trainingVocabularyMultiple(tensor)
                : TensorShard.vocabularyMultiple(tensor);
        ModelSpec part = TensorShard.of(model, tensor, rank.tensor(), parallelism.expertSlices(), rows);
        // A replica without sequences is looked at as one with some, of which what is its own is left out.
        long replica = IdleReplica.is(workload, rank) ? 0 : rank.data();
        return new DeviceShard(part, workload, replica(workload, parallelism.data(), replica), rank);
    }

    /** The same with the model as a whole, for what does not hang on the device's part of it. */
    static DeviceShard ofWhole(ModelSpec model, Workload workload, DeviceCoordinates rank) {
        return new DeviceShard(
                model, workload, replica(workload, workload.parallelism().data(), rank.data()), rank);
    }

    private static Workload replica(Workload workload, long replicas, long rank) {
        if (replicas == 1) {
            return workload;
        }
        List<Request> requests = new ArrayList<>();
        for (Request request : workload.requests()) {
            long count = Split.share(request.count(), replicas, rank);
            if (count > 0) {
                requests.add(new Request(count, request.newTokens(), request.contextTokens()));
            }
        }
        return workload.withRequests(requests);
    }

    Parallelism parallelism() {
        return whole.parallelism();
    }

    /** Whether the prompt's tokens are divided over context ranks: a single new token is not. */
    private boolean dividesTokens() {
        return parallelism().context() > 1 && whole.phase() != Phase.DECODE;
    }

    /** Tokens that the device puts through its layers in one step. */
    long tokens() {
        if (!dividesTokens()) {
            return replica.stepTokens();
        }
        long sum = 0;
        for (Request request : replica.requests()) {
            sum += request.count() * newTokens(request);
        }
        return sum;
    }

    /** Tokens whose residual stream the device has: tensor ranks each have all of them, or divide them. */
    long streamTokens() {
        return dividesStream() ? Split.share(tokens(), parallelism().tensor(), rank.tensor()) : tokens();
    }

    /** Whether tensor ranks divide the residual stream along the sequence. */
    boolean dividesStream() {
        return whole.training().isPresent() && whole.training().get().sequenceParallel();
    }

    /** The share of an encoder-decoder's encoder. */
    DeviceShard ofEncoder() {
        return new DeviceShard(model, whole.ofEncoder(), replica.ofEncoder(), rank);
    }

    /** Tokens of one sequence that the device puts through its layers in one step. */
    long newTokens(Request request) {
        return dividesTokens()
                ? Split.share(request.newTokens(), parallelism().context(), rank.context())
                : request.newTokens();
    }

    /** Tokens of one step that an expert group has together, held once each. */
    double expertTokens() {
        Parallelism all = parallelism();
        if (all.expertHolders() == 1) {
            return tokens();
        }
        if (all.expertHolders() == all.tokenHolders()) {
            return heldTokens();
        }
        // Groups are neighbours; where sequences do not divide, the first groups have more than others.
        long own = rank.number(all) / all.tensor();
        long from = own / all.expertHolders() * all.expertHolders();
        double sum = 0;
        for (long holder = from; holder < from + all.expertHolders(); holder++) {
            sum += tokensOf(holder / all.context(), holder % all.context());
        }
        return sum;
    }

    /** Tokens of one step that another rank puts through its layers. */
    private double tokensOf(long data, long context) {
        double sum = 0;
        for (Request request : whole.requests()) {
            long tokens = dividesTokens()
                    ? Split.share(request.newTokens(), parallelism().context(), context)
                    : request.newTokens();
            sum += (double) Split.share(request.count(), parallelism().data(), data) * tokens;
        }
        return sum;
    }

    /** Tokens of one step over all token holders: a decode step's new token is on each context rank. */
    private double heldTokens() {
        double tokens = whole.stepTokens();
        return dividesTokens() ? tokens : tokens * parallelism().context();
    }

    /** The device's number among those that the experts of a layer are divided over. */
    long expertRank() {
        return rank.number(parallelism())
                / parallelism().expertSlices()
                % parallelism().expert();
    }

    /** Positions of one step at which the device's head computes: a sequence's last is on one context rank. */
    long headPositions() {
        return dividesTokens() && whole.logits() == Logits.ALL ? tokens() : replica.headPositions();
    }

    /** The part of a whole sequence's (query, key) pairs that the device works on: context ranks take them evenly. */
    double pairs() {
        return 1.0 / parallelism().context();
    }

    /** The part of the keys in reach that the device reads: all that its queries see, or, in decode, its own. */
    Dimension keys() {
        return dividesTokens()
                ? Dimension.Constant.ONE
                : Dimension.Constant.ONE.over(
                        Letter.CONTEXT_RANKS.ofSeveral(parallelism().context()));
    }

    /** Whether ranks read a part of the keys each, and have a part of every output. */
    boolean dividesKeys() {
        return parallelism().context() > 1 && !dividesTokens();
    }

    /** Whether the other ranks' keys and values have to come to the device: those of tokens that are divided. */
    boolean gathersKeys() {
        return dividesTokens();
    }
}
