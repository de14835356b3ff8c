package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.workload.Routing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chances and rows against the choices of experts, all written out one by one. */
class ExpertChanceTest {
    /** Every choice of groups is as likely as any other, and in them every choice of experts. */
    @ParameterizedTest
    @CsvSource({
        "6, 2, 1, 1",
        "8, 3, 1, 1",
        "12, 3, 4, 2",
        "12, 2, 6, 3",
        "12, 4, 2, 1",
        "10, 3, 5, 2",
        "12, 4, 3, 3",
        "9, 1, 3, 1"
    })
    void chancesAreSharesOfAllChoices(int experts, int perToken, int groups, int taken) {
        ExpertChance chance = new ExpertChance(experts, perToken, groups, taken);
        for (int from = 0; from < experts; from++) {
            for (int to = from + 1; to <= experts; to++) {
                double hits = 0;
                double weights = 0;
                for (int choice = 0; choice < 1 << groups; choice++) {
                    if (Integer.bitCount(choice) == taken) {
                        hits += share(experts, perToken, groups, choice, from, to);
                        weights++;
                    }
                }
                assertThat(chance.ofOne(from, to)).as("%d to %d", from, to).isCloseTo(hits / weights, within(1e-12));
            }
        }
    }

    /** Of the choices of experts within the chosen groups, those with one from a range. */
    private static double share(int experts, int perToken, int groups, int choice, int from, int to) {
        int size = experts / groups;
        long all = 0;
        long some = 0;
        for (int set = 0; set < 1 << experts; set++) {
            if (Integer.bitCount(set) != perToken) {
                continue;
            }
            boolean allowed = true;
            boolean hit = false;
            for (int expert = 0; expert < experts; expert++) {
                if ((set >> expert & 1) == 1) {
                    allowed &= (choice >> (expert / size) & 1) == 1;
                    hit |= expert >= from && expert < to;
                }
            }
            all += allowed ? 1 : 0;
            some += allowed && hit ? 1 : 0;
        }
        return some / (double) all;
    }

    /** Ten experts on five ranks, in nodes of two, two and one: rows of the rank that sends most, choice by choice. */
    @Test
    void rowsAreThoseOfAllChoices() {
        int experts = 10;
        int perToken = 3;
        int[] nodeOfRank = {0, 0, 1, 1, 2};
        double far = 0;
        double further = 0;
        double inside = 0;
        for (int own = 0; own < 5; own++) {
            double[] sums = new double[3];
            int choices = 0;
            for (int set = 0; set < 1 << experts; set++) {
                if (Integer.bitCount(set) == perToken) {
                    choices++;
                    add(sums, set, own, nodeOfRank);
                }
            }
            far = Math.max(far, sums[0] / choices);
            further = Math.max(further, sums[1] / choices);
            inside = Math.max(inside, sums[2] / choices);
        }
        ExpertSpread.Rows counted = rows(experts, perToken, 1, 1, Routing.UNIFORM, 5, 1, 2);
        assertThat(counted.far()).isCloseTo(far, within(1e-12));
        assertThat(counted.further()).isCloseTo(further, within(1e-12));
        assertThat(counted.inside()).isCloseTo(inside, within(1e-12));
    }

    private static void add(double[] sums, int set, int own, int[] nodeOfRank) {
        boolean[] nodes = new boolean[3];
        for (int rank = 0; rank < nodeOfRank.length; rank++) {
            if (rank == own || (set >> (2 * rank) & 3) == 0) {
                continue;
            }
            if (nodeOfRank[rank] == nodeOfRank[own]) {
                sums[2]++;
            } else if (nodes[nodeOfRank[rank]]) {
                sums[1]++;
            } else {
                nodes[nodeOfRank[rank]] = true;
                sums[0]++;
            }
        }
    }

    /** The fewest and the most targets stand on either side of the average, for every packing. */
    @ParameterizedTest
    @CsvSource({
        "256, 8, 8, 4, 16, 1",
        "256, 8, 1, 1, 16, 1",
        "64, 6, 1, 1, 8, 2",
        "160, 6, 8, 3, 8, 1",
        "128, 1, 1, 1, 128, 1",
        "16, 4, 1, 1, 8, 8",
        "16, 2, 1, 1, 16, 4",
        "72, 3, 9, 2, 24, 2"
    })
    void extremesEncloseTheAverage(int experts, int perToken, int groups, int taken, long ranks, long holders) {
        for (long size : new ExpertRows(experts, perToken, groups, taken, Routing.UNIFORM, ranks, holders, 1, 1)
                .spread()
                .sizes()) {
            if (ranks % size != 0) {
                // Each figure is that of the device that sends most of it: of nodes that differ, not of one device.
                continue;
            }
            ExpertSpread.Rows best = rows(experts, perToken, groups, taken, Routing.BEST, ranks, holders, size);
            ExpertSpread.Rows even = rows(experts, perToken, groups, taken, Routing.UNIFORM, ranks, holders, size);
            ExpertSpread.Rows worst = rows(experts, perToken, groups, taken, Routing.WORST, ranks, holders, size);
            assertThat(best.far()).isLessThanOrEqualTo(even.far() + 1e-12);
            assertThat(even.far()).isLessThanOrEqualTo(worst.far() + 1e-12);
            assertThat(all(best)).isLessThanOrEqualTo(all(even) + 1e-12);
            assertThat(all(even)).isLessThanOrEqualTo(all(worst) + 1e-12);
        }
    }

    private static ExpertSpread.Rows rows(
            int experts, int perToken, int groups, int taken, Routing routing, long ranks, long holders, long size) {
        return new ExpertRows(experts, perToken, groups, taken, routing, ranks, holders, 1, 1)
                .spread()
                .of(size);
    }

    private static double all(ExpertSpread.Rows rows) {
        return rows.far() + rows.further() + rows.inside();
    }

    @Test
    void sizesOfNodesLeaveNoNodeEmptyAndEachNeedsFewerNodes() {
        for (long things = 1; things <= 200; things++) {
            long last = Long.MAX_VALUE;
            for (long size : Packings.sizes(things)) {
                long nodes = Packings.nodes(things, size);
                assertThat(nodes).isLessThan(last).isLessThanOrEqualTo(things);
                assertThat(Packings.nodes(things, nodes)).isEqualTo(size);
                last = nodes;
            }
            assertThat(last).isEqualTo(1);
        }
    }
}
