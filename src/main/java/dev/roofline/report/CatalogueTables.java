package dev.roofline.report;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.model.Embedding;
import dev.roofline.model.GroupedHeads;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Source;
import dev.roofline.units.Bytes;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code list} lists, as tables. */
public final class CatalogueTables {
    private CatalogueTables() {}

    public static Table models(List<ModelSpec> models) {
        return new Listing<ModelSpec>()
                .text("name", ModelSpec::id)
                .text("aliases", model -> String.join(" ", model.aliases()))
                .text("title", ModelSpec::name)
                .text("kind", CatalogueTables::kind)
                .text("released", ModelSpec::released)
                .number(
                        "parameters",
                        ValueKind.COUNT,
                        model -> ParameterCount.of(model).total())
                .number("layers", ValueKind.COUNT, CatalogueTables::layers)
                .number("width", ValueKind.COUNT, ModelSpec::width)
                .cell(
                        "heads",
                        ValueKind.COUNT,
                        model -> cell(firstAttention(model).map(GroupedHeads::heads)))
                .cell(
                        "kv_heads",
                        ValueKind.COUNT,
                        model -> cell(firstAttention(model).map(GroupedHeads::kvHeads)))
                .cell(
                        "vocabulary",
                        ValueKind.COUNT,
                        model -> cell(model.embedding().map(Embedding::vocabulary)))
                .number(
                        "positions",
                        ValueKind.COUNT,
                        model -> model.positionLimit().isPresent()
                                ? model.positionLimit().getAsInt()
                                : Double.NaN)
                .number(
                        "active",
                        ValueKind.COUNT,
                        model -> ParameterCount.of(model).active())
                .of(models);
    }

    private static Cell cell(Optional<? extends Number> value) {
        return value.isPresent() ? Cell.of(value.get().doubleValue()) : Cell.ABSENT;
    }

    private static int layers(ModelSpec model) {
        int layers = 0;
        for (Stack stack : model.stacks()) {
            layers += stack.layerCount();
        }
        return layers;
    }

    /** Of the stack that makes the tokens. */
    private static Optional<GroupedHeads> firstAttention(ModelSpec model) {
        for (SequenceMixer mixer : model.stacks().get(model.stacks().size() - 1).mixers()) {
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
        return new Listing<HardwareProfile>()
                .text("name", HardwareProfile::id)
                .text("aliases", machine -> String.join(" ", machine.aliases()))
                .text("title", HardwareProfile::name)
                .text("kind", HardwareProfile::kind)
                .text("released", HardwareProfile::released)
                .text("best_peak", machine -> best16(machine).label())
                .number("peak_flop_per_s", machine -> best16(machine).peak().perSecond())
                .text("memory", machine -> machine.mainMemory().label())
                .number("bandwidth_b_per_s", machine -> machine.mainBandwidth().bytesPerSecond())
                .cell(
                        "capacity_bytes",
                        ValueKind.PLAIN,
                        machine -> cell(machine.mainMemory().capacity().map(Bytes::count)))
                .number("ridge_flop_per_byte", machine -> best16(machine).peak().over(machine.mainBandwidth()))
                .text("confidence", machine -> machine.evidence().confidence())
                .of(machines);
    }

    /** The peak that today's models run under: 16-bit matrix products, else the widest rate the machine has. */
    private static ComputeCeiling best16(HardwareProfile machine) {
        for (Engine engine : Engine.values()) {
            for (NumberFormat format : List.of(NumberFormat.BF16, NumberFormat.FP16)) {
                Optional<ComputeCeiling> peak = machine.peak(engine, format);
                if (peak.isPresent()) {
                    return peak.get();
                }
            }
        }
        for (NumberFormat format : List.of(NumberFormat.FP32, NumberFormat.FP64)) {
            for (Engine engine : Engine.values()) {
                Optional<ComputeCeiling> peak = machine.peak(engine, format);
                if (peak.isPresent()) {
                    return peak.get();
                }
            }
        }
        return machine.ceilings().get(0);
    }

    /** The operators of some lists, each name once, with the rules that count them. */
    public static Table operators(List<List<Operator>> lists) {
        Map<String, Operator> byName = new TreeMap<>();
        for (List<Operator> list : lists) {
            for (Operator operator : list) {
                byName.putIfAbsent(operator.site().id(), operator);
            }
        }
        return new Listing<Operator>()
                .text("name", operator -> operator.site().id())
                .text("group", operator -> operator.site().group().label())
                .text("engine", operator -> operator.engine().label())
                .text("flops", operator -> operator.flopsFormula().expression())
                .text("source", operator -> source(operator).title())
                .text(
                        "network_bytes",
                        operator -> operator.exchange().isPresent()
                                ? operator.exchange().get().kind().formula().expression()
                                : "")
                .of(List.copyOf(byName.values()));
    }

    /** Where the rule comes from that decides an operator: of an exchange, that of its bytes. */
    private static Source source(Operator operator) {
        return operator.exchange().isPresent()
                ? operator.exchange().get().kind().formula().source()
                : operator.flopsFormula().source();
    }

    public static Table sources() {
        return new Listing<Source>()
                .text("name", source -> source.name().toLowerCase(Locale.ROOT))
                .text("title", Source::title)
                .text("address", Source::address)
                .of(List.of(Source.values()));
    }
}
