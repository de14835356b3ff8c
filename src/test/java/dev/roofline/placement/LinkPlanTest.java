package dev.roofline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Group;
import dev.roofline.operator.RankGroup;
import dev.roofline.operator.Site;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exchanges that go on at once over two links: a linear programme, whose optimum its dual confirms. */
class LinkPlanTest {
    private static final List<Collective.Kind> KINDS = List.of(
            Collective.Kind.ALL_REDUCE,
            Collective.Kind.ALL_GATHER,
            Collective.Kind.REDUCE_SCATTER,
            Collective.Kind.ALL_TO_ALL,
            Collective.Kind.SEND);

    @Test
    void aPartOfAnExchangeGoesOverTheOtherLink() {
        // 65 rings among 4 send 1.5 times their buffer, over 3 GB/s or 0.25 GB/s: 12 parts of 13 over the faster link.
        Network network = new Network(machine("a100", 3e9, 0.25e9));
        LinkPlan plan =
                LinkPlan.of(network, List.of(collective(Collective.Kind.ALL_REDUCE, 4, 1, 33e6)), List.of(65L), 0);
        assertThat(plan.seconds()).isCloseTo(65 * 1.5 * 33e6 / 3e9 * 12 / 13, within(1e-12));
        assertThat(65 * plan.ofBusiest(plan.exchanges().get(0))).isCloseTo(plan.seconds(), within(1e-12));
    }

    @Test
    void exchangesThatDecideNothingStayInTheirNode() {
        Network network = new Network(machine("h100", 450e9, 50e9));
        Collective reduced = collective(Collective.Kind.ALL_REDUCE, 8, 1, 33e6);
        LinkPlan plan = LinkPlan.of(network, List.of(reduced), List.of(65L), 1);
        assertThat(plan.exchanges().get(0).links())
                .extracting(Interconnect::kind)
                .containsExactly(Interconnect.Kind.SCALE_UP);
        assertThat(LinkPlan.of(network, List.of(reduced), List.of(65L), 0).seconds())
                .isLessThan(plan.seconds());
    }

    @Test
    void noDivisionIsShorterThanThePlan() {
        Random random = new Random(15);
        for (int draw = 0; draw < 300; draw++) {
            String name = List.of("a100", "h100", "rtx-3090", "gb200", "mi300x").get(random.nextInt(5));
            HardwareProfile machine = machine(name, 1e9 * (1 + random.nextInt(9)), 1e8 * (1 + random.nextInt(40)));
            Network network = new Network(machine);
            List<Collective> collectives = new ArrayList<>();
            List<Long> counts = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                Collective.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
                collectives.add(collective(
                        kind,
                        kind == Collective.Kind.SEND ? 2 : 2 + random.nextInt(23),
                        1 + random.nextInt(4),
                        1e6 * (1 + random.nextInt(50))));
                counts.add(1L + random.nextInt(60));
            }
            double planned = LinkPlan.of(network, collectives, counts, 0).seconds();
            assertThat(planned)
                    .as("%s %s", name, collectives)
                    .isCloseTo(dual(network, collectives, counts), within(planned * 1e-9));
        }
    }

    /** The most, over all weights of the two links, that the weighted sum of their seconds is at least. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private static double dual(Network network, List<Collective> collectives, List<Long> counts) {
        List<List<double[]>> ways = new ArrayList<>();
        List<Double> weights = new ArrayList<>(List.of(0.0, 1.0));
        for (int i = 0; i < collectives.size(); i++) {
            List<double[]> own = new ArrayList<>();
            for (Exchange choice : network.choices(collectives.get(i))) {
                double near = 0;
                double far = 0;
                for (Exchange.Leg leg : choice.legs()) {
                    double seconds =
                            counts.get(i) * leg.bytes() / leg.link().bandwidth().bytesPerSecond();
                    near += leg.link() == network.nearest() ? seconds : 0;
                    far += leg.link() == network.nearest() ? 0 : seconds;
                }
                for (double[] other : own) {
                    double turn = (far - other[1]) / (far - other[1] + other[0] - near);
                    if (turn > 0 && turn < 1) {
                        weights.add(turn);
                    }
                }
                own.add(new double[] {near, far});
            }
            ways.add(own);
        }
        double most = 0;
        for (double weight : weights) {
            double sum = 0;
            for (List<double[]> own : ways) {
                double least = Double.POSITIVE_INFINITY;
                for (double[] way : own) {
                    least = Math.min(least, weight * way[0] + (1 - weight) * way[1]);
                }
                sum += least;
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    private static HardwareProfile machine(String name, double near, double far) {
        HardwareProfile machine = Catalogue.hardware(List.of()).load(name).value();
        List<Interconnect> links = new ArrayList<>();
        for (Interconnect link : machine.links()) {
            boolean isNear = link.kind() == Interconnect.Kind.SCALE_UP;
            links.add(link.withBandwidth(new Bandwidth(isNear ? near : far)));
        }
        return machine.withLinks(links);
    }

    private static Collective collective(Collective.Kind kind, long degree, long stride, double buffer) {
        Site site = new Site("decoder.ffn.exchange", Group.COLLECTIVE);
        return new Collective(site, kind, new RankGroup(degree, stride), buffer, NumberFormat.BF16, List.of());
    }
}
