package dev.roofline.roofline;

import dev.roofline.hardware.Interconnect;
import java.util.List;
import java.util.Objects;

/**
 * How a collective runs on a machine's links, one instance of it.
 *
 * @param algorithm that takes least time
 * @param links that it uses, the nearest devices' first
 * @param seconds on the links
 */
public record Exchange(Algorithm algorithm, List<Interconnect> links, double seconds) {
    /** How the devices of a group take turns. */
    public enum Algorithm {
        /** Each sends to its neighbour: n-1 steps to gather or to scatter, and as many again to do both. */
        RING("ring"),
        /** Two binary trees that share the buffer (Sanders, Speck, Träff: Two-tree algorithms, 2009). */
        TREE("tree"),
        /** Inside each domain, then among domains, then inside again, in chunks that follow each other. */
        HIERARCHICAL("hierarchical"),
        /** Every device to every other at once, or to one. */
        DIRECT("direct");

        private final String label;

        Algorithm(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Exchange {
        Objects.requireNonNull(algorithm);
        links = List.copyOf(links);
    }
}
