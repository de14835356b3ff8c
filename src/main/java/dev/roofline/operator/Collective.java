package dev.roofline.operator;

import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An exchange among the devices of a group. Its sums ride in the exchange: no FLOPs. What goes over which link is decided
 * where it is placed on a machine: here stands what that hangs on.
 *
 * @param kind what is exchanged
 * @param group which devices exchange
 * @param way in which pass of a training step it is needed
 * @param buffer bytes of the whole tensor that a device ends up with, or starts from, D
 * @param rows what decides how many rows go to experts or come back from them; empty where none do
 */
public record Collective(
        Site site,
        Kind kind,
        RankGroup group,
        Way way,
        double buffer,
        NumberFormat arithmetic,
        List<Access> accesses,
        Optional<ExpertRows> rows)
        implements Operator {
    private static final String EXPERT_ROWS =
            "D sum over other ranks of h(m), of it at least D sum over other nodes of h(m) far;"
                    + " h(m) = 1 - C(E-m,k)/C(E,k) where experts are taken evenly and in no groups";
    private static final String LEVELS = "; in nodes of i with n = i, among them with n/i and D/i";
    private static final Formula NONE = new Formula("FLOPs", "0", Source.CONVENTION);

    /** What goes from device to device; each row of the formulas is of one device and one direction, over all its links. */
    public enum Kind {
        /** Every device ends up with the sum of all. */
        ALL_REDUCE("2 (n-1)/n D (ring), 2 D (trees), D (switch)" + LEVELS, Source.COLLECTIVES),
        /** Every device ends up with the parts of all. */
        ALL_GATHER("(n-1)/n D" + LEVELS, Source.COLLECTIVES),
        /** Every device ends up with its part of the sum. */
        REDUCE_SCATTER("(n-1)/n D" + LEVELS, Source.COLLECTIVES),
        /** Every device sends every other one a part. */
        ALL_TO_ALL("(n-1)/n D; in nodes of at most i and at least j (i-1)/n D near and (n-j)/n D far", Source.ULYSSES),
        /** Every device is sent what it sees of the parts beside its own. */
        HALO("D" + LEVELS, Source.RING_ATTENTION),
        /** Rows of tokens go to their experts. */
        DISPATCH(EXPERT_ROWS, Source.EXPERT_DISPATCH),
        /** Rows of tokens come back from their experts, summed up in a rank and in a node. */
        RETURN(EXPERT_ROWS, Source.EXPERT_DISPATCH),
        /** Each device of a chain but the last sends to the next. */
        SEND("D", Source.COLLECTIVES);

        private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
        private final Formula formula;

        Kind(String expression, Source source) {
            this.formula = new Formula("network bytes", expression, source);
        }

        public String label() {
            return label;
        }

        public Formula formula() {
            return formula;
        }

        /** What sends gradients back to where the tensors came from. */
        Kind counterpart() {
            return switch (this) {
                case ALL_REDUCE, ALL_TO_ALL, HALO -> this;
                case DISPATCH -> RETURN;
                case RETURN -> DISPATCH;
                case ALL_GATHER -> REDUCE_SCATTER;
                case REDUCE_SCATTER -> ALL_GATHER;
                case SEND -> throw new IllegalArgumentException("stages hand gradients on by themselves");
            };
        }
    }

    /** The passes of a training step that exchange it; inference goes forward alone. */
    public enum Way {
        /** Forward, and its counterpart backward. */
        BOTH,
        /** Its gradient is whole wherever it is wanted. */
        FORWARD,
        /** A gradient whose parts have to be summed up or put together, of a tensor that was whole wherever it was wanted. */
        BACKWARD
    }

    public Collective {
        accesses = List.copyOf(accesses);
        boolean ofExperts = kind == Kind.DISPATCH || kind == Kind.RETURN;
        if (ofExperts != rows.isPresent() || (ofExperts && rows.get().ranks() != group.degree())) {
            throw new IllegalArgumentException("rows to experts and back, and they alone, go by their routing");
        }
    }

    /** An exchange of tensors that is needed forward alone. */
    public Collective(
            Site site, Kind kind, RankGroup group, double buffer, NumberFormat arithmetic, List<Access> accesses) {
        this(site, kind, group, Way.FORWARD, buffer, arithmetic, accesses, Optional.empty());
    }

    /** Rows of tokens on their way to experts or back. */
    static Collective ofRows(
            Site site, Kind kind, RankGroup group, NumberFormat arithmetic, List<Access> accesses, ExpertRows rows) {
        double buffer = rows.tokens() * rows.rowBytes();
        return new Collective(site, kind, group, Way.BOTH, buffer, arithmetic, accesses, Optional.of(rows));
    }

    public long degree() {
        return group.degree();
    }

    public long stride() {
        return group.stride();
    }

    /** Whether an operator is an exchange that the backward pass alone has. */
    static boolean isOfBackward(Operator operator) {
        return operator.exchange().isPresent() && operator.exchange().get().way() == Way.BACKWARD;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    @Override
    public boolean isProduct() {
        return false;
    }

    @Override
    public double flopsAsked() {
        return flops();
    }

    @Override
    public boolean isDispensable() {
        return false;
    }

    @Override
    public Optional<Collective> exchange() {
        return Optional.of(this);
    }

    Collective withWay(Way other) {
        return new Collective(site, kind, group, other, buffer, arithmetic, accesses, rows);
    }

    /** The same rows or tensors exchanged in another way. */
    Collective as(Kind other, Site where, List<Access> moved) {
        return new Collective(where, other, group, way, buffer, arithmetic, moved, rows);
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
    public List<Symbol> symbols() {
        Symbol ranks = new Symbol("n", degree());
        Symbol whole = new Symbol("D", buffer);
        return rows.isEmpty()
                ? List.of(ranks, whole)
                : List.of(
                        ranks,
                        whole,
                        new Symbol("E", rows.get().experts()),
                        new Symbol("k", rows.get().perToken()));
    }

    @Override
    public Collective with(Site where, List<Access> moved) {
        return new Collective(where, kind, group, way, buffer, arithmetic, moved, rows);
    }
}
