package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.WeightBytes;
import dev.roofline.json.Loaded;
import dev.roofline.model.Attention;
import dev.roofline.model.ClassHead;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StageModel;
import dev.roofline.model.TensorShard;
import dev.roofline.model.VocabularyHead;
import dev.roofline.model.WeightCount;
import dev.roofline.model.WeightKind;
import dev.roofline.operator.Access;
import dev.roofline.operator.Lookup;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Conventions;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Request;
import dev.roofline.workload.Routing;
import dev.roofline.workload.WeightFormats;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A pass over many tokens reads every weight that is kept, and no other: a matrix, a bias or a router takes the same bytes
 * in memory as in traffic, in every format and under every division.
 */
class WeightLawsTest {
    private static final List<ModelSpec> SHIPPED = shipped();

    /** One format for all weights of the layers, and one in which every kind of weight differs from the others. */
    private static final List<Precision> PRECISIONS = List.of(
            matrices("bf16"),
            matrices("int8"),
            matrices("fp8-block"),
            matrices("mxfp4"),
            matrices("int4-zp"),
            Precision.uniform(format("int8")),
            Precision.uniform(format("fp8-g64")),
            new Precision(
                    new WeightFormats(
                            format("int8"),
                            format("mxfp4"),
                            format("int4-zp"),
                            format("bf16"),
                            format("fp8-g64"),
                            format("int4-g32")),
                    format("bf16"),
                    format("bf16")));

    @Test
    void aPassOfAnyShippedModelReadsTheWeightsThatAreKept() {
        int checked = 0;
        for (ModelSpec model : SHIPPED) {
            if (readsWeightsTwice(model)) {
                continue;
            }
            for (Precision precision : PRECISIONS) {
                for (Fusion fusion : List.of(Fusion.FLASH, Fusion.NONE)) {
                    double read = 0;
                    for (Workload pass : passes(model, precision, fusion, new Parallelism(1, 1, 1, 1, 1, 0))) {
                        read += read(OperatorList.of(model, pass));
                    }
                    assertSame(
                            read, kept(model, precision), model.id() + ", " + precision.weightsLabel() + ", " + fusion);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(1500);
    }

    @Test
    void aPassOfAnyModelReadsTheWeightsThatAreKept() {
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            ModelSpec model = new Generated(seed).anyDecoder();
            for (Precision precision : PRECISIONS) {
                for (Fusion fusion : List.of(Fusion.FLASH, Fusion.NONE, Fusion.IDEAL)) {
                    Workload pass = passes(model, precision, fusion, new Parallelism(1, 1, 1, 1, 1, 0))
                            .get(0);
                    assertSame(
                            read(OperatorList.of(model, pass)),
                            kept(model, precision),
                            "seed " + seed + ", " + precision.weightsLabel() + ", " + fusion);
                }
            }
        }
    }

    @Test
    void aDeviceReadsTheWeightsThatItKeeps() {
        List<Parallelism> layouts = List.of(
                new Parallelism(2, 1, 1, 1, 1, 0),
                new Parallelism(8, 1, 1, 1, 1, 0),
                new Parallelism(1, 2, 1, 1, 1, 0),
                new Parallelism(2, 3, 1, 1, 1, 0),
                new Parallelism(1, 1, 4, 4, 1, 0),
                new Parallelism(2, 1, 8, 4, 1, 0));
        int checked = 0;
        for (ModelSpec model : SHIPPED) {
            if (readsWeightsTwice(model) || model.stacks().size() > 1 || model.isEncoderOnly()) {
                continue;
            }
            for (Parallelism layout : layouts) {
                if (layout.expert() > 1 && !model.hasExperts()) {
                    continue;
                }
                for (Precision precision : PRECISIONS) {
                    try {
                        checked += assertDeviceReadsWhatItKeeps(model, precision, layout);
                    } catch (IllegalArgumentException tooLittleToDivide) {
                        assertThat(layout.tensor()).isGreaterThan(1);
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(2000);
    }

    /** Whatever the layers of the text are quantised to. */
    @Test
    void towersReadTheWeightsThatTheyKeep() {
        int checked = 0;
        for (ModelSpec model : SHIPPED) {
            for (Precision precision : model.towers().isEmpty() ? List.<Precision>of() : PRECISIONS) {
                double kept = 0;
                for (ParameterCount.Part part : ParameterCount.of(model).parts()) {
                    boolean ofTower =
                            part.name().endsWith(" tower") || part.name().endsWith(" head");
                    kept += ofTower || part.name().equals("connector") ? precision.bytes(part.weights()) : 0;
                }
                double read = 0;
                for (int tower = 0; tower < model.towers().size(); tower++) {
                    long tokens = model.towers()
                            .get(tower)
                            .stack()
                            .input()
                            .frontEnd()
                            .orElseThrow()
                            .tokens();
                    Workload pass = new Workload(
                            new PassShape(Phase.ENCODE, List.of(new Request(3, tokens, 0)), 1, 0, tower),
                            new Numerics(precision, Fusion.FLASH),
                            new Conventions(Counting.STANDARD, Routing.WORST, LatentForm.NAIVE, Logits.ALL),
                            new Parallelism(1, 1, 1, 1, 1, 0),
                            Offload.NONE,
                            Optional.empty());
                    for (Operator operator : OperatorList.of(model, pass)) {
                        for (Access access : operator.accesses()) {
                            read += access.kind() == Access.Kind.WEIGHT
                                    ? operator.site().count() * access.bytes()
                                    : 0;
                        }
                    }
                }
                assertSame(read, kept, model.id() + ", " + precision.weightsLabel());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    private static int assertDeviceReadsWhatItKeeps(ModelSpec model, Precision precision, Parallelism layout) {
        Workload pass = passes(model, precision, Fusion.FLASH, layout).get(0);
        for (long stage = 0; stage < layout.pipeline(); stage++) {
            double kept = WeightBytes.ofDevice(model, precision, layout, stage);
            ModelSpec part = StageModel.of(
                    TensorShard.of(
                            model,
                            layout.tensor(),
                            0,
                            layout.expertSlices(),
                            TensorShard.vocabularyMultiple(layout.tensor())),
                    stage,
                    layout.pipeline());
            ParameterCount count = ParameterCount.ofStage(part, stage, layout.pipeline());
            boolean multiplied = stage == layout.pipeline() - 1 && model.isTied();
            double left = precision.bytes(idle(count))
                    + (multiplied ? 0 : precision.bytes(count.weights(ParameterPart.EMBEDDING)));
            List<Operator> operators = layout.pipeline() == 1
                    ? OperatorList.of(model, pass)
                    : OperatorList.ofStage(model, pass, stage, false);
            assertSame(
                    read(operators),
                    kept - left,
                    model.id() + ", " + precision.weightsLabel() + ", " + layout + ", stage " + stage);
        }
        return 1;
    }

    /** What a pass of the model's own stacks reads: all but rows of tables, and what it does not run. */
    private static double kept(ModelSpec model, Precision precision) {
        ParameterCount count = ParameterCount.of(model);
        double kept = WeightBytes.of(count, precision);
        double table = precision.bytes(count.weights(ParameterPart.EMBEDDING));
        boolean multiplied = model.isTied();
        double scale = model.head() instanceof ClassHead classes && classes.scale() && !classes.apart()
                ? precision.bytes(WeightCount.vector(1))
                : 0;
        return kept
                - precision.bytes(idle(count))
                - (multiplied ? 0 : table)
                - scale
                + precision.bytes(count.apart())
                - (model.head().apart() && model.head() instanceof VocabularyHead head && head.nextSentence()
                        ? precision.bytes(nextSentence(model))
                        : 0);
    }

    private static WeightCount nextSentence(ModelSpec model) {
        return WeightCount.matrix(WeightKind.OTHER, 2, model.width()).plus(WeightCount.vector(2));
    }

    /** Tables of which rows are looked up, heads that are not run, and towers, which are no part of a pass over text. */
    private static WeightCount idle(ParameterCount count) {
        WeightCount idle = WeightCount.NONE;
        for (ParameterCount.Part part : count.parts()) {
            String name = part.name();
            boolean isTower = name.endsWith(" tower") || name.equals("connector") || name.endsWith(" head");
            if (isTower
                    || List.of("positions and types", "pooler", "next-sentence classifier")
                            .contains(name)) {
                idle = idle.plus(part.weights());
            }
        }
        return idle;
    }

    /** Without lookups, whose rows are as many as tokens, and tables of positions, which each layer reads. */
    private static double read(List<Operator> operators) {
        double bytes = 0;
        for (Operator operator : operators) {
            for (Access access : operator instanceof Lookup ? List.<Access>of() : operator.accesses()) {
                boolean table = access.tensor().endsWith("position table");
                bytes += access.kind() == Access.Kind.WEIGHT && !table
                        ? operator.site().count() * access.bytes()
                        : 0;
            }
            if (operator instanceof Lookup) {
                for (Access access : operator.accesses()) {
                    boolean rows = access.tensor().equals("rows");
                    bytes += access.kind() == Access.Kind.WEIGHT && !rows
                            ? operator.site().count() * access.bytes()
                            : 0;
                }
            }
        }
        return bytes;
    }

    /** Layers that share weights read them as often as they run; positions may be multiplied with the tokens' matrices. */
    private static boolean readsWeightsTwice(ModelSpec model) {
        for (Stack stack : model.stacks()) {
            for (LayerGroup group : stack.groups()) {
                if (group.sharedWeights()) {
                    return true;
                }
            }
            for (SequenceMixer mixer : stack.mixers()) {
                if (mixer instanceof Attention attention
                        && attention.relativePositions().isPresent()
                        && !attention.relativePositions().get().projection()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** So many tokens that every expert is taken. */
    private static List<Workload> passes(ModelSpec model, Precision precision, Fusion fusion, Parallelism layout) {
        List<Workload> passes = new ArrayList<>();
        long tokens = 64;
        if (model.stack(Stack.Kind.ENCODER).isPresent()) {
            passes.add(pass(Phase.ENCODE, precision, fusion, layout, tokens, 0));
        }
        if (model.stack(Stack.Kind.DECODER).isPresent()) {
            passes.add(pass(Phase.PREFILL, precision, fusion, layout, tokens, model.isEncoderDecoder() ? tokens : 0));
        }
        return passes;
    }

    private static Workload pass(
            Phase phase, Precision precision, Fusion fusion, Parallelism layout, long tokens, long encoderTokens) {
        return new Workload(
                new PassShape(phase, 64, tokens, 0).withEncoderTokens(encoderTokens),
                new Numerics(precision, fusion),
                new Conventions(Counting.STANDARD, Routing.WORST, LatentForm.NAIVE, Logits.ALL),
                layout,
                Offload.NONE,
                Optional.empty());
    }

    private static void assertSame(double read, double kept, String run) {
        assertThat(read).as(run).isCloseTo(kept, within(1e-9 * kept));
    }

    private static Precision matrices(String label) {
        TensorFormat bf16 = TensorFormat.BF16;
        TensorFormat format = format(label);
        return new Precision(new WeightFormats(format, format, format, bf16), bf16, bf16);
    }

    private static TensorFormat format(String label) {
        return TensorFormat.parse(label).orElseThrow();
    }

    private static List<ModelSpec> shipped() {
        List<ModelSpec> models = new ArrayList<>();
        for (Loaded<ModelSpec> loaded : Catalogue.models(List.of()).all()) {
            models.add(loaded.value());
        }
        return models;
    }
}
