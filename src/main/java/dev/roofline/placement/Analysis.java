package dev.roofline.placement;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.operator.Collective;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Site;
import dev.roofline.operator.Traffic;
import dev.roofline.units.Bandwidth;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Operators placed under the roofline of a machine.
 *
 * @param placements of one device; of pipeline stages, of one device of each
 * @param pipeline how long the stages last together where there are several; empty where one device does it all
 */
public record Analysis(List<Placement> placements, Optional<PipelineTime> pipeline) {
    /** How the operators of a step share time. */
    public enum Timing {
        /** One after another: each takes the maximum over the resources. */
        SEQUENTIAL,
        /** The whole step takes the maximum over the resources: the bound that no overlap beats. */
        OVERLAPPED
    }

    public Analysis {
        placements = List.copyOf(placements);
    }

    /** Operators of one device. */
    public Analysis(List<Placement> placements) {
        this(placements, Optional.empty());
    }

    /**
     * Places the operators of one step of one device.
     *
     * @param path how tensors come from memory
     * @param overlap share of the collectives' time that hides behind the other operators, as far as they last
     * @throws UnsupportedMachineException where the machine can compute neither in a format nor in a wider one, or has no
     *     link that spans a group
     */
    public static Analysis of(
            List<Operator> operators, HardwareProfile hardware, Timing timing, MemoryPath path, double overlap) {
        CeilingChoice ceilings = new CeilingChoice(hardware);
        return timing == Timing.SEQUENTIAL
                ? hidden(sequential(operators, hardware, ceilings, path), overlap)
                : overlapped(operators, hardware, ceilings, path);
    }

    /** The sum of steps that run the same operators at other shapes. */
    public Analysis plus(Analysis next) {
        if (placements.size() != next.placements.size()) {
            throw new IllegalArgumentException("steps of different operators do not add up row by row");
        }
        List<Placement> sums = new ArrayList<>(placements.size());
        for (int i = 0; i < placements.size(); i++) {
            sums.add(placements.get(i).plus(next.placements.get(i)));
        }
        return new Analysis(sums, plus(pipeline, next.pipeline));
    }

    private static Optional<PipelineTime> plus(Optional<PipelineTime> one, Optional<PipelineTime> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().plus(other.get())) : Optional.empty();
    }

    /** The same with what its pipeline stages take together. */
    public Analysis lasting(PipelineTime together) {
        return new Analysis(placements, Optional.of(together));
    }

    /** The same done so many times, or a part of once on average. */
    public Analysis times(double factor) {
        return new Analysis(
                Placement.times(placements, factor),
                pipeline.isPresent() ? Optional.of(pipeline.get().times(factor)) : Optional.empty());
    }

    /** Seconds that it lasts: those of its operators one after another, but of pipeline stages, which work at once. */
    public double seconds() {
        return Totals.of(longest()).seconds();
    }

    /** What lasts as long: its operators, but of pipeline stages the slowest one's, or those of one token's way. */
    public List<Placement> longest() {
        return pipeline.isPresent() ? pipeline.get().longest() : placements;
    }

    public Totals totals() {
        return Totals.of(placements);
    }

    private static List<Placement> sequential(
            List<Operator> operators, HardwareProfile hardware, CeilingChoice ceilings, MemoryPath path) {
        IdentityHashMap<Site, EngineLoad> loads = EngineLoad.byAnchor(operators, ceilings);
        List<Placement> placements = new ArrayList<>(operators.size());
        Network network = new Network(hardware);
        for (Operator operator : operators) {
            ComputeCeiling ceiling = ceilings.of(operator.engine(), operator.arithmetic());
            Optional<Exchange> exchange = Optional.empty();
            Bandwidth bandwidth = path.main();
            ResourceSeconds needed = ResourceSeconds.ZERO;
            ResourceSeconds taken = ResourceSeconds.ZERO;
            if (operator.exchange().isPresent()) {
                exchange = Optional.of(network.of(operator.exchange().get()));
                double sending = exchange.get().seconds();
                double memory = path.seconds(operator.traffic());
                needed = new ResourceSeconds(0, memory, sending);
                taken = ResourceSeconds.longer(Bound.NETWORK, sending, memory);
            } else if (!operator.site().isFused()) {
                EngineLoad load = loads.getOrDefault(operator.site(), new EngineLoad());
                load.add(operator, ceilings);
                double memory = path.seconds(operator.traffic());
                bandwidth = path.effective(operator.traffic());
                needed = new ResourceSeconds(load.seconds(), memory, 0);
                taken = ResourceSeconds.longer(Bound.COMPUTE, load.seconds(), memory);
            }
            placements.add(placement(operator, exchange, operator.traffic(), ceiling, bandwidth, needed, taken));
        }
        return placements;
    }

    /** Collectives with the part of their time that nothing hides: no more can hide than the other operators last. */
    private static Analysis hidden(List<Placement> placements, double overlap) {
        double exchanging = 0;
        double working = 0;
        for (Placement placement : overlap > 0 ? placements : List.<Placement>of()) {
            if (placement.isExchange()) {
                exchanging += placement.seconds();
            } else {
                working += placement.seconds();
            }
        }
        if (exchanging == 0) {
            return new Analysis(placements);
        }
        double exposed = 1 - Math.min(overlap, working / exchanging);
        List<Placement> shortened = new ArrayList<>(placements.size());
        for (Placement placement : placements) {
            shortened.add(placement.isExchange() ? placement.lasting(exposed) : placement);
        }
        return new Analysis(shortened);
    }

    /**
     * The longest of all products at their own peaks, all bytes over the memory, and over each link what must cross it. Steps
     * of exchanges and element-wise work take no time: an implementation may hide them.
     */
    private static Analysis overlapped(
            List<Operator> operators, HardwareProfile hardware, CeilingChoice ceilings, MemoryPath path) {
        List<Collective> sent = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        double computeTotal = 0;
        double mainTotal = 0;
        double hostTotal = 0;
        for (Operator operator : operators) {
            long count = operator.site().count();
            computeTotal += count * products(operator, ceilings);
            mainTotal += count * path.mainSeconds(operator.traffic());
            hostTotal += count * path.hostSeconds(operator.traffic());
            if (operator.exchange().isPresent()) {
                sent.add(operator.exchange().get());
                counts.add(count);
            }
        }
        double memoryTotal = Math.max(mainTotal, hostTotal);
        LinkPlan links = LinkPlan.of(new Network(hardware), sent, counts, Math.max(computeTotal, memoryTotal));
        Bound bound = links.seconds() > Math.max(computeTotal, memoryTotal)
                ? Bound.NETWORK
                : computeTotal >= memoryTotal ? Bound.COMPUTE : Bound.MEMORY;
        List<Placement> placements = new ArrayList<>(operators.size());
        int next = 0;
        for (Operator operator : operators) {
            ComputeCeiling ceiling = ceilings.of(operator.engine(), operator.arithmetic());
            Traffic traffic = operator.traffic();
            if (operator.exchange().isPresent()) {
                Exchange exchange = links.exchanges().get(next++);
                double network = links.ofBusiest(exchange);
                placements.add(placement(
                        operator,
                        Optional.of(exchange),
                        Traffic.ZERO,
                        ceiling,
                        path.main(),
                        new ResourceSeconds(0, 0, network),
                        ResourceSeconds.only(bound, bound == Bound.NETWORK ? network : 0)));
                continue;
            }
            double compute = products(operator, ceilings);
            double memory = hostTotal > mainTotal ? path.hostSeconds(traffic) : path.mainSeconds(traffic);
            ResourceSeconds needed = new ResourceSeconds(compute, memory, 0);
            placements.add(placement(
                    operator,
                    Optional.empty(),
                    traffic,
                    ceiling,
                    path.effective(traffic),
                    needed,
                    ResourceSeconds.only(bound, needed.of(bound))));
        }
        return new Analysis(placements);
    }

    /** Seconds of a product under its peak; of what is none, 0. */
    private static double products(Operator operator, CeilingChoice ceilings) {
        return operator.isProduct() ? seconds(operator, ceilings.of(operator.engine(), operator.arithmetic())) : 0;
    }

    private static Placement placement(
            Operator operator,
            Optional<Exchange> exchange,
            Traffic traffic,
            ComputeCeiling ceiling,
            Bandwidth bandwidth,
            ResourceSeconds needed,
            ResourceSeconds taken) {
        Totals once = exchange.isPresent()
                ? new Totals(1, 0, traffic, exchange.get().networkBytes(), needed, taken)
                : new Totals(1, operator.flops(), traffic, 0, needed, taken);
        return new Placement(
                operator,
                exchange,
                ceiling,
                bandwidth,
                once.times(operator.site().count()));
    }

    static double seconds(Operator operator, ComputeCeiling ceiling) {
        return ceiling.peak().seconds(operator.flops());
    }
}
