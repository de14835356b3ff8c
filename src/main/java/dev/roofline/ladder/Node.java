package dev.roofline.ladder;

import dev.roofline.evaluate.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some sizes of a region, and what is certain at all of them: of each operator which resource bounds it, and then of the
 * phase or group. What is certain stays so at fewer sizes.
 */
final class Node {
    /** By what part of the margin between forms curves may be off. */
    private static final double ROUNDING = 0.1;

    private final Subject subject;
    private final long from;
    private final long to;
    /** The whole phase, on which a group hangs: by the form of latent attention, or by what hides exchanges. */
    private final Optional<Node> whole;

    private final List<List<Atom>> open = new ArrayList<>();
    private final List<Tally[]> tallies = new ArrayList<>();
    private final List<Shares> shares = new ArrayList<>();
    /** The operator, of those of which the bound is open, that may take most time. */
    private @Nullable Atom largestOpen;

    private double mostOpen;

    private Node(Subject subject, long from, long to, Optional<Node> whole) {
        this.subject = subject;
        this.from = from;
        this.to = to;
        this.whole = whole;
    }

    static Node of(Region region, Subject subject) {
        boolean hangs = subject.group().isPresent()
                && (subject.atOnce() || subject.hides() || region.forms().size() > 1);
        Optional<Node> whole = hangs ? Optional.of(of(region, subject.of(Optional.empty()))) : Optional.empty();
        Node node = new Node(subject, region.first(), region.last(), whole);
        for (List<Atom> form : region.forms()) {
            List<Atom> atoms = new ArrayList<>();
            int steps = 1;
            for (Atom atom : form) {
                if (subject.has(atom)) {
                    atoms.add(atom);
                }
                // Steps are distinguished only where each hides its own exchanges.
                steps = subject.hides() ? Math.max(steps, atom.step() + 1) : 1;
            }
            Tally[] tally = new Tally[steps];
            for (int step = 0; step < steps; step++) {
                tally[step] = Tally.empty(form.get(0).times()[0].low().basis());
            }
            node.decide(atoms, tally);
        }
        return node;
    }

    /** Some of the sizes. */
    Node part(long first, long last) {
        Optional<Node> wholePart = whole.isPresent() ? Optional.of(whole.get().part(first, last)) : Optional.empty();
        Node part = new Node(subject, first, last, wholePart);
        for (int form = 0; form < open.size(); form++) {
            Tally[] tally = new Tally[tallies.get(form).length];
            for (int step = 0; step < tally.length; step++) {
                tally[step] = tallies.get(form)[step].closed();
            }
            part.decide(open.get(form), tally);
        }
        return part;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    private void decide(List<Atom> atoms, Tally[] tally) {
        List<Atom> rest = new ArrayList<>();
        for (Atom atom : atoms) {
            Tally step = tally[tally.length == 1 ? 0 : atom.step()];
            int first = atom.exchange() ? Tally.NETWORK : Tally.COMPUTE;
            if (subject.atOnce()) {
                for (int resource = 0; resource < Regions.RESOURCES; resource++) {
                    step.add(resource, atom.times()[resource]);
                }
            } else if (isCertain(atom, first, Tally.MEMORY)) {
                add(atom, first, step);
            } else if (isCertain(atom, Tally.MEMORY, first)) {
                add(atom, Tally.MEMORY, step);
            } else {
                addOpen(atom, first, step);
                rest.add(atom);
            }
        }
        open.add(rest);
        tallies.add(tally);
        shares.add(share(tally));
    }

    private boolean isCertain(Atom atom, int first, int other) {
        Curve low = atom.times()[first].low();
        Band above = atom.times()[other];
        if (above.isZero()) {
            return true;
        }
        Curve margin = low.copy().add(low, -Shares.CERTAIN).add(above.high(), -1 - Shares.CERTAIN);
        return margin.least(from, to) > 0;
    }

    private void add(Atom atom, int resource, Tally step) {
        Band time = atom.times()[resource];
        step.add(atom.exchange() && resource == Tally.MEMORY ? Tally.EXCHANGE_MEMORY : resource, time);
        if (subject.hides()) {
            step.add(atom.exchange() ? Tally.EXCHANGE : Tally.WORK, time);
        }
    }

    private void addOpen(Atom atom, int first, Tally step) {
        Band own = atom.times()[first];
        Band memory = atom.times()[Tally.MEMORY];
        double mostFirst = own.high().most(from, to);
        double mostMemory = memory.high().most(from, to);
        double most = Math.max(mostFirst, mostMemory);
        double least = Math.max(own.low().least(from, to), memory.low().least(from, to));
        step.addOpen(first, mostFirst);
        step.addOpen(atom.exchange() ? Tally.EXCHANGE_MEMORY : Tally.MEMORY, mostMemory);
        step.addOpen(atom.exchange() ? Tally.EXCHANGE : Tally.WORK, most);
        step.addOpenTime(atom.exchange(), Math.max(0, least));
        if (largestOpen == null || most > mostOpen) {
            largestOpen = atom;
            mostOpen = most;
        }
    }

    private Shares share(Tally[] tally) {
        Shares all = new Shares(tally[0].sum(0).low().basis());
        for (int step = 0; step < tally.length; step++) {
            if (!subject.hides()) {
                all.add(tally[step], 1, 1);
            } else if (whole.isEmpty() && tally[step].exchangesOutlast(subject.overlap(), from, to)) {
                all.addOutlasting(tally[step]);
            } else {
                Tally phase = whole.isPresent() ? whole.get().tallies.get(shares.size())[step] : tally[step];
                double[] shown = phase.shown(subject.overlap(), from, to);
                all.add(tally[step], shown[0], shown[1]);
            }
        }
        return all;
    }

    /** What is certain at each of the sizes, whichever form is taken; null where nothing is. */
    @Nullable
    Standing standing() {
        Standing common = null;
        List<Shares> phase = whole.isPresent() ? whole.get().shares : shares;
        for (int form = 0; form < phase.size(); form++) {
            if (isLeft(form, phase)) {
                continue;
            }
            Standing own =
                    subject.atOnce() ? atOnce(form, phase) : shares.get(form).standing(from, to);
            if (own == null || (common != null && !common.is(own))) {
                return null;
            }
            common = own;
        }
        return common;
    }

    /**
     * Whether another form is certainly taken: a later one has to be faster than those before it by more than roundings. Of
     * pipeline stages the longest is taken.
     */
    private boolean isLeft(int form, List<Shares> phase) {
        Shares own = phase.get(form);
        for (int i = 0; i < phase.size(); i++) {
            Shares other = phase.get(i);
            boolean left = subject.ofLongest()
                    ? i != form && isAbove(other, 1 - Shares.CERTAIN, own, 1)
                    : (i > form && isAbove(own, 1 - Evaluator.FASTER * (1 + ROUNDING), other, 1))
                            || (i < form && isAbove(own, 1, other, 1 - Evaluator.FASTER * (1 - ROUNDING)));
            if (left) {
                return true;
            }
        }
        return false;
    }

    private boolean isAbove(Shares one, double part, Shares other, double ofOther) {
        return subject.atOnce()
                ? one.isAboveAtOnce(part, other, ofOther, from, to)
                : one.isAbove(part, other, ofOther, from, to);
    }

    /** All resources work at once: the largest sum is the phase's time, of which a group has its part. */
    private @Nullable Standing atOnce(int form, List<Shares> phase) {
        Standing all = phase.get(form).standing(from, to);
        if (all == null || all.bound().isEmpty()) {
            return all;
        }
        boolean takesNone = tallies.get(form)[0].isZero(Tally.of(all.bound().get()));
        return takesNone ? Standing.NONE : new Standing(all.bound(), false);
    }

    /** The last size of the first of two parts of which more may be certain. */
    long turn() {
        long turn = to;
        if (largestOpen != null) {
            int first = largestOpen.exchange() ? Tally.NETWORK : Tally.COMPUTE;
            turn = largestOpen
                    .times()[first]
                    .low()
                    .copy()
                    .add(largestOpen.times()[Tally.MEMORY].high(), -1)
                    .zero(from, to);
        }
        for (int form = 1; form < shares.size() && turn == to; form++) {
            turn = shares.get(form).turn(shares.get(0), from, to);
        }
        for (int form = 0; form < shares.size() && turn == to; form++) {
            turn = isLeft(form, shares) ? to : shares.get(form).turn(from, to);
        }
        return turn == to && whole.isPresent() ? whole.get().turn() : turn;
    }
}
