package dev.roofline.operator;

import dev.roofline.model.Layers;
import java.util.Optional;

/**
 * Where an operator stands in the model.
 *
 * @param id {@code stack.part.operator}, such as {@code decoder.attention.qkv}
 * @param layers the layers it stands for; empty outside the stacks
 * @param count how often it runs in one step
 * @param anchor the site of the operator that it is fused with, the very object: its time is then part of the anchor's
 */
public record Site(String id, Group group, Optional<Layers> layers, long count, Optional<Site> anchor) {
    public Site {
        if (count < 1) {
            throw new IllegalArgumentException("an operator runs at least once: " + id);
        }
    }

    /** A site of an operator that stands for itself. */
    public Site(String id, Group group, Optional<Layers> layers, long count) {
        this(id, group, layers, count, Optional.empty());
    }

    /** A site outside the layers, of an operator that runs once. */
    public Site(String id, Group group) {
        this(id, group, Optional.empty(), 1);
    }

    /** Whether the operator is fused with another. */
    public boolean isFused() {
        return anchor.isPresent();
    }

    /** The same of an operator that is fused. */
    Site fusedWith(Optional<Site> other) {
        return new Site(id, group, layers, count, other);
    }

    /** What stands for itself and is called after it. */
    Site suffixed(String suffix) {
        return new Site(id + suffix, group, layers, count);
    }
}
