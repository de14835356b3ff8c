package dev.roofline.operator;

import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Routing;
import java.util.List;

/** Rows of tokens to their experts on other devices, and back. */
record ExpertExchange(RoutedRows routed) {
    /**
     * Rows to their experts: tensor ranks that hold the same tokens send a part of them each, and none to each other; those
     * that have tokens of their own send to each other too.
     */
    void emitDispatch() {
        TensorFormat format = emission().precision().dispatched();
        ExpertRows rows = routed.sent(format);
        Access sent = emission().act("rows", routed.sentTokens(), width()).as(Access.Role.SENT);
        Dimension received = routed.arriving().times(ofOthers(rows));
        emitRows("dispatch", Collective.Kind.DISPATCH, rows, sent, rowsReceived(received, format));
    }

    private Emission emission() {
        return routed.experts().emission();
    }

    private Dimension width() {
        return routed.experts().width();
    }

    private Access rowsReceived(Dimension rows, TensorFormat format) {
        return Access.activation("rows", rows, width(), format).as(Access.Role.RECEIVED);
    }

    /**
     * Rows back to their tokens' devices. Ranks with the same tokens sum up their own rows later where all sum up anyway.
     *
     * @param back what comes back
     * @param arrived rows of a token that its device sums up, its own among them
     */
    void emitReturn(ExpertRows back, double arrived) {
        TensorFormat format = routed.returned();
        Dimension received =
                Letter.ROWS_BACK.of(Math.max(0, arrived - back.spread().own()));
        Access sent = Access.activation("rows", routed.gathered().times(ofOthers(back)), width(), format)
                .as(Access.Role.SENT);
        Access summed = rowsReceived(routed.sentTokens().times(received), format);
        emitRows("collect", Collective.Kind.RETURN, back, sent, summed);
    }

    /**
     * Of the tokens with experts on the device, the part that other devices hold: under even routing as large as the part of
     * all tokens that they hold, else as many rows as the device sends.
     */
    private Dimension ofOthers(ExpertRows exchanged) {
        double part = exchanged.routing() == Routing.UNIFORM
                ? 1 - exchanged.holders() / (double) exchanged.ranks()
                : Math.min(
                        1,
                        routed.sentTokens().value()
                                * exchanged.spread().sent()
                                / routed.arriving().value());
        return Letter.OTHERS.of(part);
    }

    private void emitRows(String name, Collective.Kind kind, ExpertRows exchanged, Access sent, Access received) {
        Parallelism parallelism = emission().parallelism();
        emission()
                .add(Collective.ofRows(
                        routed.experts().site(name, Group.COLLECTIVE),
                        kind,
                        new RankGroup(parallelism.expert(), parallelism.expertSlices()),
                        emission().activations().arithmetic(),
                        List.of(sent, received),
                        exchanged));
    }
}
