package dev.roofline.model;

import java.util.Optional;

/** An encoder of another modality beside the model's stacks: images for a decoder, or for comparison with texts. */
public record Tower(Stack stack, Optional<Connector> connector, Optional<ClassHead> head) {
    public Tower {
        if (!stack.isEncoder() || stack.input().frontEnd().isEmpty()) {
            throw new IllegalArgumentException("a tower is an encoder of patches or audio");
        }
    }
}
