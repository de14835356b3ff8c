package dev.roofline.spec;

import dev.roofline.model.Attention;
import dev.roofline.model.DenseFeedForward;
import dev.roofline.model.FeedForward;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LayerRange;
import dev.roofline.model.Norm;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.Projection;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads one stack of a model spec. */
final class StackReader {
    private static final int WIDEST_FEED_FORWARD = 1 << 24;
    private static final int MOST_HEADS = 1 << 16;
    private static final int MOST_BUCKETS = 1 << 16;
    private static final List<String> HEAD_NORMS = List.of("head");
    private static final List<String> FEED_FORWARDS = List.of("dense", "gated");

    private final Problems problems;
    private final boolean afterAnother;

    /** Elements of the relative position-bias table that a group before has. */
    private OptionalLong table = OptionalLong.empty();

    private StackReader(Problems problems, boolean afterAnother) {
        this.problems = problems;
        this.afterAnother = afterAnother;
    }

    /**
     * Reads a stack.
     *
     * @param afterAnother whether a stack stands before it, whose output a decoder may attend to
     */
    static Optional<Stack> read(JsonNode node, boolean afterAnother, Problems problems) {
        Optional<Fields> fields = Fields.of(node, problems);
        return fields.isEmpty() ? Optional.empty() : new StackReader(problems, afterAnother).stack(fields.get());
    }

    private Optional<Stack> stack(Fields fields) {
        Stack.Kind kind = Stack.Kind.values()[fields.choice("kind", ModelLabels.STACK_KINDS)];
        StackInput input = input(fields.optionalObject("input"));
        List<LayerGroup> groups = groups(fields.items("groups"), kind == Stack.Kind.DECODER && afterAnother);
        Optional<Norm> finalNorm = optionalNorm(fields, "final_norm");
        fields.finish();
        if (!fields.sound()) {
            return Optional.empty();
        }
        long layers = 0;
        for (LayerGroup group : groups) {
            layers += group.layers().count();
        }
        if (layers > LayerRange.MOST) {
            fields.problem("groups", "the groups have " + layers + " layers; " + LayerRange.MOST + " are the most");
            return Optional.empty();
        }
        try {
            return Optional.of(new Stack(kind, input, groups, finalNorm));
        } catch (IllegalArgumentException e) {
            fields.problem("groups", e.getMessage());
            return Optional.empty();
        }
    }

    private static StackInput input(Optional<Fields> found) {
        if (found.isEmpty()) {
            return StackInput.BARE;
        }
        Fields fields = found.get();
        int positions = fields.optionalWhole("positions", 1, ModelSpecReader.MOST_POSITIONS).orElse(0);
        int tokenTypes = fields.optionalWhole("token_types", 1, ModelSpecReader.MOST_POSITIONS).orElse(0);
        Optional<Norm> norm = optionalNorm(fields, "norm");
        fields.finish();
        return new StackInput(positions, tokenTypes, norm);
    }

    private List<LayerGroup> groups(List<JsonNode> items, boolean crossAllowed) {
        List<LayerGroup> groups = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<Fields> fields = Fields.of(item, problems);
            Optional<LayerGroup> group = fields.isEmpty() ? Optional.empty() : group(fields.get(), crossAllowed);
            if (group.isPresent()) {
                groups.add(group.get());
            }
        }
        return groups;
    }

    private Optional<LayerGroup> group(Fields fields, boolean crossAllowed) {
        Optional<LayerRange> layers = layers(fields);
        Norm norm = ModelLabels.norm(fields.choice("norm", ModelLabels.NORMS));
        NormPlacement placement = NormPlacement.values()[fields.choice("placement", ModelLabels.PLACEMENTS)];
        Optional<Attention> attention = attention(fields.object("attention"), false);
        Optional<Attention> cross = attention(fields.optionalObject("cross_attention"), true);
        if (fields.has("cross_attention") && !crossAllowed) {
            fields.problem("cross_attention", "cross_attention needs an encoder before the decoder it stands in");
        }
        Optional<FeedForward> feedForward = feedForward(fields.object("feed_forward"));
        fields.finish();
        if (!fields.sound() || layers.isEmpty() || attention.isEmpty() || feedForward.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LayerGroup(layers.get(), norm, placement, attention.get(), cross, feedForward.get()));
    }

    private static Optional<LayerRange> layers(Fields fields) {
        String text = fields.text("layers");
        Optional<LayerRange> range = LayerRange.parse(text);
        if (range.isEmpty() && !text.isBlank()) {
            fields.problem(
                    "layers",
                    "layers is " + Visible.quoted(text) + "; expected a layer as \"5\", a range as \"0-11\" or, for every"
                            + " second layer, \"0-40:2\", all below " + LayerRange.MOST);
        }
        return range;
    }

    /** @param cross whether it attends to the encoder's output, where positions, windows and one QKV matrix mean nothing */
    private Optional<Attention> attention(Optional<Fields> found, boolean cross) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int heads = fields.whole("heads", 1, MOST_HEADS);
        int kvHeads = fields.whole("kv_heads", 1, MOST_HEADS);
        int headSize = fields.whole("head_size", 1, MOST_HEADS);
        Set<Projection> biases = EnumSet.noneOf(Projection.class);
        for (int index : fields.choices("bias", ModelLabels.PROJECTIONS)) {
            biases.add(Projection.values()[index]);
        }
        boolean headNorms = fields.optionalChoice("qk_norm", HEAD_NORMS) >= 0;
        boolean softCap = fields.optionalFlag("softcap");
        boolean fusedQkv = !cross && fields.optionalFlag("fused_qkv");
        int rotary = cross ? 0 : fields.optionalWhole("rotary", 1, MOST_HEADS).orElse(0);
        OptionalInt window =
                cross ? OptionalInt.empty() : fields.optionalWhole("window", 1, ModelSpecReader.MOST_POSITIONS);
        int buckets = cross ? 0 : fields.optionalWhole("relative_buckets", 1, MOST_BUCKETS).orElse(0);
        fields.finish();
        if (!fields.sound()) {
            return Optional.empty();
        }
        try {
            Attention attention = new Attention(
                    heads, kvHeads, headSize, biases, fusedQkv, headNorms, rotary, window, softCap, buckets);
            requireSharedTable(attention, fields);
            return Optional.of(attention);
        } catch (IllegalArgumentException e) {
            fields.refused(e);
            return Optional.empty();
        }
    }

    /** The table is stored once a stack: a row a bucket, a column a head. */
    private void requireSharedTable(Attention attention, Fields fields) {
        if (attention.relativeBuckets() == 0) {
            return;
        }
        if (table.isPresent() && table.getAsLong() != attention.relativeTable()) {
            fields.problem(
                    "relative_buckets",
                    "relative_buckets times heads is " + attention.relativeTable() + "; it is " + table.getAsLong()
                            + " in a group before, and a stack has one table for all its layers");
        }
        table = OptionalLong.of(attention.relativeTable());
    }

    private static Optional<FeedForward> feedForward(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        boolean gated = fields.choice("kind", FEED_FORWARDS) == 1;
        int width = fields.whole("width", 1, WIDEST_FEED_FORWARD);
        int activation = fields.choice("activation", ModelLabels.ACTIVATIONS);
        boolean bias = fields.optionalFlag("bias");
        boolean fused = fields.optionalFlag("fused_gate_up");
        if (fused && !gated) {
            fields.problem("fused_gate_up", "fused_gate_up is for a gated feed-forward; this one is dense");
        }
        fields.finish();
        if (!fields.sound()) {
            return Optional.empty();
        }
        return Optional.of(
                gated
                        ? new GatedFeedForward(width, ModelLabels.activation(activation), bias, fused)
                        : new DenseFeedForward(width, ModelLabels.activation(activation), bias));
    }

    private static Optional<Norm> optionalNorm(Fields fields, String key) {
        int norm = fields.optionalChoice(key, ModelLabels.NORMS);
        return norm < 0 ? Optional.empty() : Optional.of(ModelLabels.norm(norm));
    }
}
