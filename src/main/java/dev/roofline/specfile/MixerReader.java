package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.AttentionPositions;
import dev.roofline.model.AttentionProjections;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.Norm;
import dev.roofline.model.Projection;
import dev.roofline.model.QkNorm;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.StateSpace;
import dev.roofline.units.TensorFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what carries information between tokens: attention of several kinds, state spaces, linear attention. */
final class MixerReader {
    private static final int MOST_HEADS = 1 << 16;
    private static final int MOST_BUCKETS = 1 << 16;
    private static final int MOST_TAPS = 1 << 10;
    private static final int WIDEST = 1 << 24;
    private static final List<String> KEYS =
            List.of("attention", "latent_attention", "state_space", "selective_state_space", "linear_attention");

    /** Elements of the tables of relative positions that a group before has. */
    private OptionalLong table = OptionalLong.empty();

    /** The mixer of a group; empty where it has none, and where its object is reported. */
    Optional<SequenceMixer> mixer(Fields group) {
        String found = "";
        for (String key : KEYS) {
            if (group.has(key)) {
                if (!found.isEmpty()) {
                    group.problem(
                            key, "a layer has one of " + String.join(", ", KEYS) + "; this one has " + found + " too");
                }
                found = key;
            }
        }
        Optional<SequenceMixer> mixer = Optional.empty();
        for (String key : KEYS) {
            Optional<Fields> fields = group.optionalObject(key);
            if (fields.isPresent()) {
                mixer = read(key, fields.get());
            }
        }
        return mixer;
    }

    private Optional<SequenceMixer> read(String key, Fields fields) {
        return switch (key) {
            case "attention" -> attention(fields, false).map(SequenceMixer.class::cast);
            case "latent_attention" -> latent(fields);
            case "state_space" -> stateSpace(fields);
            case "selective_state_space" -> selective(fields);
            default -> linear(fields);
        };
    }

    /** Attention to the encoder's output; positions, windows and one QKV matrix mean nothing there. */
    Optional<Attention> cross(Fields group) {
        Optional<Fields> fields = group.optionalObject("cross_attention");
        return fields.isEmpty() ? Optional.empty() : attention(fields.get(), true);
    }

    private Optional<Attention> attention(Fields fields, boolean cross) {
        int heads = fields.whole("heads", 1, MOST_HEADS);
        int kvHeads = fields.whole("kv_heads", 1, MOST_HEADS);
        int headSize = fields.whole("head_size", 1, MOST_HEADS);
        Set<Projection> biases = EnumSet.noneOf(Projection.class);
        biases.addAll(ModelLabels.PROJECTIONS.several(fields, "bias"));
        Optional<QkNorm> qkNorm = qkNorm(fields);
        boolean softCap = fields.optionalFlag("softcap");
        boolean fusedQkv = !cross && fields.optionalFlag("fused_qkv");
        int rotary = cross ? 0 : fields.optionalWhole("rotary", 1, MOST_HEADS).orElse(0);
        AttentionMask mask = cross ? AttentionMask.EVERYTHING : mask(fields);
        int buckets = cross
                ? 0
                : fields.optionalWhole("relative_buckets", 1, MOST_BUCKETS).orElse(0);
        Optional<RelativePositions> positions =
                cross ? Optional.empty() : relativePositions(fields.optionalObject("relative_positions"));
        boolean sinks = !cross && fields.optionalFlag("sinks");
        boolean gate = !cross && fields.optionalFlag("output_gate");
        fields.finish();
        if (!fields.sound()) {
            return Optional.empty();
        }
        try {
            Attention attention = new Attention(
                    heads,
                    kvHeads,
                    headSize,
                    new AttentionProjections(biases, fusedQkv, gate),
                    qkNorm,
                    new AttentionPositions(rotary, buckets, positions),
                    mask,
                    softCap,
                    sinks);
            requireSharedTable(attention, fields);
            return Optional.of(attention);
        } catch (IllegalArgumentException e) {
            fields.refused(e);
            return Optional.empty();
        }
    }

    private static Optional<QkNorm> qkNorm(Fields fields) {
        Optional<QkNorm.Span> span = ModelLabels.QK_NORMS.optional(fields, "qk_norm");
        Optional<Norm> norm = ModelLabels.NORMS.optional(fields, "qk_norm_kind");
        if (norm.isPresent() && span.isEmpty()) {
            fields.problem("qk_norm_kind", "qk_norm_kind says what kind the qk_norm is of; there is no qk_norm here");
        }
        return span.isEmpty() ? Optional.empty() : Optional.of(new QkNorm(span.get(), norm.orElse(Norm.RMS)));
    }

    private static AttentionMask mask(Fields fields) {
        OptionalInt window = fields.optionalWhole("window", 1, ModelSpecReader.MOST_POSITIONS);
        OptionalInt chunk = fields.optionalWhole("chunk", 1, ModelSpecReader.MOST_POSITIONS);
        OptionalInt nearby = fields.optionalWhole("nearby", 1, ModelSpecReader.MOST_POSITIONS);
        int given = (window.isPresent() ? 1 : 0) + (chunk.isPresent() ? 1 : 0) + (nearby.isPresent() ? 1 : 0);
        if (given > 1) {
            fields.problem(
                    window.isPresent() ? "window" : "chunk",
                    "attention has one of window, chunk and nearby, not several");
        }
        if (window.isPresent()) {
            return AttentionMask.window(window.getAsInt());
        }
        if (chunk.isPresent()) {
            return new AttentionMask(AttentionMask.Kind.CHUNK, chunk.getAsInt());
        }
        return nearby.isPresent()
                ? new AttentionMask(AttentionMask.Kind.NEARBY, nearby.getAsInt())
                : AttentionMask.EVERYTHING;
    }

    private static Optional<RelativePositions> relativePositions(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        OptionalInt rows = fields.optionalWhole("rows", 1, MOST_BUCKETS);
        int terms = fields.whole("terms", 1, 2);
        boolean projection = fields.optionalFlag("projection");
        boolean table = fields.optionalFlag("table");
        Optional<Norm> norm = ModelLabels.NORMS.optional(fields, "norm");
        fields.finish();
        if (!fields.sound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RelativePositions(rows, terms, projection, table, norm));
        } catch (IllegalArgumentException e) {
            fields.refused(e);
            return Optional.empty();
        }
    }

    /** Tables are stored once a stack: a row a bucket, a column a head or a channel. */
    private void requireSharedTable(Attention attention, Fields fields) {
        if (attention.relativeBuckets() > 0) {
            requireSame("relative_buckets", "relative_buckets times heads", attention.relativeTable(), fields);
        }
        if (attention.relativePositions().isPresent()
                && attention.relativePositions().get().table()) {
            requireSame(
                    "relative_positions",
                    "rows",
                    attention.relativePositions().get().rows().getAsInt(),
                    fields);
        }
    }

    private void requireSame(String key, String what, long size, Fields fields) {
        if (table.isPresent() && table.getAsLong() != size) {
            fields.problem(
                    key,
                    what + " is " + size + "; it is " + table.getAsLong()
                            + " in a group before, and a stack has one table for all its layers");
        }
        table = OptionalLong.of(size);
    }

    private static Optional<SequenceMixer> latent(Fields fields) {
        int heads = fields.whole("heads", 1, MOST_HEADS);
        int nope = fields.whole("nope_size", 1, MOST_HEADS);
        int rope = fields.whole("rope_size", 0, MOST_HEADS);
        int value = fields.whole("value_size", 1, MOST_HEADS);
        int kvRank = fields.whole("kv_rank", 1, WIDEST);
        OptionalInt queryRank = fields.optionalWhole("q_rank", 1, WIDEST);
        boolean bias = fields.optionalFlag("bias");
        fields.finish();
        return made(fields, () -> new LatentAttention(heads, nope, rope, value, kvRank, queryRank, bias));
    }

    private static Optional<SequenceMixer> stateSpace(Fields fields) {
        int heads = fields.whole("heads", 1, MOST_HEADS);
        int headSize = fields.whole("head_size", 1, MOST_HEADS);
        int state = fields.whole("state", 1, MOST_HEADS);
        int groups = fields.whole("groups", 1, MOST_HEADS);
        int taps = fields.whole("conv", 1, MOST_TAPS);
        boolean tapBias = fields.optionalFlag("conv_bias");
        boolean bias = fields.optionalFlag("bias");
        boolean norm = fields.optionalFlag("gated_norm");
        int chunk = fields.whole("chunk", 1, WIDEST);
        Optional<TensorFormat> format = ModelSpecReader.format(fields, "state_format");
        fields.finish();
        return made(
                fields, () -> new StateSpace(heads, headSize, state, groups, taps, tapBias, bias, norm, chunk, format));
    }

    private static Optional<SequenceMixer> selective(Fields fields) {
        int inner = fields.whole("inner", 1, WIDEST);
        int state = fields.whole("state", 1, MOST_HEADS);
        int taps = fields.whole("conv", 1, MOST_TAPS);
        int rank = fields.whole("dt_rank", 1, MOST_HEADS);
        boolean tapBias = fields.optionalFlag("conv_bias");
        boolean bias = fields.optionalFlag("bias");
        boolean norms = fields.optionalFlag("inner_norms");
        Optional<TensorFormat> format = ModelSpecReader.format(fields, "state_format");
        fields.finish();
        return made(fields, () -> new SelectiveStateSpace(inner, state, taps, rank, tapBias, bias, norms, format));
    }

    private static Optional<SequenceMixer> linear(Fields fields) {
        int keyHeads = fields.whole("key_heads", 1, MOST_HEADS);
        int keySize = fields.whole("key_size", 1, MOST_HEADS);
        int valueHeads = fields.whole("value_heads", 1, MOST_HEADS);
        int valueSize = fields.whole("value_size", 1, MOST_HEADS);
        int taps = fields.whole("conv", 1, MOST_TAPS);
        Optional<TensorFormat> format = ModelSpecReader.format(fields, "state_format");
        fields.finish();
        return made(fields, () -> new LinearAttention(keyHeads, keySize, valueHeads, valueSize, taps, format));
    }

    /** What a constructor makes of sound fields; what it finds wrong with them together is reported. */
    private static Optional<SequenceMixer> made(Fields fields, Supplier<SequenceMixer> maker) {
        if (!fields.sound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            fields.refused(e);
            return Optional.empty();
        }
    }
}
