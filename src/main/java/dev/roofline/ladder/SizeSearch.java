package dev.roofline.ladder;

import dev.roofline.model.Split;
import dev.roofline.operator.Group;
import dev.roofline.roofline.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides all sizes that an option takes into steps of one bound. Between the break points that shapes declare the times of
 * operators follow curves that a few analyses settle; where the curves leave the bound open, at sizes at which resources
 * take the same time but for roundings, the analysis at that size decides.
 */
public final class SizeSearch {
    /** Ranges of fewer sizes, or periods, are looked at one by one. */
    private static final long FEW = 8;
    /** So many sizes that curves leave open are analysed; more of them are a tie over a range. */
    private static final int MOST_OPEN = 500;

    private final SizeVariable variable;
    private final Samples samples;
    private final BreakPoints points;
    private final Subject whole;
    private final List<Fitted> fitted = new ArrayList<>();

    /** Regions of a range that were laid once, for phase and groups alike. */
    private record Fitted(long first, long last, boolean periods, Optional<List<Region>> regions) {}

    SizeSearch(SizeVariable variable, Samples samples, BreakPoints points, Subject whole) {
        this.variable = variable;
        this.samples = samples;
        this.points = points;
        this.whole = whole;
    }

    /** The steps of the phase. */
    public BoundLadder ofPhase() {
        return new Climb(whole).ladder();
    }

    /** The steps of a group of its operators. */
    public BoundLadder ofGroup(Group group) {
        return new Climb(new Subject(Optional.of(group), whole.atOnce(), whole.overlap())).ladder();
    }

    /** Whether at the largest size most of what moves is the cache. */
    public boolean endsInCache() {
        Totals totals = samples.at(variable.most()).chosen().totals();
        return totals.traffic().kv() > totals.traffic().total() / 2;
    }

    /** Sizes at which the phase was analysed. */
    public int analyses() {
        return samples.count();
    }

    /** The way up from the least size to the largest. */
    private final class Climb {
        private final Subject subject;
        private final StepList steps = new StepList();
        private final Period common;
        private int open;

        Climb(Subject subject) {
            this.subject = subject;
            this.common = common();
        }

        BoundLadder ladder() {
            long from = variable.least();
            for (long first : points.firsts()) {
                section(from, first - 1);
                from = first;
            }
            section(from, variable.most());
            return new BoundLadder(variable.option(), variable.asked(), steps.steps());
        }

        /** The period of all that begins anew; longer than all sizes where that is too long. */
        private Period common() {
            long length = 1;
            for (Period period : points.periods()) {
                if (length <= variable.most()) {
                    length *= Split.period(length, period.length());
                }
            }
            return new Period(length, points.periods().isEmpty() ? 0 : points.periods().get(0).origin());
        }

        /** Sizes between two declared kinks. */
        private void section(long from, long to) {
            if (common.length() == 1 || (to - from) / common.length() < FEW) {
                pieces(from, to);
                return;
            }
            long first = common.next(from);
            long end = common.next(to - common.length() + 2);
            pieces(from, first - 1);
            periods(number(first), number(end) - 1);
            pieces(end, to);
        }

        private long number(long size) {
            return (size - common.origin()) / common.length();
        }

        private long firstOf(long number) {
            return common.origin() + number * common.length();
        }

        private void periods(long first, long last) {
            if (last - first < FEW) {
                for (long number = first; number <= last; number++) {
                    pieces(firstOf(number), firstOf(number + 1) - 1);
                }
                return;
            }
            Optional<List<Region>> regions = regions(first, last, true);
            if (regions.isPresent()) {
                for (Region region : regions.get()) {
                    look(Node.of(region, subject), true, 0);
                }
                return;
            }
            long middle = middle(first, last);
            periods(first, middle);
            periods(middle + 1, last);
        }

        /** Sizes of few periods, parted where one begins. */
        private void pieces(long from, long to) {
            if (from > to) {
                return;
            }
            if (points.periods().size() > 1 && points.rises()) {
                plain(from, to, false);
                return;
            }
            long begin = from;
            while (begin <= to) {
                long end = to;
                for (Period period : points.periods()) {
                    end = Math.min(end, period.next(begin + 1) - 1);
                }
                plain(begin, end, true);
                begin = end + 1;
            }
        }

        /** Sizes without a period's begin between them. */
        private void plain(long from, long to, boolean smooth) {
            if (to - from < FEW / 2) {
                for (long size = from; size <= to; size++) {
                    steps.add(size, size, samples.at(size).standing(subject.group()));
                }
                return;
            }
            Sample low = samples.at(from);
            Sample high = samples.at(to);
            if (low.isLike(high)) {
                Standing certain = Node.of(Regions.box(low, high), subject).standing();
                if (certain != null) {
                    steps.add(from, to, certain);
                    return;
                }
            }
            Optional<List<Region>> regions =
                    smooth && to - from >= FEW ? regions(from, to, false) : Optional.empty();
            if (regions.isPresent()) {
                for (Region region : regions.get()) {
                    look(Node.of(region, subject), false, 0);
                }
                return;
            }
            long middle = middle(from, to);
            plain(from, middle, smooth);
            plain(middle + 1, to, smooth);
        }

        /** @param periods whether the sizes are numbers of periods */
        private void look(Node node, boolean periods, int depth) {
            long from = periods ? firstOf(node.from()) : node.from();
            long to = periods ? firstOf(node.to() + 1) - 1 : node.to();
            Standing certain = node.standing();
            if (certain == null && node.from() < node.to() && open > MOST_OPEN) {
                certain = tie(from, to);
            }
            if (certain != null) {
                steps.add(from, to, certain);
            } else if (node.from() < node.to()) {
                long turn = depth % 3 == 2 ? node.to() : node.turn();
                turn = turn == node.to() ? middle(node.from(), node.to()) : turn;
                look(node.part(node.from(), turn), periods, depth + 1);
                look(node.part(turn + 1, node.to()), periods, depth + 1);
            } else {
                open++;
                if (periods) {
                    pieces(from, to);
                } else {
                    steps.add(from, to, samples.at(from).standing(subject.group()));
                }
            }
        }

        /** What sizes have in common at which resources take the same time; null where they have not. */
        private Standing tie(long from, long to) {
            Standing first = samples.at(from).standing(subject.group());
            boolean alike = first.is(samples.at(middle(from, to)).standing(subject.group()))
                    && first.is(samples.at(to).standing(subject.group()));
            return alike ? first : null;
        }

        private Optional<List<Region>> regions(long first, long last, boolean periods) {
            for (Fitted known : fitted) {
                if (known.first() == first && known.last() == last && known.periods() == periods) {
                    return known.regions();
                }
            }
            long[] at = spread(first, last, periods);
            Sample[] low = new Sample[at.length];
            Sample[] high = new Sample[at.length];
            for (int i = 0; i < at.length; i++) {
                low[i] = samples.at(periods ? firstOf(at[i]) : at[i]);
                high[i] = periods ? samples.at(firstOf(at[i] + 1) - 1) : low[i];
            }
            double[] rates = points.rates(periods ? firstOf(first) : first);
            for (int i = 0; i < rates.length; i++) {
                rates[i] *= periods ? common.length() : 1;
            }
            Optional<List<Region>> regions = Regions.of(at, low, high, rates);
            if (regions.isPresent() && !areConfirmed(regions.get(), periods)) {
                regions = Optional.empty();
            }
            fitted.add(new Fitted(first, last, periods, regions));
            return regions;
        }

        /** Whether curves that meet do so where they are said to: analyses on both sides say it. */
        private boolean areConfirmed(List<Region> regions, boolean periods) {
            for (int i = 1; i < regions.size(); i++) {
                Region before = regions.get(i - 1);
                if (!isConfirmed(before, before.last(), periods)
                        || !isConfirmed(regions.get(i), regions.get(i).first(), periods)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isConfirmed(Region region, long at, boolean periods) {
            Sample low = samples.at(periods ? firstOf(at) : at);
            return region.meets(at, low, periods ? samples.at(firstOf(at + 1) - 1) : low);
        }

        /** Samples of a range, in about the same proportion from one to the next; the run's own size among them. */
        private long[] spread(long first, long last, boolean periods) {
            long asked = periods ? number(variable.asked()) : variable.asked();
            boolean inside = asked > first + 1 && asked < last - 1;
            long second = inside ? asked : Math.max(first + 2, Math.min(last - 2, middle(first, last)));
            long near = Math.max(first + 1, Math.min(second - 1, middle(first, second)));
            long far = Math.max(second + 1, Math.min(last - 1, middle(second, last)));
            return new long[] {first, near, second, far, last};
        }
    }

    /** Between two sizes in proportion. */
    private static long middle(long from, long to) {
        if (from < 0) {
            return from + (to - from) / 2;
        }
        long middle = (long) Math.sqrt((from + 1.0) * (to + 1.0)) - 1;
        return Math.max(from, Math.min(to - 1, middle));
    }
}
