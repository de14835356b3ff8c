package dev.roofline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Group;
import dev.roofline.operator.RankGroup;
import dev.roofline.operator.Site;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times of exchanges worked out by hand: 450 and 50 GB/s, 0.47 and 2.7 µs a step, nodes of 8. */
class NetworkTest {
    private static final HardwareProfile H100 =
            Catalogue.hardware(List.of()).load("h100").value();

    /** Switches that only pass on. */
    private final Network h100 = new Network(with(H100, false, false));

    /** 8 H100, algorithm bandwidth: a ring moves 14/8 of the buffer, 257 GB/s; the switch takes it once, 450 GB/s. */
    @Test
    void aSwitchThatSumsTakesEachBufferOnce() {
        Exchange exchange = new Network(H100).of(collective(Collective.Kind.ALL_REDUCE, 8, 1, 1e9));
        assertThat(exchange.algorithm()).isEqualTo(Exchange.Algorithm.IN_NETWORK);
        assertThat(exchange.algorithm().label()).isEqualTo("in-network");
        assertThat(exchange.seconds()).isCloseTo(1e9 / 450e9 + 2 * 0.47e-6, within(1e-15));
        assertThat(exchange.networkBytes()).isEqualTo(1e9);
        assertThat(1e9
                        / new Network(H100)
                                .wire(collective(Collective.Kind.ALL_REDUCE, 8, 1, 1e9))
                                .seconds())
                .isCloseTo(450e9, within(1.0));
        assertThat(1e9
                        / h100.wire(collective(Collective.Kind.ALL_REDUCE, 8, 1, 1e9))
                                .seconds())
                .isCloseTo(257.14e9, within(0.01e9));
        for (Collective.Kind kind : List.of(Collective.Kind.ALL_GATHER, Collective.Kind.REDUCE_SCATTER)) {
            assertThat(new Network(H100).of(collective(kind, 8, 1, 1e9)).seconds())
                    .isEqualTo(h100.of(collective(kind, 8, 1, 1e9)).seconds());
        }
    }

    /** Among nodes each of the 8 sends its eighth once, in the node the whole buffer once. */
    @Test
    void switchesThatSumSpeedUpBothLevels() {
        Collective reduced = collective(Collective.Kind.ALL_REDUCE, 32, 1, 1e9);
        Exchange near = new Network(with(H100, true, false)).of(reduced);
        assertThat(near.seconds()).isCloseTo(1.5 * 1e9 / 8 / 50e9 + 2 * 0.47e-6 + 6 * 2.7e-6, within(1e-15));
        Exchange both = new Network(with(H100, true, true)).of(reduced);
        assertThat(both.algorithm()).isEqualTo(Exchange.Algorithm.HIERARCHICAL);
        assertThat(both.seconds()).isCloseTo(1e9 / 8 / 50e9 + 2 * 0.47e-6 + 2 * 2.7e-6, within(1e-15));
        assertThat(both.networkBytes()).isEqualTo(1e9 + 1e9 / 8);
    }

    private static HardwareProfile with(HardwareProfile machine, boolean near, boolean far) {
        List<Interconnect> links = new ArrayList<>();
        for (Interconnect link : machine.links()) {
            boolean sums = link.kind() == Interconnect.Kind.SCALE_UP
                    ? near
                    : far && link.kind() == Interconnect.Kind.SCALE_OUT;
            links.add(link.throughSwitches(sums ? Optional.of(link.provenance()) : Optional.empty()));
        }
        return machine.withLinks(links);
    }

    @Test
    void aLargeAllReduceInsideANodeRunsInARing() {
        Exchange exchange = h100.of(collective(Collective.Kind.ALL_REDUCE, 8, 1, 1e9));
        assertThat(exchange.algorithm()).isEqualTo(Exchange.Algorithm.RING);
        // 2 x 7/8 GB over 450 GB/s, and 14 steps.
        assertThat(exchange.seconds()).isCloseTo(1.75e9 / 450e9 + 14 * 0.47e-6, within(1e-15));
        assertThat(exchange.links()).extracting(Interconnect::kind).containsExactly(Interconnect.Kind.SCALE_UP);
    }

    @Test
    void aSmallAllReduceInsideANodeRunsInTwoTrees() {
        Exchange exchange = h100.of(collective(Collective.Kind.ALL_REDUCE, 8, 1, 8192));
        assertThat(exchange.algorithm()).isEqualTo(Exchange.Algorithm.TREE);
        // The whole buffer up and down, and three levels up and down.
        assertThat(exchange.seconds()).isCloseTo(2 * 8192 / 450e9 + 6 * 0.47e-6, within(1e-15));
    }

    @Test
    void anAllReduceAcrossNodesUsesBothLinksAtOnce() {
        Exchange exchange = h100.of(collective(Collective.Kind.ALL_REDUCE, 32, 1, 1e9));
        assertThat(exchange.algorithm()).isEqualTo(Exchange.Algorithm.HIERARCHICAL);
        // Inside 2 x 7/8 GB over 450 GB/s, among 4 nodes 2 x 3/4 of an eighth over 50 GB/s: the second is slower.
        double wire = Math.max(1.75e9 / 450e9, 1.5 * 1e9 / 8 / 50e9);
        // Trees among nodes would be fewer steps, but pass the whole eighth up and down.
        assertThat(exchange.seconds()).isCloseTo(wire + 14 * 0.47e-6 + 6 * 2.7e-6, within(1e-15));
        // Of a small buffer the steps decide: two levels of trees in place of a ring of four.
        assertThat(h100.of(collective(Collective.Kind.ALL_REDUCE, 32, 1, 1e4)).seconds())
                .isCloseTo(2 * 1e4 / 8 / 50e9 + 14 * 0.47e-6 + 4 * 2.7e-6, within(1e-15));
        assertThat(exchange.links())
                .extracting(Interconnect::kind)
                .containsExactly(Interconnect.Kind.SCALE_UP, Interconnect.Kind.SCALE_OUT);
    }

    /** Eight devices of one node and four of another are as well six and six, each of which sends a sixth out. */
    @Test
    void domainsThatAreNotFullAlikeAreTakenInPartsOfOneSize() {
        double wire = Math.max(2 * 5.0 / 6 * 1e9 / 450e9, 2 * 1.0 / 2 * 1e9 / 6 / 50e9);
        assertThat(h100.of(collective(Collective.Kind.ALL_REDUCE, 12, 1, 1e9)).seconds())
                .isCloseTo(wire + 10 * 0.47e-6 + 2 * 2.7e-6, within(1e-15));
    }

    @Test
    void aGroupWithOneDeviceANodeUsesTheScaleOutLinkAlone() {
        Exchange exchange = h100.of(collective(Collective.Kind.ALL_GATHER, 4, 8, 1e9));
        assertThat(exchange.seconds()).isCloseTo(0.75e9 / 50e9 + 3 * 2.7e-6, within(1e-15));
        assertThat(exchange.links()).extracting(Interconnect::kind).containsExactly(Interconnect.Kind.SCALE_OUT);
    }

    @Test
    void anAllToAllAcrossNodesSendsEachPartOverItsOwnLink() {
        Exchange exchange = h100.of(collective(Collective.Kind.ALL_TO_ALL, 16, 1, 1.6e9));
        // Of 16 parts of 0.1 GB, 7 stay in the node and 8 leave it.
        assertThat(exchange.seconds()).isCloseTo(Math.max(0.7e9 / 450e9, 0.8e9 / 50e9) + 2.7e-6, within(1e-15));
        assertThat(exchange.algorithm()).isEqualTo(Exchange.Algorithm.DIRECT);
    }

    @Test
    void whatADeviceSendsIsItsShareOfTheBuffer() {
        assertThat(sent(Collective.Kind.ALL_REDUCE, 8, 1)).isEqualTo(1400e6);
        assertThat(sent(Collective.Kind.ALL_GATHER, 8, 1)).isEqualTo(700e6);
        assertThat(sent(Collective.Kind.REDUCE_SCATTER, 8, 1)).isEqualTo(700e6);
        assertThat(sent(Collective.Kind.ALL_TO_ALL, 8, 1)).isEqualTo(700e6);
        assertThat(sent(Collective.Kind.HALO, 8, 1)).isEqualTo(800e6);
        assertThat(sent(Collective.Kind.SEND, 2, 8)).isEqualTo(800e6);
        // Over both links: 2 x 7/8 in the node, and 2 x 3/4 of an eighth beyond.
        assertThat(sent(Collective.Kind.ALL_REDUCE, 32, 1)).isEqualTo(1400e6 + 150e6);
        // Two trees: the whole buffer twice.
        assertThat(h100.of(collective(Collective.Kind.ALL_REDUCE, 8, 1, 800)).networkBytes())
                .isEqualTo(1600);
    }

    @Test
    void cardsWithoutALinkOfTheirOwnMeetOnTheHostsBus() {
        Network cards =
                new Network(Catalogue.hardware(List.of()).load("rtx-4090").value());
        assertThat(cards.of(collective(Collective.Kind.ALL_GATHER, 2, 1, 1e9)).links())
                .extracting(Interconnect::kind)
                .containsExactly(Interconnect.Kind.HOST);
    }

    @Test
    void aGroupBeyondTheDomainOfAMachineWithoutScaleOutIsRefused() {
        Network torus =
                new Network(Catalogue.hardware(List.of()).load("tpu-v6e").value());
        assertThatThrownBy(() -> torus.of(collective(Collective.Kind.ALL_REDUCE, 512, 1, 1e9)))
                .isInstanceOf(UnsupportedLinkException.class)
                .hasMessageContaining("joins 256 devices")
                .hasMessageContaining("no scale-out link");
    }

    private double sent(Collective.Kind kind, long degree, long stride) {
        return h100.of(collective(kind, degree, stride, 800e6)).networkBytes();
    }

    private static Collective collective(Collective.Kind kind, long degree, long stride, double buffer) {
        Site site = new Site("decoder.ffn.exchange", Group.COLLECTIVE);
        return new Collective(site, kind, new RankGroup(degree, stride), buffer, NumberFormat.BF16, List.of());
    }
}
