package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.AttentionPositions;
import dev.roofline.model.AttentionProjections;
import dev.roofline.model.Norm;
import dev.roofline.model.Projection;
import dev.roofline.model.QkNorm;
import dev.roofline.model.RelativePositions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the attention of one stack's groups. */
final class AttentionReader implements ObjectReader<Attention> {
    private static final Labels<QkNorm.Span> QK_NORMS = Labels.of(QkNorm.Span.values());
    private static final Labels<Projection> PROJECTIONS = Labels.of(Projection.values());
    private static final int MOST_BUCKETS = 1 << 16;

    private static final Set<AttentionMask.Kind> LIMITED =
            EnumSet.complementOf(EnumSet.of(AttentionMask.Kind.EVERYTHING));

    private static final ObjectReader<RelativePositions> RELATIVE_POSITIONS = new ObjectReader<>() {
        @Override
        public RelativePositions read(Fields fields) throws UnsoundException {
            OptionalInt rows = fields.optionalWhole("rows", 1, MOST_BUCKETS);
            int terms = fields.whole("terms", 1, 2);
            boolean projection = fields.optionalFlag("projection");
            boolean table = fields.optionalFlag("table");
            Optional<Norm> norm = fields.optionalChoice("norm", SpecLabels.NORMS);
            fields.requireSound();
            return new RelativePositions(rows, terms, projection, table, norm);
        }
    };

    private final boolean cross;

    /** Elements of the tables of relative positions that a group before has. */
    private OptionalLong table = OptionalLong.empty();

    /** @param cross whether it is to an encoder's output: positions, windows and one QKV matrix mean nothing there */
    AttentionReader(boolean cross) {
        this.cross = cross;
    }

    @Override
    public Attention read(Fields fields) throws UnsoundException {
        int heads = fields.whole("heads", 1, MixerReader.MOST_HEADS);
        int kvHeads = fields.whole("kv_heads", 1, MixerReader.MOST_HEADS);
        int headSize = fields.whole("head_size", 1, MixerReader.MOST_HEADS);
        Set<Projection> biases = EnumSet.noneOf(Projection.class);
        biases.addAll(fields.choices("bias", PROJECTIONS));
        Optional<QkNorm> qkNorm = qkNorm(fields);
        boolean softCap = fields.optionalFlag("softcap");
        boolean fusedQkv = !cross && fields.optionalFlag("fused_qkv");
        AttentionMask mask = AttentionMask.EVERYTHING;
        AttentionPositions positions = AttentionPositions.NONE;
        if (!cross) {
            int rotary =
                    fields.optionalWhole("rotary", 1, MixerReader.MOST_HEADS).orElse(0);
            mask = mask(fields);
            int buckets =
                    fields.optionalWhole("relative_buckets", 1, MOST_BUCKETS).orElse(0);
            positions = new AttentionPositions(
                    rotary, buckets, fields.optionalObject("relative_positions", RELATIVE_POSITIONS));
        }
        boolean sinks = !cross && fields.optionalFlag("sinks");
        boolean gate = !cross && fields.optionalFlag("output_gate");
        fields.requireSound();
        Attention attention = new Attention(
                heads,
                kvHeads,
                headSize,
                new AttentionProjections(biases, fusedQkv, gate),
                qkNorm,
                positions,
                mask,
                softCap,
                sinks);
        requireSharedTable(attention, fields);
        return attention;
    }

    private static Optional<QkNorm> qkNorm(Fields fields) {
        Optional<QkNorm.Span> span = fields.optionalChoice("qk_norm", QK_NORMS);
        Optional<Norm> norm = fields.optionalChoice("qk_norm_kind", SpecLabels.NORMS);
        if (norm.isPresent() && span.isEmpty()) {
            fields.problem("qk_norm_kind", "qk_norm_kind says what kind the qk_norm is of; there is no qk_norm here");
        }
        return span.isEmpty() ? Optional.empty() : Optional.of(new QkNorm(span.get(), norm.orElse(Norm.RMS)));
    }

    private static AttentionMask mask(Fields fields) {
        AttentionMask mask = AttentionMask.EVERYTHING;
        boolean several = false;
        for (AttentionMask.Kind kind : LIMITED) {
            OptionalInt size = fields.optionalWhole(kind.label(), 1, ModelSpecReader.MOST_POSITIONS);
            if (size.isPresent() && mask.kind() == AttentionMask.Kind.EVERYTHING) {
                mask = new AttentionMask(kind, size.getAsInt());
            } else if (size.isPresent()) {
                several = true;
            }
        }
        if (several) {
            fields.problem(mask.kind().label(), "attention has one of window, chunk and nearby, not several");
        }
        return mask;
    }

    /** Tables are stored once a stack: a row a bucket, a column a head or a channel. */
    private void requireSharedTable(Attention attention, Fields fields) {
        if (attention.relativeBuckets() > 0) {
            requireSame("relative_buckets", "relative_buckets times heads", attention.relativeTable(), fields);
        }
        Optional<RelativePositions> positions = attention.relativePositions();
        if (positions.isPresent() && positions.get().table()) {
            requireSame("relative_positions", "rows", positions.get().rows().getAsInt(), fields);
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
}
