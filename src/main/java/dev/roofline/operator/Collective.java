package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An exchange among the devices of a group. Its sums ride in the exchange: no FLOPs.
 *
 * @param kind what is exchanged
 * @param degree devices of the group, n
 * @param stride how far apart the group's devices are numbered: which of them share a scale-up domain hangs on it
 * @param way in which pass of a training step it is needed
 * @param buffer bytes of the whole tensor that a device ends up with, or starts from, D
 */
public record Collective(
        Site site, Kind kind, long degree, long stride, Way way, double buffer, NumberFormat arithmetic, List<Access> accesses)
        implements Operator {
    private static final Formula NONE = new Formula("FLOPs", "0", Source.CONVENTION);

    /** What goes from device to device; each row of the formulas is of one device and one direction. */
    public enum Kind {
        /** Every device ends up with the sum of all. */
        ALL_REDUCE("2 (n-1)/n D"),
        /** Every device ends up with the parts of all. */
        ALL_GATHER("(n-1)/n D"),
        /** Every device ends up with its part of the sum. */
        REDUCE_SCATTER("(n-1)/n D"),
        /** Every device sends every other one a part. */
        ALL_TO_ALL("(n-1)/n D"),
        /** A device sends to the next. */
        SEND("D");

        private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
        private final Formula formula;

        Kind(String expression) {
            this.formula = new Formula("network bytes", expression, Source.COLLECTIVES);
        }

        public String label() {
            return label;
        }

        public Formula formula() {
            return formula;
        }
    }

    /** The passes of a training step that exchange it; inference goes forward alone. */
    public enum Way {
        /** Forward, and its counterpart backward. */
        BOTH,
        /** Its gradient is whole wherever it is wanted. */
        FORWARD,
        /** A gradient whose parts have to be summed up, of a tensor that was whole wherever it was wanted. */
        BACKWARD
    }

    public Collective {
        Objects.requireNonNull(site);
        Objects.requireNonNull(way);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(arithmetic);
        accesses = List.copyOf(accesses);
        if (degree < 2 || stride < 1) {
            throw new IllegalArgumentException("a group has two devices or more");
        }
    }

    /** Bytes that a device sends; what it receives is as much, in the other direction. */
    public double networkBytes() {
        double others = (degree - 1.0) / degree;
        return switch (kind) {
            case ALL_REDUCE -> 2 * others * buffer;
            case ALL_GATHER, REDUCE_SCATTER, ALL_TO_ALL -> others * buffer;
            case SEND -> buffer;
        };
    }

    @Override
    public double flops() {
        return 0;
    }

    @Override
    public Engine engine() {
        return Engine.VECTOR;
    }

    @Override
    public Formula flopsFormula() {
        return NONE;
    }

    @Override
    public Collective withAccesses(List<Access> other) {
        return new Collective(site, kind, degree, stride, way, buffer, arithmetic, other);
    }

    @Override
    public Collective withSite(Site other) {
        return new Collective(other, kind, degree, stride, way, buffer, arithmetic, accesses);
    }
}
