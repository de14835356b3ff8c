package dev.roofline.operator;

import dev.roofline.model.Stack;

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
}
