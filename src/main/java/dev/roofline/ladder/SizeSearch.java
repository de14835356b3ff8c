package dev.roofline.ladder;

import dev.roofline.operator.Group;
import dev.roofline.placement.Totals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Divides all sizes that an option takes into steps of one bound. Between the break points that shapes declare the times of
 * operators follow curves that a few analyses settle; where the curves leave the bound open, at sizes at which resources
 * take the same time but for roundings, the analysis at that size decides.
 *
 * @param budget a climb that has analysed so many steps ends: times follow no curves there
 * @param groups where groups are looked for: their work is that of all pipeline stages
 */
public record SizeSearch(
        SizeVariable variable,
        Samples samples,
        BreakPoints points,
        Ground ground,
        Subject whole,
        int budget,
        Optional<SizeSearch> groups) {
    /** Ranges of fewer sizes, or periods, are looked at one by one. */
    private static final long FEW = 8;

    /** So many sizes that curves leave open are analysed; more of them are a tie over a range. */
    private static final int MOST_OPEN = 500;

    /** So many periods that curves leave open are looked into. */
    private static final int MOST_PERIODS = 4000;

    SizeSearch(SizeVariable variable, Samples samples, BreakPoints points, Subject whole, int budget) {
        this(variable, samples, points, new Ground(samples, points, variable.asked()), whole, budget, Optional.empty());
    }

    /** The same, which looks for groups elsewhere. */
    SizeSearch groupsIn(SizeSearch other) {
        return new SizeSearch(variable, samples, points, ground, whole, budget, Optional.of(other));
    }

    /** The steps of the phase. */
    public BoundLadder ofPhase() {
        return new Climb(whole).ladder();
    }

    /** The steps of a group of its operators. */
    public BoundLadder ofGroup(Group group) {
        return groups.isPresent() ? groups.get().ofGroup(group) : new Climb(whole.of(Optional.of(group))).ladder();
    }

    /** Whether at the largest size most of what moves is the cache. */
    public boolean endsInCache() {
        Totals totals = samples.at(variable.most()).chosen().totals();
        return totals.traffic().kv() > totals.traffic().total() / 2;
    }

    /** The way up from the least size to the largest. */
    private final class Climb {
        private final Subject subject;
        private final StepList steps = new StepList();
        private final int before = samples.analyses();
        private int open;
        private int openPeriods;

        Climb(Subject subject) {
            this.subject = subject;
        }

        BoundLadder ladder() {
            long from = variable.least();
            steps.add(from, from, samples.at(from).standing(subject.group()));
            from++;
            for (long first : points.firsts()) {
                section(from, first - 1);
                from = first;
            }
            section(from, variable.most());
            return new BoundLadder(variable.option(), variable.asked(), steps.steps(), steps.isFull());
        }

        /** Whether no more is to be looked at. */
        private boolean isDone() {
            if (samples.analyses() - before > budget) {
                steps.end();
            }
            return steps.isFull();
        }

        /** Sizes between two declared kinks. */
        private void section(long from, long to) {
            Period common = points.common(variable.most());
            if (isDone()) {
                return;
            }
            if (common.length() == 1 || (to - from) / common.length() < FEW) {
                pieces(from, to);
                return;
            }
            Lattice lattice = Lattice.of(common);
            long first = common.next(from);
            long end = common.next(to - common.length() + 2);
            pieces(from, first - 1);
            periods(lattice, lattice.number(first), lattice.number(end) - 1);
            pieces(end, to);
        }

        private void periods(Lattice lattice, long first, long last) {
            if (isDone()) {
                return;
            }
            if (last - first < FEW) {
                for (long number = first; number <= last; number++) {
                    pieces(lattice.low(number), lattice.high(number));
                }
                return;
            }
            Regions.Laid laid = ground.over(lattice, first, last);
            if (laid.regions().isEmpty()) {
                periods(lattice, first, laid.part());
                periods(lattice, laid.part() + 1, last);
            }
            for (Region region : laid.regions()) {
                look(Node.of(region, subject), lattice, region, 0);
            }
        }

        /** Sizes of few periods, parted where one begins. */
        private void pieces(long from, long to) {
            if (from > to || isDone()) {
                return;
            }
            if (points.periods().size() > 1 && points.rises()) {
                plain(from, to, false);
                return;
            }
            long begin = from;
            while (begin <= to && !isDone()) {
                long end = to;
                for (Period period : points.periods()) {
                    end = Math.min(end, period.next(begin + 1) - 1);
                }
                plain(begin, end, true);
                begin = end + 1;
            }
        }

        /**
         * Sizes at which nothing that is declared begins anew, so that a larger one takes no less.
         *
         * @param smooth whether nothing that is declared happens between them
         */
        private void plain(long from, long to, boolean smooth) {
            if (isDone()) {
                return;
            }
            if (to - from < FEW / 2) {
                for (long size = from; size <= to; size++) {
                    steps.add(size, size, samples.at(size).standing(subject.group()));
                }
                return;
            }
            Standing certain = between(from, to);
            if (certain != null) {
                steps.add(from, to, certain);
                return;
            }
            long part = Ground.middle(from, to);
            if (smooth && to - from >= FEW) {
                Regions.Laid laid = ground.over(Lattice.EVERY_SIZE, from, to);
                for (Region region : laid.regions()) {
                    look(Node.of(region, subject), Lattice.EVERY_SIZE, region, 0);
                }
                if (!laid.regions().isEmpty()) {
                    return;
                }
                part = laid.part();
            }
            plain(from, part, smooth);
            plain(part + 1, to, smooth);
        }

        /** What is certain since times are between those of the first size and of the last; null where nothing is. */
        private @Nullable Standing between(long from, long to) {
            Sample low = samples.at(from);
            Sample high = samples.at(to);
            return low.isLike(high) ? Node.of(Regions.box(low, high), subject).standing() : null;
        }

        private void look(Node node, Lattice lattice, Region region, int depth) {
            if (isDone()) {
                return;
            }
            long from = lattice.low(node.from());
            long to = lattice.high(node.to());
            Standing certain = node.standing();
            if (certain == null && lattice.isEverySize() && node.from() < node.to() && open > MOST_OPEN) {
                certain = tie(from, to);
            }
            if (certain != null) {
                steps.add(from, to, certain);
            } else if (node.from() < node.to()) {
                long turn = depth % 3 == 2 ? node.to() : node.turn();
                turn = turn == node.to() ? Ground.middle(node.from(), node.to()) : turn;
                look(node.part(node.from(), turn), lattice, region, depth + 1);
                look(node.part(turn + 1, node.to()), lattice, region, depth + 1);
            } else {
                single(node.from(), lattice, region);
            }
        }

        /** A size, or a period, of which curves leave open what bounds it. */
        private void single(long number, Lattice lattice, Region region) {
            long from = lattice.low(number);
            if (lattice.isEverySize()) {
                open++;
                steps.add(from, from, samples.at(from).standing(subject.group()));
                return;
            }
            if (++openPeriods > MOST_PERIODS) {
                steps.end();
            }
            boolean smooth = points.periods().size() == 1 && lattice.length() >= FEW / 2;
            Optional<Region> inside = smooth ? ground.inside(lattice, number, region) : Optional.empty();
            if (inside.isPresent()) {
                look(Node.of(inside.get(), subject), Lattice.EVERY_SIZE, inside.get(), 0);
            } else {
                pieces(from, lattice.high(number));
            }
        }

        /** What sizes have in common at which resources take the same time; null where they have not. */
        private @Nullable Standing tie(long from, long to) {
            Standing first = samples.at(from).standing(subject.group());
            boolean alike = first.is(samples.at(Ground.middle(from, to)).standing(subject.group()))
                    && first.is(samples.at(to).standing(subject.group()));
            return alike ? first : null;
        }
    }
}
