package dev.roofline.operator;

import dev.roofline.model.Stack;
import java.util.List;

/**
 * The shape of a stack's residual stream on a device.
 *
 * @param tokens that the device puts through a layer
 * @param own those whose stream it has, where tensor ranks divide it
 * @param channels of all its own tokens
 */
record ResidualStream(Dimension tokens, Dimension own, Dimension width, Dimension channels) {
    ResidualStream(Dimension tokens, Dimension own, Dimension width) {
        this(tokens, own, width, own.times(width));
    }

    static ResidualStream of(DeviceShard share, Stack stack) {
        Dimension tokens = Letter.TOKENS.of(share.tokens());
        return new ResidualStream(
                tokens,
                share.dividesStream() ? Letter.OWN_TOKENS.of(share.streamTokens()) : tokens,
                Letter.WIDTH.of(stack.width()));
    }

    /** What a device has of it goes to its like in another stage. */
    void emitSend(Site site, long degree, long stride, Emission emission) {
        List<Access> sent = List.of(emission.act("stream", own, width));
        emission.collective(site, Collective.Kind.SEND, degree, stride, Collective.Way.BOTH, sent);
    }
}
