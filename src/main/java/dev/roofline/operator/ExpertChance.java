package dev.roofline.operator;

/**
 * The chance that a token has one of its experts among some that stand next to each other, where any choice of k experts is
 * as likely as any other: h(m) = 1 - C(E-m, k) / C(E, k) of m experts. Where a token first chooses g of G groups, each with
 * as many experts, it is the average of the same over those choices (DeepSeek-V2, arXiv 2405.04434, section 2.2.2).
 */
final class ExpertChance {
    private final int experts;
    private final int perToken;
    private final int groups;
    private final int taken;
    /** The last range that was asked for, by its parts: nodes and ranks that are alike ask for the same. */
    private long knownHead = -1;

    private long knownTail = -1;
    private long knownWhole = -1;
    private double known;

    /**
     * A router.
     *
     * @param experts E
     * @param perToken k
     * @param groups G
     * @param taken g
     */
    ExpertChance(int experts, int perToken, int groups, int taken) {
        this.experts = experts;
        this.perToken = perToken;
        this.groups = groups;
        this.taken = taken;
    }

    /** Of the experts from one, inclusive, to another, exclusive. */
    double ofOne(long from, long to) {
        long size = experts / groups;
        // Groups that the range holds a part of, at its beginning and at its end, and those that it holds whole.
        long head = to - from;
        long tail = 0;
        long whole = 0;
        boolean inOne = from / size == (to - 1) / size && to - from < size;
        if (taken < groups && !inOne) {
            long begin = Packings.nodes(from, size);
            long end = to / size;
            head = begin * size - from;
            tail = to - end * size;
            whole = end - begin;
        }
        if (head != knownHead || tail != knownTail || whole != knownWhole) {
            known = taken == groups ? 1 - noneOf(head, experts) : limited(head, tail, whole, size);
            knownHead = head;
            knownTail = tail;
            knownWhole = whole;
        }
        return known;
    }

    /** The average over the choices of groups. */
    private double limited(long head, long tail, long whole, long size) {
        int heads = head > 0 ? 1 : 0;
        int tails = tail > 0 ? 1 : 0;
        long others = groups - whole - heads - tails;
        double none = 0;
        for (int headTaken = 0; headTaken <= heads; headTaken++) {
            for (int tailTaken = 0; tailTaken <= tails; tailTaken++) {
                for (long inside = 0; inside <= Math.min(whole, taken); inside++) {
                    long outside = taken - inside - headTaken - tailTaken;
                    if (outside >= 0 && outside <= others) {
                        long among = inside * size + headTaken * head + tailTaken * tail;
                        none += ways(whole, inside, others, outside) * noneOf(among, taken * size);
                    }
                }
            }
        }
        return 1 - none;
    }

    /** C(E-m, k) / C(E, k): none of m experts among k of so many. */
    private double noneOf(long among, long all) {
        double none = 1;
        for (int i = 0; i < perToken; i++) {
            none *= Math.max(0.0, all - among - i) / (all - i);
        }
        return none;
    }

    /** C(whole, inside) C(others, outside) / C(G, g), factor by factor: each of the three may be beyond any number. */
    private double ways(long whole, long inside, long others, long outside) {
        double ways = 1;
        int i = 0;
        int j = 0;
        for (int drawn = 0; drawn < taken; drawn++) {
            ways *= (drawn + 1.0) / (groups - drawn);
            if (i < inside) {
                ways *= (whole - i) / (i + 1.0);
                i++;
            } else if (j < outside) {
                ways *= (others - j) / (j + 1.0);
                j++;
            }
        }
        return ways;
    }
}
