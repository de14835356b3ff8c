package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.model.Attention;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.StateSpace;
import dev.roofline.units.TensorFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what carries information between tokens: attention of several kinds, state spaces, linear attention. */
public final class MixerReader {
    static final int MOST_HEADS = 1 << 16;

    static final String CROSS_ATTENTION = "cross_attention";
    private static final int MOST_TAPS = 1 << 10;
    private static final int WIDEST = 1 << 24;

    private static final ObjectReader<LatentAttention> LATENT = new ObjectReader<>() {
        @Override
        public LatentAttention read(Fields fields) throws UnsoundException {
            int heads = fields.whole("heads", 1, MOST_HEADS);
            int nope = fields.whole("nope_size", 1, MOST_HEADS);
            int rope = fields.whole("rope_size", 0, MOST_HEADS);
            int value = fields.whole("value_size", 1, MOST_HEADS);
            int kvRank = fields.whole("kv_rank", 1, WIDEST);
            OptionalInt queryRank = fields.optionalWhole("q_rank", 1, WIDEST);
            boolean bias = fields.optionalFlag("bias");
            fields.requireSound();
            return new LatentAttention(heads, nope, rope, value, kvRank, queryRank, bias);
        }
    };

    private static final ObjectReader<StateSpace> STATE_SPACE = new ObjectReader<>() {
        @Override
        public StateSpace read(Fields fields) throws UnsoundException {
            int heads = fields.whole("heads", 1, MOST_HEADS);
            int headSize = fields.whole("head_size", 1, MOST_HEADS);
            int state = fields.whole("state", 1, MOST_HEADS);
            int groups = fields.whole("groups", 1, MOST_HEADS);
            int taps = fields.whole("conv", 1, MOST_TAPS);
            boolean tapBias = fields.optionalFlag("conv_bias");
            boolean bias = fields.optionalFlag("bias");
            boolean norm = fields.optionalFlag("gated_norm");
            int chunk = fields.whole("chunk", 1, WIDEST);
            Optional<TensorFormat> format = stateFormat(fields);
            fields.requireSound();
            return new StateSpace(heads, headSize, state, groups, taps, tapBias, bias, norm, chunk, format);
        }
    };

    private static final ObjectReader<SelectiveStateSpace> SELECTIVE = new ObjectReader<>() {
        @Override
        public SelectiveStateSpace read(Fields fields) throws UnsoundException {
            int inner = fields.whole("inner", 1, WIDEST);
            int state = fields.whole("state", 1, MOST_HEADS);
            int taps = fields.whole("conv", 1, MOST_TAPS);
            int rank = fields.whole("dt_rank", 1, MOST_HEADS);
            boolean tapBias = fields.optionalFlag("conv_bias");
            boolean bias = fields.optionalFlag("bias");
            boolean norms = fields.optionalFlag("inner_norms");
            Optional<TensorFormat> format = stateFormat(fields);
            fields.requireSound();
            return new SelectiveStateSpace(inner, state, taps, rank, tapBias, bias, norms, format);
        }
    };

    private static final ObjectReader<LinearAttention> LINEAR = new ObjectReader<>() {
        @Override
        public LinearAttention read(Fields fields) throws UnsoundException {
            int keyHeads = fields.whole("key_heads", 1, MOST_HEADS);
            int keySize = fields.whole("key_size", 1, MOST_HEADS);
            int valueHeads = fields.whole("value_heads", 1, MOST_HEADS);
            int valueSize = fields.whole("value_size", 1, MOST_HEADS);
            int taps = fields.whole("conv", 1, MOST_TAPS);
            Optional<TensorFormat> format = stateFormat(fields);
            fields.requireSound();
            return new LinearAttention(keyHeads, keySize, valueHeads, valueSize, taps, format);
        }
    };

    /** Readers by the keys that their objects stand under; that of attention knows the groups of the stack before. */
    private final Labels<ObjectReader<? extends SequenceMixer>> kinds = new Labels<
                    ObjectReader<? extends SequenceMixer>>()
            .add("attention", new AttentionReader(false))
            .add("latent_attention", LATENT)
            .add("state_space", STATE_SPACE)
            .add("selective_state_space", SELECTIVE)
            .add("linear_attention", LINEAR);

    /** Whether a mixer stands under a key of a layer group. */
    public boolean isMixer(String key) {
        return key.equals(CROSS_ATTENTION) || kinds.names().contains(key);
    }

    /** The mixer of a group; empty where it has none, and where its object is reported. */
    Optional<SequenceMixer> mixer(Fields group) {
        requireOne(group);
        Optional<SequenceMixer> mixer = Optional.empty();
        for (String key : kinds.names()) {
            Optional<SequenceMixer> one = group.optionalObject(key, kinds.value(key));
            mixer = group.has(key) ? one : mixer;
        }
        return mixer;
    }

    /** Reports each mixer after another, before anything that is wrong in one of them. */
    private void requireOne(Fields group) {
        String found = "";
        for (String key : kinds.names()) {
            if (group.has(key) && !found.isEmpty()) {
                group.problem(
                        key,
                        "a layer has one of " + String.join(", ", kinds.names()) + "; this one has " + found + " too");
            }
            found = group.has(key) ? key : found;
        }
    }

    /** Attention to the encoder's output. */
    Optional<Attention> cross(Fields group) {
        return group.optionalObject(CROSS_ATTENTION, new AttentionReader(true));
    }

    private static Optional<TensorFormat> stateFormat(Fields fields) {
        return ModelSpecReader.format(fields, "state_format");
    }
}
