package dev.roofline.report;

import dev.roofline.catalogue.NamedSystem;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What {@code list} lists, as tables. */
public final class CatalogueTables {
    private CatalogueTables() {}

    public static Table models(List<ModelSpec> models) {
        return CatalogueTables.<ModelSpec>named(
                        ModelSpec::id,
                        model -> model.identity().aliases(),
                        ModelSpec::name,
                        CatalogueTables::kind,
                        ModelSpec::released)
                .count("parameters", model -> ParameterCount.of(model).total())
                .count("layers", CatalogueTables::layers)
                .count("width", ModelSpec::width)
                .count("heads", model -> value(firstAttention(model).map(GroupedHeads::heads)))
                .count("kv_heads", model -> value(firstAttention(model).map(GroupedHeads::kvHeads)))
                .count("vocabulary", model -> value(model.embedding().map(Embedding::vocabulary)))
                .count(
                        "positions",
                        model -> value(model.positionLimit().stream().boxed().findAny()))
                .count("active", model -> ParameterCount.of(model).active())
                .without("aliases", "title", "vocabulary", "positions", "active", "kv_heads", "heads", "width", "kind")
                .of(models);
    }

    /** Systems and instances: how many of which machine. */
    public static Table systems(List<NamedSystem> systems) {
        return new Listing<NamedSystem>()
                .text("name", NamedSystem::name)
                .text("machine", NamedSystem::machine)
                .count("devices", NamedSystem::devices)
                .text("source", NamedSystem::source)
                .without("source")
                .of(systems);
    }

    /** What lists of models and machines begin with. */
    private static <R> Listing<R> named(
            Function<R, String> id,
            Function<R, List<String>> aliases,
            Function<R, String> title,
            Function<R, String> kind,
            Function<R, String> released) {
        return new Listing<R>()
                .text("name", id)
                .text("aliases", each -> String.join(" ", aliases.apply(each)))
                .text("title", title)
                .text("kind", kind)
                .text("released", released);
    }

    /** Not a number where there is none. */
    private static double value(Optional<? extends Number> value) {
        return value.isPresent() ? value.get().doubleValue() : Double.NaN;
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
        Stack tokens = model.stack(Stack.Kind.DECODER)
                .or(() -> model.stack(Stack.Kind.ENCODER))
                .orElseThrow();
        for (SequenceMixer mixer : tokens.mixers()) {
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
        return CatalogueTables.<HardwareProfile>named(
                        HardwareProfile::id,
                        machine -> machine.identity().aliases(),
                        HardwareProfile::name,
                        HardwareProfile::kind,
                        HardwareProfile::released)
                .text("best_peak", machine -> best16(machine).label())
                .quantity(
                        "peak_flop_per_s",
                        "peak",
                        ValueKind.FLOP_RATE,
                        machine -> best16(machine).peak().perSecond())
                .text("memory", machine -> machine.mainMemory().label())
                .quantity(
                        "bandwidth_b_per_s",
                        "bandwidth",
                        ValueKind.BANDWIDTH,
                        machine -> machine.mainBandwidth().bytesPerSecond())
                .quantity(
                        "capacity_bytes",
                        "capacity",
                        ValueKind.BYTES,
                        machine -> value(machine.mainMemory().capacity().map(Bytes::count)))
                .quantity(
                        "ridge_flop_per_byte",
                        "ridge",
                        ValueKind.INTENSITY,
                        machine -> best16(machine).peak().over(machine.mainBandwidth()))
                .text("confidence", machine -> machine.evidence().confidence())
                .without("aliases", "confidence", "title", "kind", "memory", "best_peak")
                .of(machines);
    }

    /** The peak that today's models run under: 16-bit matrix products, else the widest rate the machine has. */
    private static ComputeCeiling best16(HardwareProfile machine) {
        for (List<NumberFormat> alike : List.of(
                List.of(NumberFormat.BF16, NumberFormat.FP16),
                List.of(NumberFormat.FP32),
                List.of(NumberFormat.FP64))) {
            for (Engine engine : Engine.values()) {
                for (NumberFormat format : alike) {
                    Optional<ComputeCeiling> peak = machine.peak(engine, format);
                    if (peak.isPresent()) {
                        return peak.get();
                    }
                }
            }
        }
        return machine.ceilings().get(0);
    }

    /** The operators of some lists, each name once, with the rules that count them; tensors are those of all of the name. */
    public static Table operators(List<List<Operator>> lists) {
        Map<String, Operator> byName = new TreeMap<>();
        Map<String, TensorVariants> tensors = new HashMap<>();
        for (List<Operator> list : lists) {
            for (Operator operator : list) {
                String name = operator.site().id();
                byName.putIfAbsent(name, operator);
                tensors.computeIfAbsent(name, first -> new TensorVariants()).add(operator.accesses());
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
                .text(
                        "bytes",
                        operator -> Objects.requireNonNull(
                                        tensors.get(operator.site().id()))
                                .text())
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
