package dev.roofline.operator;

import dev.roofline.model.ModelSpec;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.Tower;
import dev.roofline.model.WeightKind;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands before the first and after the last layer of a stack: names its operators and gives them their tensors. */
final class StackEnds {
    private final DeviceShard share;
    private final Stack stack;
    private final Emission emission;
    private final String prefix;

    StackEnds(DeviceShard share, Stack stack, Optional<Tower> tower, Emission emission) {
        this.share = share;
        this.stack = stack;
        this.emission = emission;
        // In training an encoder-decoder's two stacks stand in one list.
        boolean isBeside =
                emission.trains() && stack.isEncoder() && share.model().isEncoderDecoder();
        this.prefix = tower.isPresent() || isBeside ? stack.name() + "." : "";
    }

    DeviceShard share() {
        return share;
    }

    ModelSpec model() {
        return share.model();
    }

    Workload workload() {
        return share.replica();
    }

    Stack stack() {
        return stack;
    }

    Emission emission() {
        return emission;
    }

    int width() {
        return stack.width();
    }

    Site site(String id, Group group) {
        return new Site(prefix + id, group);
    }

    /** A product whose matrix keeps the format of the rest. */
    void gemm(Site site, long m, long n, long k, boolean bias, List<Access> more) {
        gemm(site, m, n, k, WeightKind.OTHER, operands(m, n, k, WeightKind.OTHER, bias, more));
    }

    /** A product of rows with a matrix. */
    void gemm(Site site, long m, long n, long k, WeightKind kind, List<Access> accesses) {
        emission.add(new Gemm(site, m, n, k, emission.multiplied(kind), accesses));
    }

    /**
     * All that a product moves.
     *
     * @param more what it reads for work that is fused with it
     */
    List<Access> operands(long m, long n, long k, WeightKind kind, boolean bias, List<Access> more) {
        List<Access> accesses = new ArrayList<>(List.of(emission.input(m, k), emission.matrix(n, k, kind)));
        if (bias) {
            accesses.add(emission.bias(n));
        }
        accesses.addAll(more);
        accesses.add(emission.act("output", m, n));
        return accesses;
    }

    void norm(Site site, Optional<Site> anchor, Norm norm, long rows, int channels) {
        Access stream = emission.act("stream", rows, channels);
        emission.elementwise(
                site,
                anchor,
                Work.of(norm),
                (double) rows * channels,
                List.of(stream, normParameters(norm, channels), stream));
    }

    /** What a product reads of a norm that is fused with it. */
    List<Access> fusedNorm(Optional<Norm> norm, int channels) {
        return emission.fuses() && norm.isPresent() ? List.of(normParameters(norm.get(), channels)) : List.of();
    }

    Access normParameters(Norm norm, int channels) {
        return emission.normParameters((double) norm.parametersPerChannel() * channels);
    }

    /** Work on each channel of what a product makes. */
    void activation(String id, Site anchor, Work work, Access stream) {
        emission.elementwise(
                site(id, Group.ELEMENTWISE), Optional.of(anchor), work, stream.elements(), List.of(stream, stream));
    }
}
