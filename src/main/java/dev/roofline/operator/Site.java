package dev.roofline.operator;

import dev.roofline.model.Layers;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an operator stands in the model.
 *
 * @param id {@code stack.part.operator}, such as {@code decoder.attention.qkv}
 * @param layers the layers it stands for; empty outside the stacks
 * @param count how often it runs in one step
 * @param host the operator into which it is folded; its time is then part of the host's
 */
public record Site(String id, Group group, Optional<Layers> layers, long count, Optional<String> host) {
    public Site {
        Objects.requireNonNull(id);
        Objects.requireNonNull(group);
        Objects.requireNonNull(layers);
        Objects.requireNonNull(host);
        if (count < 1) {
            throw new IllegalArgumentException("an operator runs at least once: " + id);
        }
    }

    /** What is called after it, folded into the host's namesake. */
    Site suffixed(String suffix) {
        return new Site(id + suffix, group, layers, count, host.map(name -> name + suffix));
    }

    /** The same, done so many times as often. */
    Site times(long factor) {
        return new Site(id, group, layers, count * factor, host);
    }
}
