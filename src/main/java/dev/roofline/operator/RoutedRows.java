package dev.roofline.operator;

import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.Split;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Routing;

/**
 * Rows of a mixture's experts on one device, and which of them come from other devices and go back.
 *
 * @param rows of the experts that the device holds: an expected number where experts are divided
 * @param arriving tokens with an expert on the device: as many rows come to it
 * @param distinct experts of which matrices are read
 */
record RoutedRows(MixtureOfExperts mixture, Sublayer experts, Dimension rows, Dimension arriving, Dimension distinct)
        implements MatrixRows {
    static RoutedRows of(MixtureOfExperts mixture, Sublayer experts) {
        DeviceShard share = experts.share();
        long ranks = experts.emission().parallelism().expert();
        int held = Split.share(mixture.experts(), ranks, share.expertRank());
        double together = share.expertTokens();
        double rows = together * mixture.perToken() * held / mixture.experts();
        Routing routing = experts.workload().routing();
        double arriving = switch (routing) {
            case UNIFORM -> {
                ExpertChance chance = new ExpertChance(
                        mixture.experts(), mixture.perToken(), mixture.groups(), mixture.groupsTaken());
                long first = Split.before(mixture.experts(), ranks, share.expertRank());
                yield together * chance.ofOne(first, first + held);
            }
            case WORST -> Math.min(together, rows);
            case BEST -> {
                long most = Packings.nodes(mixture.experts(), ranks);
                yield together * Packings.nodes(mixture.perToken(), most) / ranks;
            }
        };
        return new RoutedRows(
                mixture,
                experts,
                Letter.EXPERT_ROWS.of(rows),
                Letter.ARRIVING.of(arriving),
                Letter.EXPERTS_READ.of(routing.distinctHeld(mixture.experts(), mixture.perToken(), together, held)));
    }

    private Parallelism parallelism() {
        return experts.emission().parallelism();
    }

    /** Rows as they have come to the device. Where products gather their rows themselves, each token is read once. */
    @Override
    public Access input() {
        Emission emission = experts.emission();
        if (dispatches()) {
            TensorFormat format = emission.precision().dispatched();
            return Access.activation("input", gathered(), experts.width(), format)
                    .as(Access.Role.INPUT);
        }
        return emission.fuses()
                ? emission.act("tokens of the stream", gathered(), experts.width())
                : emission.input(gathered(), experts.width());
    }

    @Override
    public Access weights(Dimension n, Dimension k) {
        return experts.emission().weight("weights of distinct experts", distinct.times(n), k, experts.weights());
    }

    @Override
    public Access bias(Dimension elements) {
        return experts.emission()
                .vector("biases of distinct experts", distinct.times(elements))
                .as(Access.Role.BIAS);
    }

    /** Rows that are read or made where fused products gather and sum up what belongs to one token. */
    Dimension gathered() {
        return experts.emission().fuses() ? arriving : rows;
    }

    /** Whether a rank routes, sends and gets back the tokens of its own part of the sequence, and no others. */
    boolean staysDivided() {
        boolean divided = experts.emission().dividesStream();
        return OwnTokens.areRouted(mixture, experts.isBesideAnother(), parallelism(), divided);
    }

    /**
     * Whether rows go to other devices: ranks that hold the same tokens sum up what their experts make, unless each has a part
     * of them alone.
     */
    boolean dispatches() {
        return parallelism().expertHolders() > 1 || staysDivided();
    }

    /** Tokens that the device sends, and whose outputs it gets back. */
    Dimension sentTokens() {
        return experts.tokens()
                .over(Letter.SENDING_RANKS.ofSeveral(parallelism().expertTensorRanks()));
    }

    /** Whether tensor ranks sum up what they have, after rows are back. */
    boolean sumsLater() {
        return !gathersSums() || (experts.emission().dividesStream() && !staysDivided());
    }

    private boolean gathersSums() {
        return dispatches()
                && parallelism().expertSlices() < parallelism().tensor()
                && mixture.shared().isEmpty()
                && !experts.isBesideAnother();
    }

    /** The format in which rows come back. */
    TensorFormat returned() {
        return experts.emission().precision().returned(mixture);
    }

    /** The rows that go to experts: tensor ranks that hold the same tokens send a part of them each. */
    ExpertRows sent(TensorFormat format) {
        return rows(staysDivided() ? 1 : parallelism().expertTensorRanks(), format);
    }

    /** The rows that come back: they need not come to one rank where tensor ranks sum up what they have afterwards. */
    ExpertRows back() {
        return rows(sumsLater() ? parallelism().expertTensorRanks() : 1, returned());
    }

    private ExpertRows rows(long holders, TensorFormat format) {
        return new ExpertRows(
                mixture.experts(),
                mixture.perToken(),
                mixture.groups(),
                mixture.groupsTaken(),
                experts.workload().routing(),
                parallelism().expert(),
                holders,
                sentTokens().value(),
                format.bytes(1, experts.width().value()));
    }
}
