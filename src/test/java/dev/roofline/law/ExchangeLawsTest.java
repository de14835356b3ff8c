package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.json.Loaded;
import dev.roofline.operator.Collective;
import dev.roofline.operator.ExpertRows;
import dev.roofline.operator.Group;
import dev.roofline.operator.RankGroup;
import dev.roofline.operator.Site;
import dev.roofline.placement.Exchange;
import dev.roofline.placement.Network;
import dev.roofline.placement.UnsupportedLinkException;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.NumberFormat;
import dev.roofline.workload.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** On every machine that is shipped and has links: better links never slow an exchange. */
class ExchangeLawsTest {
    private static final int DRAWN = 64;

    private final List<HardwareProfile> machines = machines();

    private static List<HardwareProfile> machines() {
        List<HardwareProfile> linked = new ArrayList<>();
        for (Loaded<HardwareProfile> machine : Catalogue.hardware(List.of()).all()) {
            if (!machine.value().links().isEmpty()) {
                linked.add(machine.value());
            }
        }
        assertThat(linked).hasSizeGreaterThan(100);
        return linked;
    }

    @Test
    void moreBandwidthNeverSlows() {
        for (int i = 0; i < machines.size(); i++) {
            HardwareProfile machine = machines.get(i);
            Generated generated = new Generated(i);
            for (Collective exchange : exchanges(generated)) {
                for (Interconnect.Kind kind : Interconnect.Kind.values()) {
                    double factor = 1 + generated.between(1, 30) / 10.0;
                    requireNoSlower(
                            machine,
                            replaced(
                                    machine,
                                    kind,
                                    link -> link.withBandwidth(
                                            new Bandwidth(link.bandwidth().bytesPerSecond() * factor))),
                            exchange);
                }
            }
        }
    }

    @Test
    void moreDevicesInADomainNeverSlow() {
        for (int i = 0; i < machines.size(); i++) {
            HardwareProfile machine = machines.get(i);
            Generated generated = new Generated(1000 + i);
            for (Collective exchange : exchanges(generated)) {
                int devices = generated.between(1, 40);
                HardwareProfile small = domain(machine, devices);
                requireNoSlower(small, domain(machine, devices + generated.between(1, 40)), exchange);
                requireNoSlower(small, domain(machine, 1 << 20), exchange);
            }
        }
    }

    @Test
    void aSwitchThatSumsNeverSlows() {
        for (int i = 0; i < machines.size(); i++) {
            HardwareProfile passing = machines.get(i);
            for (Interconnect.Kind kind : Interconnect.Kind.values()) {
                passing = replaced(passing, kind, link -> link.throughSwitches(Optional.empty()));
            }
            HardwareProfile up = sums(passing, Interconnect.Kind.SCALE_UP);
            for (Collective exchange : exchanges(new Generated(2000 + i))) {
                requireNoSlower(passing, up, exchange);
                requireNoSlower(up, sums(up, Interconnect.Kind.SCALE_OUT), exchange);
            }
        }
    }

    /** Without the latency of steps nothing is slower, and the time is that of the slowest link's bytes. */
    @Test
    void theWireIsNoSlowerAndCarriesWhatItSays() {
        int placed = 0;
        for (int i = 0; i < machines.size(); i++) {
            Network network = new Network(machines.get(i));
            for (Collective collective : exchanges(new Generated(3000 + i))) {
                Exchange wire;
                try {
                    wire = network.wire(collective);
                } catch (UnsupportedLinkException e) {
                    assertThat(machines.get(i).link(Interconnect.Kind.SCALE_OUT))
                            .as(e.getMessage())
                            .isEmpty();
                    continue;
                }
                placed++;
                assertThat(wire.seconds())
                        .isLessThanOrEqualTo(network.of(collective).seconds());
                double slowest = 0;
                for (Exchange.Leg leg : wire.legs()) {
                    slowest = Math.max(
                            slowest, leg.bytes() / leg.link().bandwidth().bytesPerSecond());
                }
                assertThat(wire.seconds()).isCloseTo(slowest, within(slowest * 1e-12));
            }
        }
        assertThat(placed).isGreaterThan(machines.size() * DRAWN / 2);
    }

    /** Groups of up to 600 devices, up to 20 apart, of which as many are round numbers as not. */
    private static List<Collective> exchanges(Generated generated) {
        List<Collective> exchanges = new ArrayList<>();
        for (int i = 0; i < DRAWN; i++) {
            long degree = generated.coin() ? 1L << generated.between(1, 9) : generated.between(2, 600);
            long stride = generated.coin() ? 1 : generated.between(1, 20);
            double bytes = Math.pow(10, generated.between(0, 10));
            Collective.Kind kind = List.of(Collective.Kind.values()).get(i % Collective.Kind.values().length);
            exchanges.add(exchange(generated, kind, degree, stride, bytes));
        }
        return exchanges;
    }

    private static Collective exchange(
            Generated generated, Collective.Kind kind, long degree, long stride, double bytes) {
        Site site = new Site("exchange", Group.COLLECTIVE);
        boolean ofExperts = kind == Collective.Kind.DISPATCH || kind == Collective.Kind.RETURN;
        long group = kind == Collective.Kind.SEND ? 2 : degree;
        Optional<ExpertRows> rows = ofExperts ? Optional.of(rows(generated, degree, bytes)) : Optional.empty();
        return new Collective(
                site,
                kind,
                new RankGroup(group, stride),
                Collective.Way.BOTH,
                bytes,
                NumberFormat.BF16,
                List.of(),
                rows);
    }

    private static ExpertRows rows(Generated generated, long ranks, double bytes) {
        int groups = generated.coin() ? 1 : generated.between(1, 8);
        int ofGroup = generated.between((int) ranks / groups + 1, (int) ranks + 300);
        int taken = generated.between(1, groups);
        int perToken = generated.between(1, Math.min(10, taken * ofGroup));
        long holders = 1;
        for (long divisor : new long[] {2, 4, 3, 8}) {
            holders = generated.coin() && ranks % divisor == 0 ? divisor : holders;
        }
        Routing routing = List.of(Routing.values()).get(generated.between(0, 2));
        return new ExpertRows(groups * ofGroup, perToken, groups, taken, routing, ranks, holders, 1, bytes);
    }

    private static void requireNoSlower(HardwareProfile before, HardwareProfile after, Collective exchange) {
        for (boolean steps : new boolean[] {true, false}) {
            double slow;
            try {
                slow = seconds(before, exchange, steps);
            } catch (UnsupportedLinkException e) {
                continue;
            }
            assertThat(seconds(after, exchange, steps))
                    .as(
                            "%s: %s among %d, %d apart, %s B, %s",
                            before.id(),
                            exchange.kind(),
                            exchange.degree(),
                            exchange.stride(),
                            exchange.buffer(),
                            exchange.rows())
                    .isLessThanOrEqualTo(slow * (1 + 1e-12));
        }
    }

    private static double seconds(HardwareProfile machine, Collective exchange, boolean steps) {
        Network network = new Network(machine);
        return (steps ? network.of(exchange) : network.wire(exchange)).seconds();
    }

    private static HardwareProfile replaced(
            HardwareProfile machine, Interconnect.Kind kind, UnaryOperator<Interconnect> step) {
        List<Interconnect> links = new ArrayList<>();
        for (Interconnect link : machine.links()) {
            links.add(link.kind() == kind ? step.apply(link) : link);
        }
        return machine.withLinks(links);
    }

    private static HardwareProfile domain(HardwareProfile machine, int devices) {
        return replaced(machine, Interconnect.Kind.SCALE_UP, link -> link.withDomain(devices));
    }

    private static HardwareProfile sums(HardwareProfile machine, Interconnect.Kind kind) {
        return replaced(
                machine,
                kind,
                link -> link.topology().equals(Optional.of(Interconnect.Topology.PAIR))
                        ? link
                        : link.throughSwitches(Optional.of(link.provenance())));
    }
}
