package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.GroupedHeads;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.operator.Formula;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Source;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code list} lists, as tables. */
public final class CatalogueTables {
    private CatalogueTables() {}

    public static Table models(List<ModelSpec> models) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ModelSpec model : models) {
            Optional<GroupedHeads> attention =
                    firstHeads(model.stacks().get(model.stacks().size() - 1));
            ParameterCount parameters = ParameterCount.of(model);
            int layers = model.stacks().stream()
                    .mapToInt(stack -> stack.layerCount())
                    .sum();
            rows.add(List.of(
                    Cell.of(model.id()),
                    Cell.of(String.join(" ", model.aliases())),
                    Cell.of(model.name()),
                    Cell.of(kind(model)),
                    Cell.of(model.released()),
                    Cell.of(parameters.total()),
                    Cell.of(layers),
                    Cell.of(model.width()),
                    attention.isPresent() ? Cell.of(attention.get().heads()) : Cell.ABSENT,
                    attention.isPresent() ? Cell.of(attention.get().kvHeads()) : Cell.ABSENT,
                    model.embedding().isPresent()
                            ? Cell.of(model.embedding().get().vocabulary())
                            : Cell.ABSENT,
                    model.positionLimit().isPresent()
                            ? Cell.of(model.positionLimit().getAsInt())
                            : Cell.ABSENT,
                    Cell.of(parameters.active())));
        }
        return new Table(
                List.of(
                        text("name"),
                        text("aliases"),
                        text("title"),
                        text("kind"),
                        text("released"),
                        count("parameters"),
                        count("layers"),
                        count("width"),
                        count("heads"),
                        count("kv_heads"),
                        count("vocabulary"),
                        count("positions"),
                        count("active")),
                rows);
    }

    private static Optional<GroupedHeads> firstHeads(Stack stack) {
        for (SequenceMixer mixer : stack.mixers()) {
            if (mixer.groupedHeads().isPresent()) {
                return mixer.groupedHeads();
            }
        }
        return Optional.empty();
    }

    private static String kind(ModelSpec model) {
        return model.isEncoderDecoder() ? "encoder-decoder" : model.isEncoderOnly() ? "encoder" : "decoder";
    }

    public static Table hardware(List<HardwareProfile> machines) {
        List<List<Cell>> rows = new ArrayList<>();
        for (HardwareProfile machine : machines) {
            Optional<ComputeCeiling> best = best16(machine);
            rows.add(List.of(
                    Cell.of(machine.id()),
                    Cell.of(String.join(" ", machine.aliases())),
                    Cell.of(machine.name()),
                    Cell.of(machine.kind()),
                    Cell.of(machine.released()),
                    best.isPresent() ? Cell.of(best.get().label()) : Cell.ABSENT,
                    best.isPresent() ? Cell.of(best.get().peak().perSecond()) : Cell.ABSENT,
                    Cell.of(machine.mainMemory().label()),
                    Cell.of(machine.mainBandwidth().bytesPerSecond()),
                    machine.mainMemory().capacity().isPresent()
                            ? Cell.of(machine.mainMemory().capacity().get().count())
                            : Cell.ABSENT,
                    best.isPresent() ? Cell.of(best.get().peak().over(machine.mainBandwidth())) : Cell.ABSENT,
                    Cell.of(machine.evidence().confidence())));
        }
        return new Table(
                List.of(
                        text("name"),
                        text("aliases"),
                        text("title"),
                        text("kind"),
                        text("released"),
                        text("best_peak"),
                        new Table.Heading("peak_flop_per_s", ValueKind.PLAIN),
                        text("memory"),
                        new Table.Heading("bandwidth_b_per_s", ValueKind.PLAIN),
                        new Table.Heading("capacity_bytes", ValueKind.PLAIN),
                        new Table.Heading("ridge_flop_per_byte", ValueKind.PLAIN),
                        text("confidence")),
                rows);
    }

    /** The peak that today's models run under: 16-bit matrix products, else the widest rate the machine has. */
    private static Optional<ComputeCeiling> best16(HardwareProfile machine) {
        for (Engine engine : Engine.values()) {
            for (NumberFormat format : List.of(NumberFormat.BF16, NumberFormat.FP16)) {
                Optional<ComputeCeiling> peak = machine.peak(engine, format);
                if (peak.isPresent()) {
                    return peak;
                }
            }
        }
        for (NumberFormat format : List.of(NumberFormat.FP32, NumberFormat.FP64)) {
            for (Engine engine : Engine.values()) {
                Optional<ComputeCeiling> peak = machine.peak(engine, format);
                if (peak.isPresent()) {
                    return peak;
                }
            }
        }
        return Optional.of(machine.ceilings().get(0));
    }

    public static Table columns() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Column column : Column.values()) {
            rows.add(List.of(Cell.of(column.label()), Cell.of(column.kind().unit()), Cell.of(column.meaning())));
        }
        return new Table(List.of(text("name"), text("unit"), text("meaning")), rows);
    }

    /** The operators of some lists, each name once, with the rules that count them. */
    public static Table operators(List<List<Operator>> lists) {
        Map<String, Operator> byName = new TreeMap<>();
        for (List<Operator> list : lists) {
            for (Operator operator : list) {
                byName.putIfAbsent(operator.site().id(), operator);
            }
        }
        List<List<Cell>> rows = new ArrayList<>();
        byName.forEach((name, operator) -> {
            Formula flops = operator.flopsFormula();
            rows.add(List.of(
                    Cell.of(name),
                    Cell.of(operator.site().group().label()),
                    Cell.of(operator.engine().label()),
                    Cell.of(flops.expression()),
                    Cell.of(source(operator).title()),
                    operator.exchange().isPresent()
                            ? Cell.of(operator.exchange().get().kind().formula().expression())
                            : Cell.ABSENT));
        });
        return new Table(
                List.of(
                        text("name"),
                        text("group"),
                        text("engine"),
                        text("flops"),
                        text("source"),
                        text("network_bytes")),
                rows);
    }

    /** Where the rule comes from that decides an operator: of an exchange, that of its bytes. */
    private static Source source(Operator operator) {
        return operator.exchange().isPresent()
                ? operator.exchange().get().kind().formula().source()
                : operator.flopsFormula().source();
    }

    public static Table sources() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Source source : Source.values()) {
            rows.add(List.of(
                    Cell.of(source.name().toLowerCase(java.util.Locale.ROOT)),
                    Cell.of(source.title()),
                    Cell.of(source.address())));
        }
        return new Table(List.of(text("name"), text("title"), text("address")), rows);
    }

    private static Table.Heading text(String label) {
        return new Table.Heading(label, ValueKind.TEXT);
    }

    private static Table.Heading count(String label) {
        return new Table.Heading(label, ValueKind.COUNT);
    }
}
