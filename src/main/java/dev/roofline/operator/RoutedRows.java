package dev.roofline.operator;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.Split;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;

/** Rows of a mixture's experts on one device, and which of them come from other devices and go back. */
final class RoutedRows {
    private final MixtureOfExperts mixture;
    private final Sublayer sublayer;
    private final Parallelism parallelism;
    /** Rows of the experts that the device holds: an expected number where experts are divided. */
    private final double rows;
    /** Tokens with an expert on the device: as many rows come to it. */
    private final double arriving;

    private final double distinct;
    private final boolean staysDivided;
    private final boolean dispatches;

    RoutedRows(MixtureOfExperts mixture, Sublayer sublayer) {
        this.mixture = mixture;
        this.sublayer = sublayer;
        this.parallelism = sublayer.emission().parallelism();
        DeviceShard share = sublayer.share();
        int held = Split.share(mixture.experts(), parallelism.expert(), share.expertRank());
        double together = share.expertTokens();
        this.rows = together * mixture.perToken() * held / mixture.experts();
        this.distinct =
                sublayer.workload().routing().distinctHeld(mixture.experts(), mixture.perToken(), together, held);
        this.arriving = arriving(together, held, share.expertRank());
        this.staysDivided = OwnTokens.areRouted(
                mixture,
                sublayer.isBesideAnother(),
                parallelism,
                sublayer.emission().dividesStream());
        // Ranks that hold the same tokens sum up what their experts make, unless each has a part of them alone.
        this.dispatches = parallelism.expertHolders() > 1 || staysDivided;
    }

    private double arriving(double together, int held, long rank) {
        return switch (sublayer.workload().routing()) {
            case UNIFORM -> {
                ExpertChance chance = new ExpertChance(
                        mixture.experts(), mixture.perToken(), mixture.groups(), mixture.groupsTaken());
                long first = Split.before(mixture.experts(), parallelism.expert(), rank);
                yield together * chance.ofOne(first, first + held);
            }
            case WORST -> Math.min(together, rows);
            case BEST -> {
                long most = Packings.nodes(mixture.experts(), parallelism.expert());
                yield together * Packings.nodes(mixture.perToken(), most) / parallelism.expert();
            }
        };
    }

    /** Rows that the products of the experts have. */
    double rows() {
        return rows;
    }

    /** Rows that come to the device. */
    double arriving() {
        return arriving;
    }

    /** Rows that are read or made where fused products gather and sum up what belongs to one token. */
    double gathered() {
        return sublayer.emission().fuses() ? arriving : rows;
    }

    /** Distinct experts of which matrices are read. */
    double distinct() {
        return distinct;
    }

    /** Whether a rank routes, sends and gets back the tokens of its own part of the sequence, and no others. */
    boolean staysDivided() {
        return staysDivided;
    }

    /** Whether rows go to other devices. */
    boolean dispatches() {
        return dispatches;
    }

    /** Tokens that the device sends, and whose outputs it gets back. */
    double sentTokens() {
        return sublayer.tokens() / (double) parallelism.expertTensorRanks();
    }

    /** Whether tensor ranks sum up what they have, after rows are back. */
    boolean sumsLater() {
        return !gathersSums() || (sublayer.emission().dividesStream() && !staysDivided);
    }

    private boolean gathersSums() {
        return dispatches
                && parallelism.expertSlices() < parallelism.tensor()
                && mixture.shared().isEmpty()
                && !sublayer.isBesideAnother();
    }

    /** The format in which rows come back. */
    TensorFormat returned() {
        return sublayer.emission().precision().returned(mixture);
    }

    /** The rows that go to experts: tensor ranks that hold the same tokens send a part of them each. */
    ExpertRows sent(TensorFormat format) {
        return rows(staysDivided ? 1 : parallelism.expertTensorRanks(), format);
    }

    /** The rows that come back: they need not come to one rank where tensor ranks sum up what they have afterwards. */
    ExpertRows back() {
        return rows(sumsLater() ? parallelism.expertTensorRanks() : 1, returned());
    }

    private ExpertRows rows(long holders, TensorFormat format) {
        return new ExpertRows(
                mixture.experts(),
                mixture.perToken(),
                mixture.groups(),
                mixture.groupsTaken(),
                sublayer.workload().routing(),
                parallelism.expert(),
                holders,
                sentTokens(),
                format.bytes(1, sublayer.width()));
    }
}
