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
record StackEnds(DeviceShard share, Stack stack, Emission emission, ResidualStream stream, String prefix) {
    static StackEnds of(DeviceShard share, Stack stack, Optional<Tower> tower, Emission emission) {
        // In training an encoder-decoder's two stacks stand in one list.
        boolean isBeside =
                emission.trains() && stack.isEncoder() && share.model().isEncoderDecoder();
        String prefix = tower.isPresent() || isBeside ? stack.name() + "." : "";
        return new StackEnds(share, stack, emission, ResidualStream.of(share, stack), prefix);
    }

    ModelSpec model() {
        return share.model();
    }

    Workload workload() {
        return share.replica();
    }

    Dimension width() {
        return stream.width();
    }

    /** The width of a table, which is the stream's where it is as wide. */
    Dimension width(int table) {
        return table == stack.width() ? width() : Letter.TABLE_WIDTH.of(table);
    }

    Site site(String id, Group group) {
        return new Site(prefix + id, group);
    }

    /** An exchange of activations among tensor ranks, where there are several. */
    void exchange(String id, Collective.Kind kind, Collective.Way way, Dimension rows, Dimension columns) {
        emission.tensorCollective(site(id, Group.COLLECTIVE), kind, way, rows, columns);
    }

    void elementwise(String id, Optional<Site> anchor, Work work, Dimension elements, List<Access> moved) {
        emission.elementwise(site(id, Group.ELEMENTWISE), anchor, work, elements, moved);
    }

    /** A product whose matrix keeps the format of the rest. */
    void gemm(Site site, Dimension m, Dimension n, Dimension k, boolean bias, List<Access> more) {
        gemm(site, m, n, k, WeightKind.OTHER, operands(m, n, k, WeightKind.OTHER, bias, more));
    }

    /** A product of rows with a matrix. */
    void gemm(Site site, Dimension m, Dimension n, Dimension k, WeightKind kind, List<Access> accesses) {
        emission.add(new Gemm(site, m, n, k, emission.multiplied(kind), accesses));
    }

    /**
     * All that a product moves.
     *
     * @param more what it reads for work that is fused with it
     */
    List<Access> operands(Dimension m, Dimension n, Dimension k, WeightKind kind, boolean bias, List<Access> more) {
        List<Access> accesses = new ArrayList<>(List.of(emission.input(m, k), emission.matrix(n, k, kind)));
        if (bias) {
            accesses.add(emission.bias(n));
        }
        accesses.addAll(more);
        accesses.add(emission.act("output", m, n));
        return accesses;
    }

    void norm(Site site, Optional<Site> anchor, Norm norm, Dimension rows, Dimension channels) {
        Access stream = emission.act("stream", rows, channels);
        List<Access> moved = List.of(stream, normParameters(norm, channels), stream);
        emission.elementwise(site, anchor, Work.of(norm), rows.times(channels), moved);
    }

    /** What a product reads of a norm that is fused with it. */
    List<Access> fusedNorm(Optional<Norm> norm, Dimension channels) {
        return emission.fuses() && norm.isPresent() ? List.of(normParameters(norm.get(), channels)) : List.of();
    }

    Access normParameters(Norm norm, Dimension channels) {
        return emission.normParameters(channels.times(norm.parametersPerChannel()));
    }

    /** Work on each channel of what a product makes. */
    void activation(String id, Site anchor, Work work, Access stream) {
        Dimension elements = stream.rows().times(stream.columns());
        elementwise(id, Optional.of(anchor), work, elements, List.of(stream, stream));
    }
}
