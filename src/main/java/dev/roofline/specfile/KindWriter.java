package dev.roofline.specfile;

import dev.roofline.model.Attention;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.ClassHead;
import dev.roofline.model.FeedForward;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.Head;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.LatentAttention;
import dev.roofline.model.LinearAttention;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.NoHead;
import dev.roofline.model.Norm;
import dev.roofline.model.Projection;
import dev.roofline.model.QkNorm;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.StateSpace;
import dev.roofline.model.TokenFeedForward;
import dev.roofline.model.VocabularyHead;
import dev.roofline.units.TensorFormat;
import java.io.IOException;

/** Writes what comes in several kinds: mixers, front ends, feed-forwards and heads. */
record KindWriter(SpecJson json)
        implements SequenceMixer.Visitor<IOException>,
                FrontEnd.Visitor<IOException>,
                FeedForward.Visitor<IOException>,
                Head.Visitor<IOException> {
    @Override
    public void visit(Attention attention) throws IOException {
        attention("attention", attention);
    }

    void attention(String key, Attention attention) throws IOException {
        json.begin(key);
        json.number("heads", attention.heads());
        json.number("kv_heads", attention.kvHeads());
        json.number("head_size", attention.headSize());
        json.labels("bias", Projection.values(), attention.projections().biases());
        json.flag("fused_qkv", attention.fusedQkv());
        if (attention.qkNorm().isPresent()) {
            QkNorm norm = attention.qkNorm().get();
            json.text("qk_norm", norm.span().label());
            json.text("qk_norm_kind", norm.norm() == Norm.RMS ? "" : norm.norm().label());
        }
        json.positive("rotary", attention.rotaryChannels());
        if (attention.mask().kind() != AttentionMask.Kind.EVERYTHING) {
            json.number(attention.mask().kind().label(), attention.mask().size());
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

    @Override
    public void visit(ImagePatches image) throws IOException {
        json.begin("patches");
        json.number("image", image.image());
        json.number("patch", image.patch());
        json.number("channels", image.channels());
        json.flag("bias", image.bias());
        json.flag("class_token", image.classToken());
        json.end();
    }

    @Override
    public void visit(AudioConvolutions audio) throws IOException {
        json.begin("audio");
        json.number("frames", audio.frames());
        json.number("mel_bins", audio.bins());
        json.end();
    }

    void feedForward(String key, FeedForward feedForward) throws IOException {
        json.begin(key);
        feedForward.accept(this);
        json.end();
    }

    @Override
    public void visit(TokenFeedForward whole) throws IOException {
        json.text("kind", whole.gated() ? "gated" : "dense");
        json.number("width", whole.width());
        json.text("activation", whole.activation().label());
        json.flag("bias", whole.bias());
        json.flag("fused_gate_up", whole.fusedGateUp());
    }

    @Override
    public void visit(MixtureOfExperts mixture) throws IOException {
        json.text("kind", "experts");
        json.number("experts", mixture.experts());
        json.number("per_token", mixture.perToken());
        if (mixture.groups() > 1) {
            json.number("groups", mixture.groups());
            json.number("groups_taken", mixture.groupsTaken());
        }
        json.text("scoring", mixture.scoring().label());
        json.flag("router_bias", mixture.routerBias());
        json.flag("correction_bias", mixture.correctionBias());
        feedForward("expert", mixture.expert());
        if (mixture.shared().isPresent()) {
            feedForward("shared", mixture.shared().get());
        }
        json.flag("shared_gate", mixture.sharedGate());
        json.label("return", mixture.returned().map(TensorFormat::label));
    }

    @Override
    public void visit(VocabularyHead vocabulary) throws IOException {
        json.truth("tied", vocabulary.tied());
        json.flag("bias", vocabulary.bias());
        if (vocabulary.transform().isPresent()) {
            VocabularyHead.Transform transform = vocabulary.transform().get();
            json.begin("transform");
            json.text("activation", transform.activation().label());
            json.text("norm", transform.norm().label());
            json.flag("bias", transform.bias());
            json.end();
        }
        json.flag("pooler", vocabulary.pooler());
        json.flag("next_sentence", vocabulary.nextSentence());
        json.flag("softcap", vocabulary.softCap());
        json.flag("apart", vocabulary.apart());
    }

    @Override
    public void visit(ClassHead classes) throws IOException {
        json.text("kind", "classes");
        json.number("outputs", classes.outputs());
        json.flag("bias", classes.bias());
        json.flag("pooler", classes.pooler());
        json.flag("scale", classes.scale());
        json.flag("apart", classes.apart());
    }

    @Override
    public void visit(NoHead none) throws IOException {
        json.text("kind", "none");
        json.flag("pooler", none.pooler());
    }
}
