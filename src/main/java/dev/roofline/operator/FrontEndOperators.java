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
    private Site last;

    FrontEndOperators(StackEnds ends) {
        this.ends = ends;
        this.last = ends.site("embedding.patches", Group.EMBEDDING);
    }

    /** The operator that makes the tokens. */
    Site last() {
        return last;
    }

    private Dimension inputs() {
        return Letter.SEQUENCES.of(ends.workload().sequences());
    }

    private List<Access> norm() {
        return ends.fusedNorm(ends.stack().input().norm(), ends.width());
    }

    @Override
    public void visit(ImagePatches image) {
        List<Access> more = new ArrayList<>(norm());
        if (image.classToken()) {
            more.add(ends.emission().vector("class token", ends.width()));
        }
        Dimension rows = inputs().times(Letter.PATCHES.of(image.patches()));
        ends.gemm(last, rows, ends.width(), Letter.PATCH_ELEMENTS.of(image.patchElements()), image.bias(), more);
    }

    @Override
    public void visit(AudioConvolutions audio) {
        Dimension frames = inputs().times(Letter.FRAMES.of(audio.frames()));
        Dimension tokens = inputs().times(Letter.FRAMES_KEPT.of(audio.tokens()));
        convolution("embedding.conv1", frames, frames, Letter.BINS.of(audio.bins()), List.of());
        convolution("embedding.conv2", frames, tokens, ends.width(), norm());
    }

    /** A convolution of three taps over frames, as one product; each tensor moves once, though frames overlap. */
    private void convolution(
            String id, Dimension framesIn, Dimension framesOut, Dimension channels, List<Access> more) {
        Emission emission = ends.emission();
        Dimension width = ends.width();
        Dimension taps = channels.times(AudioConvolutions.TAPS);
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
