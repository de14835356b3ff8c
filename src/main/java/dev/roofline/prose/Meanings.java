package dev.roofline.prose;

import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Schedule;
import dev.roofline.workload.Sharding;

/** What the choices of a run mean, each in a clause. */
final class Meanings {
    private Meanings() {}

    static String of(Counting choice) {
        return switch (choice) {
            case STANDARD -> "2mnk a product; each tensor an operator touches moves once";
            case SURVEY ->
                "arXiv 2302.14017: layers only, unfused, score products (2k-1)mn, 58 FLOPs a channel of other work";
        };
    }

    static String of(Fusion choice) {
        return switch (choice) {
            case NONE -> "each operator reads and writes memory (eager frameworks)";
            case FLASH -> "attention in one kernel, element-wise work folded into its neighbour";
            case IDEAL -> "compulsory traffic only: each phase max(FLOPs / peak, (weights + cache) / bandwidth)";
        };
    }

    static String of(Recomputation choice) {
        return switch (choice) {
            case NONE -> "what the backward pass needs is kept";
            case SELECTIVE -> "scores and softmax of attention are computed again";
            case FULL -> "each layer's forward pass is computed again from its input";
        };
    }

    static String of(Routing choice) {
        return switch (choice) {
            case UNIFORM -> "expected distinct experts E(1 - (1 - k/E)^T) of T tokens taking k of E";
            case WORST -> "as many distinct experts as T tokens can reach, min(E, k T)";
            case BEST -> "all tokens take the same k experts";
        };
    }

    static String of(Schedule choice) {
        return switch (choice) {
            case GPIPE -> "all forward passes, then all backward passes";
            case ONE_FORWARD_ONE_BACKWARD -> "a forward and a backward pass in turn";
            case INTERLEAVED -> "a forward and a backward pass in turn, several runs of layers on each device";
        };
    }

    static String of(LatentForm choice) {
        return switch (choice) {
            case NAIVE -> "latents expanded to keys and values";
            case ABSORBED -> "queries and outputs moved to the latents";
            case SPLIT -> "latents expanded for prompts, absorbed for single tokens";
            case FASTEST -> "the form that takes less time";
        };
    }

    static String of(Sharding choice) {
        return switch (choice) {
            case NONE ->
                "every replica keeps all of weights, gradients and optimizer states; gradients are all-reduced once a step";
            case OPTIMIZER ->
                "optimizer states are divided; gradients are reduce-scattered and weights gathered once a step";
            case GRADIENTS ->
                "gradients and optimizer states are divided; gradients are reduce-scattered after each micro-batch, weights gathered once a step";
            case PARAMETERS ->
                "weights, gradients and optimizer states are divided; weights are gathered layer by layer in each forward and backward pass, gradients reduce-scattered after each micro-batch";
        };
    }
}
