package dev.roofline.operator;

import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.WeightKind;
import java.util.ArrayList;
import java.util.List;

/** The operators that make a stack's first tokens of an image or a recording. */
final class FrontEndOperators implements FrontEnd.Visitor<RuntimeException> {
    private final StackEnds ends;
    private final Emission emission;
    private final List<Access> norm;
    private final int width;
    private final long inputs;
    private Site last;

    FrontEndOperators(StackEnds ends) {
        this.ends = ends;
        this.emission = ends.emission();
        this.width = ends.width();
        this.norm = ends.fusedNorm(ends.stack().input().norm(), width);
        this.inputs = ends.workload().sequences();
        this.last = ends.site("embedding.patches", Group.EMBEDDING);
    }

    /** The operator that makes the tokens. */
    Site last() {
        return last;
    }

    @Override
    public void visit(ImagePatches image) {
        List<Access> more = new ArrayList<>(norm);
        if (image.classToken()) {
            more.add(emission.vector("class token", width));
        }
        ends.gemm(last, inputs * image.patches(), width, image.patchElements(), image.bias(), more);
    }

    @Override
    public void visit(AudioConvolutions audio) {
        long frames = inputs * audio.frames();
        convolution("embedding.conv1", frames, frames, audio.bins(), List.of());
        convolution("embedding.conv2", frames, inputs * audio.tokens(), width, norm);
    }

    /** A convolution of three taps over frames, as one product; each tensor moves once, though frames overlap. */
    private void convolution(String id, long framesIn, long framesOut, long channels, List<Access> more) {
        long taps = AudioConvolutions.TAPS * channels;
        List<Access> accesses = new ArrayList<>(List.of(
                emission.act("frames", framesIn, channels),
                emission.matrix(width, taps, WeightKind.OTHER),
                emission.bias(width)));
        accesses.addAll(more);
        accesses.add(emission.act("output", framesOut, width));
        last = ends.site(id, Group.EMBEDDING);
        ends.gemm(last, framesOut, width, taps, WeightKind.OTHER, accesses);
        ends.activation(id + "_activation", last, Work.GELU_ERF, emission.act("frames", framesOut, width));
    }
}
