package dev.roofline.law;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.ComputeUnits;
import dev.roofline.hardware.HardwareEvidence;
import dev.roofline.hardware.HardwareIdentity;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.model.Activation;
import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.AttentionPositions;
import dev.roofline.model.AttentionProjections;
import dev.roofline.model.Embedding;
import dev.roofline.model.FeedForward;
import dev.roofline.model.Head;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LayerRange;
import dev.roofline.model.Layers;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelIdentity;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Norm;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.Projection;
import dev.roofline.model.QkNorm;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import dev.roofline.model.StateSpace;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.VocabularyHead;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Random models, machines and workloads; the seed names them in a failure. */
final class Generated {
    static final int SEEDS = 200;

    private final Random random;

    Generated(long seed) {
        this.random = new Random(seed);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** A decoder with up to two kinds of layers, one of them perhaps windowed. */
    ModelSpec decoder() {
        int width = between(1, 40) * 8;
        boolean alternating = coin();
        int layers = 2 * between(1, 6);
        List<LayerGroup> groups = alternating
                ? List.of(
                        group(Layers.of(new LayerRange(0, layers - 2, 2)), OptionalInt.of(between(1, 60))),
                        group(Layers.of(new LayerRange(1, layers - 1, 2)), OptionalInt.empty()))
                : List.of(group(Layers.of(LayerRange.firstOnes(layers)), OptionalInt.empty()));
        StackInput input = new StackInput(coin() ? 4096 : 0, 0, Optional.empty());
        Stack stack =
                new Stack(Stack.Kind.DECODER, width, input, groups, coin() ? Optional.of(Norm.RMS) : Optional.empty());
        Embedding embedding = new Embedding(between(10, 5000), width);
        Head head = new VocabularyHead(coin(), coin(), Optional.empty(), false, false, coin(), false);
        return new ModelSpec(
                new ModelIdentity("generated", "Generated", "generated", "2026", List.of()),
                width,
                embedding,
                List.of(stack),
                head,
                "low");
    }

    /** A decoder of up to three kinds of layers of any mixers and feed-forwards, placed in any way. */
    ModelSpec anyDecoder() {
        int width = between(1, 40) * 8;
        List<LayerGroup> groups = new ArrayList<>();
        int layers = 0;
        for (int kinds = between(1, 3); kinds > 0; kinds--) {
            int count = between(1, 4);
            groups.add(anyGroup(Layers.of(new LayerRange(layers, layers + count - 1, 1))));
            layers += count;
        }
        StackInput input = new StackInput(coin() ? 4096 : 0, 0, Optional.empty());
        Stack stack =
                new Stack(Stack.Kind.DECODER, width, input, groups, coin() ? Optional.of(Norm.RMS) : Optional.empty());
        return new ModelSpec(
                new ModelIdentity("generated", "Generated", "generated", "2026", List.of()),
                width,
                new Embedding(between(10, 5000), width),
                List.of(stack),
                new VocabularyHead(coin(), coin(), Optional.empty(), false, false, coin(), false),
                "low");
    }

    private LayerGroup anyGroup(Layers range) {
        NormPlacement placement = oneOf(NormPlacement.values());
        boolean both = placement.isParallel() || coin();
        boolean mixerAlone = coin();
        Optional<SequenceMixer> mixer = both || mixerAlone ? Optional.of(mixer()) : Optional.empty();
        Optional<FeedForward> feedForward = both || !mixerAlone ? Optional.of(feedForward()) : Optional.empty();
        return new LayerGroup(range, oneOf(Norm.values()), placement, false, mixer, Optional.empty(), feedForward);
    }

    private SequenceMixer mixer() {
        return switch (between(0, 5)) {
            case 0 ->
                new LatentAttention(
                        between(1, 9),
                        between(1, 40),
                        between(0, 20),
                        between(1, 40),
                        between(1, 99),
                        coin() ? OptionalInt.of(between(1, 99)) : OptionalInt.empty(),
                        coin());
            case 1 -> {
                int heads = between(1, 3);
                yield new StateSpace(
                        heads * between(1, 4),
                        between(1, 20),
                        between(1, 30),
                        heads,
                        between(1, 5),
                        coin(),
                        coin(),
                        coin(),
                        between(1, 40),
                        Optional.empty());
            }
            case 2 ->
                new SelectiveStateSpace(
                        between(1, 99),
                        between(1, 20),
                        between(1, 5),
                        between(1, 20),
                        coin(),
                        coin(),
                        coin(),
                        Optional.empty());
            case 3 -> {
                int heads = between(1, 4);
                yield new LinearAttention(
                        heads,
                        between(1, 20),
                        heads * between(1, 4),
                        between(1, 20),
                        between(1, 5),
                        heads % 2 == 0 ? Optional.of(TensorFormat.FP32) : Optional.empty());
            }
            default ->
                attention(oneOf(new AttentionMask[] {
                    AttentionMask.EVERYTHING,
                    AttentionMask.window(between(1, 60)),
                    new AttentionMask(AttentionMask.Kind.CHUNK, between(1, 60))
                }));
        };
    }

    private FeedForward feedForward() {
        if (coin()) {
            return whole();
        }
        int experts = between(1, 30);
        Optional<TokenFeedForward> shared = coin() ? Optional.of(whole()) : Optional.empty();
        return new MixtureOfExperts(
                experts,
                between(1, experts),
                oneOf(MixtureOfExperts.Scoring.values()),
                coin(),
                coin(),
                whole(),
                shared,
                shared.isPresent() && coin(),
                1,
                1,
                Optional.empty());
    }

    private TokenFeedForward whole() {
        return coin()
                ? new TokenFeedForward(between(1, 500), oneOf(Activation.values()), coin(), gate())
                : new TokenFeedForward(between(1, 500), oneOf(Activation.values()), coin(), TokenFeedForward.Gate.NONE);
    }

    private TokenFeedForward.Gate gate() {
        return coin() ? TokenFeedForward.Gate.FUSED : TokenFeedForward.Gate.APART;
    }

    private LayerGroup group(Layers range, OptionalInt window) {
        AttentionMask mask = window.isPresent() ? AttentionMask.window(window.getAsInt()) : AttentionMask.EVERYTHING;
        return new LayerGroup(
                range, oneOf(Norm.values()), oneOf(NormPlacement.values()), attention(mask), Optional.empty(), whole());
    }

    private Attention attention(AttentionMask mask) {
        int kvHeads = between(1, 6);
        int headSize = 2 * between(1, 40);
        Set<Projection> biases = EnumSet.noneOf(Projection.class);
        for (Projection projection : Projection.values()) {
            if (coin()) {
                biases.add(projection);
            }
        }
        int heads = kvHeads * between(1, 5);
        boolean fusedQkv = coin();
        Optional<QkNorm> qkNorm = qkNorm();
        int rotary = coin() ? headSize : 0;
        boolean softCap = coin();
        boolean sinks = coin();
        return new Attention(
                heads,
                kvHeads,
                headSize,
                new AttentionProjections(biases, fusedQkv, coin()),
                qkNorm,
                AttentionPositions.rotary(rotary),
                mask,
                softCap,
                sinks);
    }

    private Optional<QkNorm> qkNorm() {
        return coin() ? Optional.of(new QkNorm(oneOf(QkNorm.Span.values()), oneOf(Norm.values()))) : Optional.empty();
    }

    HardwareProfile machine() {
        return machine(
                Math.pow(10, 9 + 6 * random.nextDouble()),
                Math.pow(10, 9 + 6 * random.nextDouble()),
                Math.pow(10, 8 + 5 * random.nextDouble()));
    }

    static HardwareProfile machine(double matrix, double vector, double bandwidth) {
        Provenance source = new Provenance(Provenance.Kind.ASSUMED, "generated", "2026-11", Optional.empty());
        return new HardwareProfile(
                new HardwareIdentity("machine", "Machine", "nobody", "gpu", Market.SERVER, "2026"),
                new ComputeUnits(
                        List.of(
                                new ComputeCeiling(Engine.MATRIX, NumberFormat.FP16, new FlopRate(matrix), source),
                                new ComputeCeiling(Engine.VECTOR, NumberFormat.FP32, new FlopRate(vector), source)),
                        EnumSet.allOf(Engine.class)),
                List.of(new MemoryLevel(
                        "DRAM",
                        MemoryLevel.Kind.DRAM,
                        Optional.of(new Bytes(1e10)),
                        Optional.of(new Bandwidth(bandwidth)),
                        source)),
                List.of(),
                Optional.empty(),
                new HardwareEvidence("low", Map.of(), List.of()));
    }

    Fusion fusion() {
        return oneOf(Fusion.values());
    }

    static Workload prefill(long batch, long tokens, long context, Fusion fusion, Logits logits) {
        return new Workload(
                new PassShape(Phase.PREFILL, batch, tokens, context),
                new Numerics(Precision.uniform(TensorFormat.FP16), fusion),
                Counting.STANDARD,
                logits);
    }

    static Workload decode(long batch, long context, Fusion fusion) {
        return new Workload(
                new PassShape(Phase.DECODE, batch, 1, context),
                new Numerics(Precision.uniform(TensorFormat.FP16), fusion),
                Counting.STANDARD,
                Logits.LAST);
    }
}
