package dev.roofline.operator;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.workload.Parallelism;

/** The tokens of a tensor rank's own part of the sequence, where tensor ranks divide the residual stream. */
public final class OwnTokens {
    private OwnTokens() {}

    /**
     * Whether a rank routes, sends and gets back its own tokens and no others: tensor ranks hold experts whole, and nothing
     * else of the branch wants the tokens of all ranks, as a shared expert does, and a branch that is summed up at once with it.
     *
     * @param besideAnother whether the branch is summed up at once with another
     * @param divided whether the stream is divided along the sequence
     */
    public static boolean areRouted(
            MixtureOfExperts mixture, boolean besideAnother, Parallelism parallelism, boolean divided) {
        return divided
                && parallelism.tensor() > 1
                && parallelism.expert() > 1
                && parallelism.expertSlices() == 1
                && mixture.shared().isEmpty()
                && !besideAnother;
    }
}
