package dev.roofline.specfile;

import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
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
import java.io.IOException;

/** Writes what carries information between tokens, under the key that says its kind. */
record MixerWriter(SpecJson json) implements SequenceMixer.Visitor<IOException> {
    @Override
    public void visit(Attention attention) throws IOException {
        attention("attention", attention);
    }

    void attention(String key, Attention attention) throws IOException {
        json.begin(key);
        json.number("heads", attention.heads());
        json.number("kv_heads", attention.kvHeads());
        json.number("head_size", attention.headSize());
        if (!attention.projections().biases().isEmpty()) {
            json.beginList("bias");
            for (Projection projection : Projection.values()) {
                if (attention.hasBias(projection)) {
                    json.item(projection.label());
                }
            }
            json.endList();
        }
        json.flag("fused_qkv", attention.fusedQkv());
        if (attention.qkNorm().isPresent()) {
            QkNorm norm = attention.qkNorm().get();
            json.text("qk_norm", norm.span().label());
            json.text("qk_norm_kind", norm.norm() == Norm.RMS ? "" : norm.norm().label());
        }
        json.positive("rotary", attention.rotaryChannels());
        if (attention.mask().kind() != AttentionMask.Kind.EVERYTHING) {
            json.number(key(attention.mask().kind()), attention.mask().size());
        }
        json.flag("softcap", attention.softCap());
        json.positive("relative_buckets", attention.relativeBuckets());
        if (attention.relativePositions().isPresent()) {
            relativePositions(attention.relativePositions().get());
        }
        json.flag("sinks", attention.sinks());
        json.flag("output_gate", attention.outputGate());
        json.end();
    }

    private static String key(AttentionMask.Kind kind) {
        return switch (kind) {
            case WINDOW -> "window";
            case CHUNK -> "chunk";
            case NEARBY -> "nearby";
            case EVERYTHING -> throw new IllegalArgumentException("a sight without limit has no key");
        };
    }

    private void relativePositions(RelativePositions positions) throws IOException {
        json.begin("relative_positions");
        json.number("rows", positions.rows());
        json.number("terms", positions.terms());
        json.flag("projection", positions.projection());
        json.flag("table", positions.table());
        json.label("norm", positions.norm().map(Norm::label));
        json.end();
    }

    @Override
    public void visit(LatentAttention latent) throws IOException {
        json.begin("latent_attention");
        json.number("heads", latent.heads());
        json.number("nope_size", latent.nopeSize());
        json.number("rope_size", latent.ropeSize());
        json.number("value_size", latent.valueSize());
        json.number("kv_rank", latent.kvRank());
        json.number("q_rank", latent.queryRank());
        json.flag("bias", latent.bias());
        json.end();
    }

    @Override
    public void visit(StateSpace space) throws IOException {
        json.begin("state_space");
        json.number("heads", space.heads());
        json.number("head_size", space.headSize());
        json.number("state", space.state());
        json.number("groups", space.groups());
        json.number("conv", space.convolution());
        json.flag("conv_bias", space.convolutionBias());
        json.flag("bias", space.bias());
        json.flag("gated_norm", space.gatedNorm());
        json.number("chunk", space.chunk());
        json.label("state_format", space.stateFormat().map(TensorFormat::label));
        json.end();
    }

    @Override
    public void visit(SelectiveStateSpace space) throws IOException {
        json.begin("selective_state_space");
        json.number("inner", space.inner());
        json.number("state", space.state());
        json.number("conv", space.convolution());
        json.number("dt_rank", space.stepRank());
        json.flag("conv_bias", space.convolutionBias());
        json.flag("bias", space.bias());
        json.flag("inner_norms", space.innerNorms());
        json.label("state_format", space.stateFormat().map(TensorFormat::label));
        json.end();
    }

    @Override
    public void visit(LinearAttention linear) throws IOException {
        json.begin("linear_attention");
        json.number("key_heads", linear.keyHeads());
        json.number("key_size", linear.keySize());
        json.number("value_heads", linear.valueHeads());
        json.number("value_size", linear.valueSize());
        json.number("conv", linear.convolution());
        json.label("state_format", linear.stateFormat().map(TensorFormat::label));
        json.end();
    }
}
