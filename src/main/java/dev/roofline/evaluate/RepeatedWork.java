package dev.roofline.evaluate;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;

/**
 * What a parallelism leaves several devices to do alike, or some without: a bound of such a deployment is one of its
 * spread, and not of so many devices. What is small on every rank, such as norms and routers, is not counted among it.
 *
 * @param expertCopies sets of devices that each hold all routed experts; 1 where they are divided over all, or are none
 * @param devicesOfCopy devices of such a set
 * @param experts routed experts of a layer; 0 without any
 * @param replicas that share the sequences
 * @param fullReplicas of them: those that have most sequences
 * @param mostSequences that such a replica has; others have one less
 * @param contextRanks that put the same new tokens through their layers; 1 for none
 * @param latentRanks tensor ranks that read the same latents; 1 for none
 * @param keyRanks the most tensor ranks that hold the same key/value head, whose keys each reads; 1 for none
 */
public record RepeatedWork(
        long expertCopies,
        long devicesOfCopy,
        long experts,
        long replicas,
        long fullReplicas,
        long mostSequences,
        long contextRanks,
        long latentRanks,
        long keyRanks) {
    /** What a phase repeats on the devices of its deployment. */
    public static RepeatedWork of(ModelSpec model, Workload workload) {
        Parallelism parallelism = workload.parallelism();
        boolean ofModel = workload.tower() == Workload.NO_TOWER;
        long experts = ofModel ? experts(model, workload) : 0;
        long copies = experts > 0 ? parallelism.tokenHolders() / parallelism.expertHolders() : 1;
        boolean training = workload.phase().isTraining();
        // In training every replica takes as many sequences.
        long sequences = training ? parallelism.data() : workload.sequences();
        long rest = sequences % parallelism.data();
        boolean decodes = workload.phase() == Phase.DECODE;
        boolean readsCache = decodes;
        for (Request request : workload.requests()) {
            readsCache |= request.contextTokens() > 0;
        }
        long most = (sequences + parallelism.data() - 1) / parallelism.data();
        return new RepeatedWork(
                copies,
                parallelism.stageDevices() / copies,
                experts,
                parallelism.data(),
                rest == 0 ? parallelism.data() : rest,
                most,
                decodes ? parallelism.context() : 1,
                readsCache && model.hasLatents() ? parallelism.tensor() : 1,
                readsCache ? keyRanks(model, parallelism.tensor()) : 1);
    }

    public boolean repeatsExperts() {
        return expertCopies > 1;
    }

    public boolean hasEmptierReplicas() {
        return fullReplicas < replicas;
    }

    public boolean repeatsTokens() {
        return contextRanks > 1;
    }

    public boolean repeatsLatents() {
        return latentRanks > 1;
    }

    public boolean repeatsKeys() {
        return keyRanks > 1;
    }

    /** The most routed experts of a layer that the phase runs. */
    private static long experts(ModelSpec model, Workload workload) {
        long most = 0;
        for (Stack stack : model.stacks()) {
            boolean runs = workload.phase().isTraining() || stack.isEncoder() == (workload.phase() == Phase.ENCODE);
            for (LayerGroup group : stack.groups()) {
                if (runs && group.experts().isPresent()) {
                    most = Math.max(most, group.experts().get().experts());
                }
            }
        }
        return most;
    }

    /** Of the layers of a decoder. */
    private static long keyRanks(ModelSpec model, long tensor) {
        long most = 1;
        for (Stack stack : model.stacks()) {
            for (SequenceMixer mixer : stack.mixers()) {
                if (!stack.isEncoder() && mixer.groupedHeads().isPresent()) {
                    int kvHeads = mixer.groupedHeads().get().kvHeads();
                    most = Math.max(most, (tensor + kvHeads - 1) / kvHeads);
                }
            }
        }
        return most;
    }
}
