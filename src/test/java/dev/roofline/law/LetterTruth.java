package dev.roofline.law;

import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.ClassHead;
import dev.roofline.model.Connector;
import dev.roofline.model.FeedForward;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Split;
import dev.roofline.model.Stack;
import dev.roofline.model.StateSpace;
import dev.roofline.model.TensorShard;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.Tower;
import dev.roofline.operator.Operator;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What letters of formulas stand for, read from the spec of a model and from a workload, on the first device. */
final class LetterTruth
        implements SequenceMixer.Visitor<RuntimeException>,
                FeedForward.Visitor<RuntimeException>,
                FrontEnd.Visitor<RuntimeException> {
    private final ModelSpec part;
    private final Workload workload;
    private final Map<String, Set<Double>> values = new HashMap<>();

    private LetterTruth(ModelSpec part, Workload workload) {
        this.part = part;
        this.workload = workload;
    }

    /** By letter, what it may stand for in an operator: attention of the layer, or of the encoder's output, say. */
    static Map<String, Set<Double>> of(ModelSpec model, Workload workload, Operator operator) {
        Parallelism all = workload.parallelism();
        long rows = workload.training().isPresent()
                ? TensorShard.trainingVocabularyMultiple(all.tensor())
                : TensorShard.vocabularyMultiple(all.tensor());
        ModelSpec part = TensorShard.of(model, all.tensor(), 0, all.expertSlices(), rows);
        String id = operator.site().id();
        boolean encoder = workload.training().isPresent() && part.isEncoderDecoder() && id.startsWith("encoder.");
        LetterTruth truth = new LetterTruth(part, encoder ? workload.ofEncoder() : workload);
        truth.addWorkload(all);
        for (Stack stack : truth.stacks()) {
            // What stands at the ends of a model with one stack is not called after it.
            if (id.startsWith(stack.name() + ".") || operator.site().layers().isEmpty()) {
                truth.addStack(stack, operator);
            }
        }
        return truth.values;
    }

    private List<Stack> stacks() {
        if (workload.tower() != Workload.NO_TOWER) {
            return List.of(part.towers().get(workload.tower()).stack());
        }
        return part.stacks();
    }

    private void put(String letter, double value) {
        values.computeIfAbsent(letter, unused -> new HashSet<>()).add(value);
    }

    private long sequences(Request request) {
        return Split.share(request.count(), workload.parallelism().data(), 0);
    }

    private void addWorkload(Parallelism all) {
        boolean whole = workload.phase() == Phase.DECODE;
        double tokens = 0;
        double sequences = 0;
        double begun = 0;
        double positions = 0;
        for (Request request : workload.requests()) {
            long own = whole ? request.newTokens() : Split.share(request.newTokens(), all.context(), 0);
            tokens += sequences(request) * (double) own;
            sequences += sequences(request);
            begun += request.contextTokens() > 0 ? sequences(request) : 0;
            positions += own;
        }
        put("S", tokens);
        put("S_own", Math.ceil(tokens / all.tensor()));
        put("S_enc", sequences * workload.encoderTokens());
        put("S_pos", positions);
        put("S_head", tokens);
        put("S_head", sequences);
        put("B", sequences);
        put("B_begun", begun);
        put("c", all.context());
        put("t", all.tensor());
        workload.training().ifPresent(training -> put("M", training.microBatches()));
    }

    private void addStack(Stack stack, Operator operator) {
        put("d", stack.width());
        put("L", stack.layerCount());
        stack.input().frontEnd().ifPresent(frontEnd -> frontEnd.accept(this));
        part.embedding().ifPresent(table -> {
            put("v", table.vocabulary());
            put("d_emb", table.width());
        });
        if (part.head() instanceof ClassHead classes) {
            put("classes", classes.outputs());
        }
        for (Tower tower : part.towers()) {
            tower.head().ifPresent(classes -> put("classes", classes.outputs()));
            tower.connector().ifPresent(this::addConnector);
        }
        put("R_max", stack.input().positions());
        put("R_max", stack.input().tokenTypes());
        for (LayerGroup group : stack.groups()) {
            if (operator.site().layers().isEmpty()
                    || operator.site().layers().get().equals(group.layers())) {
                put("L", group.layers().count());
                boolean cross = operator.site().id().contains(".cross.");
                if (!cross && group.mixer().isPresent()) {
                    group.mixer().get().accept(this);
                }
                if (cross) {
                    visit(group.cross().orElseThrow().withMask(AttentionMask.EVERYTHING));
                    values.put("T", values.getOrDefault("S_enc", Set.of()));
                }
                group.feedForward().ifPresent(feedForward -> feedForward.accept(this));
            }
        }
    }

    private void addConnector(Connector connector) {
        put("S_con", connector.tokens());
        for (Connector.Dense layer : connector.layers()) {
            put("d_in", layer.inputs());
            put("d_out", layer.outputs());
        }
    }

    @Override
    public void visit(Attention attention) {
        put("h", attention.heads());
        put("h_kv", attention.kvHeads());
        put("e", attention.headSize());
        put("e_rot", attention.rotaryChannels());
        put("buckets", attention.relativeBuckets());
        attention.relativePositions().ifPresent(positions -> {
            put("terms", positions.terms());
            put("positions", positions.rows().orElse((int) longestReach()));
        });
        addKeys(attention.mask());
    }

    private long longestReach() {
        long longest = 0;
        for (Request request : workload.requests()) {
            longest = Math.max(longest, request.newTokens() + request.contextTokens());
        }
        return longest;
    }

    /** Where context ranks divide a prompt, what one of them reads hangs on how: it is not said here. */
    private void addKeys(AttentionMask mask) {
        boolean divided = workload.parallelism().context() > 1 && workload.phase() != Phase.DECODE;
        if (divided || mask.kind() == AttentionMask.Kind.CHUNK || mask.kind() == AttentionMask.Kind.NEARBY) {
            return;
        }
        double keys = 0;
        for (Request request : workload.requests()) {
            double all = request.newTokens() + (double) request.contextTokens();
            double seen = mask.kind() == AttentionMask.Kind.WINDOW
                    ? Math.min(all, mask.size() + request.newTokens() - 1.0)
                    : all;
            keys += sequences(request) * seen;
        }
        put("T", keys / workload.parallelism().context());
    }

    @Override
    public void visit(LatentAttention latent) {
        put("h", latent.heads());
        put("e_nope", latent.nopeSize());
        put("e_rope", latent.ropeSize());
        put("e_val", latent.valueSize());
        put("r_kv", latent.kvRank());
        latent.queryRank().ifPresent(rank -> put("r_q", rank));
        addKeys(AttentionMask.EVERYTHING);
    }

    @Override
    public void visit(StateSpace space) {
        put("H", space.heads());
        put("P", space.headSize());
        put("N", space.state());
        put("G", space.groups());
        put("w", space.convolution());
    }

    @Override
    public void visit(SelectiveStateSpace space) {
        put("inner", space.inner());
        put("N", space.state());
        put("r_dt", space.stepRank());
        put("w", space.convolution());
    }

    @Override
    public void visit(LinearAttention linear) {
        put("H", linear.valueHeads());
        put("H_key", linear.keyHeads());
        put("K", linear.keySize());
        put("V", linear.valueSize());
        put("w", linear.convolution());
    }

    @Override
    public void visit(TokenFeedForward whole) {
        put("f", whole.width());
    }

    @Override
    public void visit(MixtureOfExperts mixture) {
        put("f", mixture.expert().width());
        mixture.shared().ifPresent(shared -> put("f", shared.width()));
        put("E", mixture.experts());
        put("E_tok", mixture.perToken());
        if (workload.parallelism().expert() == 1) {
            List<Double> tokens = new ArrayList<>(values.getOrDefault("S", Set.of()));
            tokens.forEach(each -> put("R", each * mixture.perToken()));
        }
    }

    @Override
    public void visit(ImagePatches image) {
        put("patches", image.patches());
        put("pixels", image.patchElements());
    }

    @Override
    public void visit(AudioConvolutions audio) {
        put("frames", audio.frames());
        put("frames_kept", audio.tokens());
        put("bins", audio.bins());
    }
}
