package dev.roofline.operator;

import dev.roofline.model.Split;
import dev.roofline.workload.Routing;

/** How rows spread over nodes and ranks, for the packings of the ranks into nodes that a machine may have. */
public final class ExpertSpread {
    /**
     * Rows that a token sends, of the device that sends most.
     *
     * @param far to other nodes, one each
     * @param further in those nodes, to ranks beyond the one that a crossing row lands in
     * @param inside to other ranks of its own node
     */
    public record Rows(double far, double further, double inside) {}

    private final ExpertRows rows;
    private final ExpertChance chance;
    /** Sums over the ranks before each of the chance that a token has an expert there. */
    private final double[] before;

    ExpertSpread(ExpertRows rows) {
        this.rows = rows;
        this.chance = new ExpertChance(rows.experts(), rows.perToken(), rows.groups(), rows.groupsTaken());
        this.before = rows.routing() == Routing.UNIFORM ? chances() : new double[0];
    }

    private double[] chances() {
        int ranks = Math.toIntExact(rows.ranks());
        double[] sums = new double[ranks + 1];
        for (int rank = 0; rank < ranks; rank++) {
            sums[rank + 1] = sums[rank] + ofOne(rank, rank + 1);
        }
        return sums;
    }

    /** The sizes of nodes that ranks may be packed into, the smallest first: ranks with the same tokens stand together. */
    public long[] sizes() {
        long holders = rows.holders();
        long[] ofBlocks = Packings.sizes(rows.ranks() / holders);
        int parts = 0;
        for (long size = 1; size < holders; size++) {
            parts += holders % size == 0 ? 1 : 0;
        }
        long[] sizes = new long[parts + ofBlocks.length];
        int i = 0;
        for (long size = 1; size < holders; size++) {
            if (holders % size == 0) {
                sizes[i++] = size;
            }
        }
        for (long blocks : ofBlocks) {
            sizes[i++] = blocks * holders;
        }
        return sizes;
    }

    /** The rows that are sent where the fullest node has so many ranks, one of {@link #sizes}. */
    public Rows of(long size) {
        return switch (rows.routing()) {
            case UNIFORM -> size < rows.holders() ? withinHolders(size) : uniform(size);
            case WORST -> worst(size);
            case BEST -> best(size);
        };
    }

    /** The fewest rows that a token's own device sums up, its own among them, over all packings. */
    double fewestArriving() {
        double fewest = Double.POSITIVE_INFINITY;
        for (long size : sizes()) {
            Rows some = of(size);
            fewest = Math.min(fewest, some.far() + some.inside() + own());
        }
        return fewest;
    }

    /** Rows of a token that its own device makes of it. */
    double own() {
        return switch (rows.routing()) {
            case UNIFORM -> before[1];
            case WORST -> 0;
            case BEST -> 1;
        };
    }

    /** Rows that a token sends to other ranks, wherever they stand. */
    double sent() {
        return of(rows.ranks()).inside();
    }

    private Rows uniform(long size) {
        long holders = rows.holders();
        long blocks = rows.ranks() / holders;
        long nodes = Packings.nodes(blocks, size / holders);
        double all = before[before.length - 1];
        double ofNodes = 0;
        long rank = 0;
        for (long node = 0; node < nodes; node++) {
            long end = rank + Split.share(blocks, nodes, node) * holders;
            ofNodes += ofOne(rank, end);
            rank = end;
        }
        double far = 0;
        double further = 0;
        double inside = 0;
        rank = 0;
        for (long node = 0; node < nodes; node++) {
            long end = rank + Split.share(blocks, nodes, node) * holders;
            double others = ofNodes - ofOne(rank, end);
            double within = sum(rank, end);
            // The ranks with fewest experts of their own have most to send.
            double own = sum(end - holders, end);
            far = Math.max(far, others);
            further = Math.max(further, all - within - others);
            inside = Math.max(inside, within - own);
            rank = end;
        }
        return new Rows(nodes == 1 ? 0 : far, nodes == 1 ? 0 : further, inside);
    }

    /** Nodes that hold a part of the ranks with the same tokens: what has to be sent goes to other nodes. */
    private Rows withinHolders(long size) {
        double ofNodes = 0;
        for (long rank = 0; rank < rows.ranks(); rank += size) {
            ofNodes += ofOne(rank, rank + size);
        }
        double all = before[before.length - 1];
        double far = 0;
        double further = 0;
        for (long rank = 0; rank < rows.ranks(); rank += rows.holders()) {
            double others = ofNodes;
            for (long node = rank; node < rank + rows.holders(); node += size) {
                others -= ofOne(node, node + size);
            }
            far = Math.max(far, others);
            further = Math.max(further, all - sum(rank, rank + rows.holders()) - others);
        }
        return new Rows(far, further, 0);
    }

    /** Each of a token's experts stands in another rank, and in another node while there are others. */
    private Rows worst(long size) {
        long others = rows.ranks() - rows.holders();
        long outside = rows.ranks() - Math.max(size, rows.holders());
        long targets = Math.min(rows.perToken(), Math.min(others, within(1)));
        long far = Math.min(Math.min(targets, Packings.nodes(outside, size)), within(size));
        long further = Math.min(targets - far, outside - Math.min(outside, Packings.nodes(outside, size)));
        return new Rows(far, further, targets - far - further);
    }

    /** Nodes of a size that the experts of as many groups as a token takes may stand in. */
    private long within(long size) {
        if (rows.groupsTaken() == rows.groups()) {
            return rows.ranks();
        }
        long ofGroup = rows.experts() / rows.groups();
        long ofNode = rows.experts() / rows.ranks() * size;
        boolean aligned = rows.experts() % rows.ranks() == 0 && (ofGroup % ofNode == 0 || ofNode % ofGroup == 0);
        return rows.groupsTaken() * (Packings.nodes(ofGroup, ofNode) + (aligned ? 0 : 1));
    }

    /** A token's experts stand in as few ranks and nodes as hold them: its own before others. */
    private Rows best(long size) {
        long held = Packings.nodes(rows.experts(), rows.ranks());
        long home = Math.max(size, rows.holders());
        long targets = Math.max(0, Packings.nodes(rows.perToken(), held) - rows.holders());
        long beyond = Math.max(0, targets - (home - rows.holders()));
        long far = Packings.nodes(beyond, size);
        return new Rows(far, beyond - far, targets - beyond);
    }

    /** The chance that a token has an expert in the ranks from one, inclusive, to another, exclusive. */
    private double ofOne(long from, long to) {
        return chance.ofOne(firstExpert(from), firstExpert(to));
    }

    private double sum(long from, long to) {
        return before[Math.toIntExact(to)] - before[Math.toIntExact(from)];
    }

    private long firstExpert(long rank) {
        return Split.before(rows.experts(), rows.ranks(), rank);
    }
}
