package dev.roofline.operator;

import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Routing;
import java.util.List;

/** Rows of tokens to their experts on other devices, and back. */
final class ExpertExchange {
    private final Sublayer experts;
    private final Emission emission;
    private final RoutedRows routed;
    private final int width;

    ExpertExchange(Sublayer experts, RoutedRows routed) {
        this.experts = experts;
        this.emission = experts.emission();
        this.routed = routed;
        this.width = experts.width();
    }

    /**
     * Rows to their experts: tensor ranks that hold the same tokens send a part of them each, and none to each other; those
     * that have tokens of their own send to each other too.
     */
    void emitDispatch() {
        TensorFormat format = emission.precision().dispatched();
        ExpertRows sent = routed.sent(format);
        emitRows(
                "dispatch",
                Collective.Kind.DISPATCH,
                sent,
                List.of(
                        emission.act("rows sent", routed.sentTokens(), width),
                        Access.activation("rows received", routed.arriving() * ofOthers(sent), width, format)));
    }

    /**
     * Rows back to their tokens' devices. Ranks with the same tokens sum up their own rows later where all sum up anyway.
     *
     * @param back what comes back
     * @param arrived rows of a token that its device sums up, its own among them
     */
    void emitReturn(ExpertRows back, double arrived) {
        TensorFormat format = routed.returned();
        double received = Math.max(0, arrived - back.spread().own());
        emitRows(
                "collect",
                Collective.Kind.RETURN,
                back,
                List.of(
                        Access.activation("rows sent", routed.gathered() * ofOthers(back), width, format),
                        Access.activation("rows received", routed.sentTokens() * received, width, format)));
    }

    /**
     * Of the tokens with experts on the device, the part that other devices hold: under even routing as large as the part of
     * all tokens that they hold, else as many rows as the device sends.
     */
    private double ofOthers(ExpertRows exchanged) {
        return exchanged.routing() == Routing.UNIFORM
                ? 1 - exchanged.holders() / (double) exchanged.ranks()
                : Math.min(1, routed.sentTokens() * exchanged.spread().sent() / routed.arriving());
    }

    private void emitRows(String name, Collective.Kind kind, ExpertRows exchanged, List<Access> accesses) {
        Parallelism parallelism = emission.parallelism();
        emission.add(Collective.ofRows(
                experts.site(name, Group.COLLECTIVE),
                kind,
                new RankGroup(parallelism.expert(), parallelism.expertSlices()),
                emission.activations().arithmetic(),
                accesses,
                exchanged));
    }
}
