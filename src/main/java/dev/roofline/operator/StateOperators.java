package dev.roofline.operator;

import dev.roofline.model.LinearAttention;
import dev.roofline.model.Norm;
import dev.roofline.model.SelectiveStateSpace;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.StateSpace;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The operators of layers that keep a state of constant size: products, a short convolution, and a scan that reads each
 * sequence's state, where it has one, and writes it. The convolution is fused with the scan.
 */
final class StateOperators {
    private static final Formula RECURRENT_MAMBA2 = new Formula("FLOPs", "5 H P N a token", Source.MAMBA2);
    private static final Formula RECURRENT_MAMBA = new Formula("FLOPs", "9 inner N a token", Source.MAMBA);
    private static final Formula RECURRENT_DELTA = new Formula("FLOPs", "7 H K V a token", Source.DELTA_NET);
    /** What every algorithm does: a multiply-add into each element of the state, and one out of it. */
    private static final Formula FEWEST = new Formula("FLOPs", "4 a state element and token", Source.CONVENTION);
    /** The delta rule also takes a product of key and state. */
    private static final Formula FEWEST_DELTA = new Formula("FLOPs", "6 a state element and token", Source.CONVENTION);

    private final Sublayer sublayer;
    private final Site scan;
    private final Emission emission;
    private final List<Request> requests;
    private final long tokens;
    private final int width;
    private final long sequences;
    private final double begun;

    StateOperators(Sublayer sublayer) {
        this.sublayer = sublayer;
        this.scan = sublayer.site("scan", Group.ATTENTION);
        this.emission = sublayer.emission();
        this.requests = sublayer.workload().requests();
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
        this.sequences = sublayer.workload().sequences();
        double withState = 0;
        for (Request request : requests) {
            withState += request.contextTokens() > 0 ? request.count() : 0;
        }
        this.begun = withState;
    }

    void emit(StateSpace space) {
        Site in = sublayer.projection("input");
        sublayer.inputNorm(in);
        input(in, space.inputWidth(), space.bias(), sublayer.fusedInputNorm());
        List<Access> extras = new ArrayList<>();
        convolution(
                space.convolved(),
                space.convolution(),
                space.convolutionParameters(),
                space.convolutionState(),
                extras);
        activation(space.convolved());
        List<Access> accesses = new ArrayList<>(List.of(
                emission.act("x, B, C and time steps", tokens, space.convolved() + space.heads()),
                emission.vector("A, D and time-step biases", 3.0 * space.heads())));
        accesses.addAll(extras);
        state(accesses, space);
        accesses.add(emission.act("output", tokens, space.inner()));
        double elements = tokens * (double) space.recurrentState();
        if (emission.isBound()) {
            scan(4 * elements, Engine.MATRIX, !isRecurrent(), FEWEST, ofElements(elements), accesses);
        } else if (isRecurrent()) {
            List<Symbol> symbols = List.of(
                    new Symbol("H", space.heads()),
                    new Symbol("P", space.headSize()),
                    new Symbol("N", space.state()),
                    new Symbol("token", tokens));
            scan(5 * elements, Engine.VECTOR, false, RECURRENT_MAMBA2, symbols, accesses);
        } else {
            ScanChunks chunks = ScanChunks.of(requests, space.chunk());
            scan(chunks.flops(space), Engine.MATRIX, true, ScanChunks.FLOPS, chunks.symbols(space), accesses);
        }
        output(space.inner(), space.gatedNorm(), space.inner(), space.bias());
    }

    void emit(SelectiveStateSpace space) {
        Site in = sublayer.projection("input");
        sublayer.inputNorm(in);
        input(in, 2L * space.inner(), space.bias(), sublayer.fusedInputNorm());
        List<Access> extras = new ArrayList<>();
        convolution(
                space.inner(), space.convolution(), space.convolutionParameters(), space.convolutionState(), extras);
        activation(space.inner());
        List<Access> selection = sublayer.operands(tokens, space.inner(), space.selectionWidth());
        if (emission.fuses() && space.innerNorms()) {
            selection.add(emission.normParameters(space.selectionWidth()));
        }
        selection.add(emission.act("time steps, B and C", tokens, space.selectionWidth()));
        Site select = sublayer.projection("select");
        sublayer.gemm(select, tokens, space.selectionWidth(), space.inner(), selection);
        // Each tensor rank has the part of the sum over its own channels.
        emission.tensorCollective(
                sublayer.site("select_all_reduce", Group.COLLECTIVE),
                Collective.Kind.ALL_REDUCE,
                tokens,
                space.selectionWidth());
        if (space.innerNorms()) {
            Access all = emission.act("time steps, B and C", tokens, space.selectionWidth());
            sublayer.elementwise(
                    "inner_norm",
                    select,
                    Work.of(sublayer.norm()),
                    tokens * (double) space.selectionWidth(),
                    List.of(all, emission.normParameters(space.selectionWidth()), all));
        }
        List<Access> steps = sublayer.operands(tokens, space.stepRank(), space.inner());
        sublayer.bias(steps, true, space.inner());
        steps.add(emission.act("time steps", tokens, space.inner()));
        sublayer.gemm(sublayer.projection("steps"), tokens, space.inner(), space.stepRank(), steps);
        List<Access> accesses = new ArrayList<>(List.of(
                emission.act("x and time steps", tokens, 2.0 * space.inner()),
                emission.act("B and C", tokens, 2.0 * space.state()),
                emission.vector("A and D", space.recurrentState() + (double) space.inner())));
        accesses.addAll(extras);
        state(accesses, space);
        accesses.add(emission.act("output", tokens, space.inner()));
        double elements = tokens * (double) space.recurrentState();
        if (emission.isBound()) {
            scan(4 * elements, Engine.MATRIX, false, FEWEST, ofElements(elements), accesses);
        } else {
            List<Symbol> symbols = List.of(
                    new Symbol("inner", space.inner()), new Symbol("N", space.state()), new Symbol("token", tokens));
            scan(9 * elements, Engine.VECTOR, false, RECURRENT_MAMBA, symbols, accesses);
        }
        output(space.inner(), false, space.inner(), space.bias());
    }

    void emit(LinearAttention linear) {
        Site in = sublayer.projection("input");
        sublayer.inputNorm(in);
        input(in, linear.inputWidth(), false, sublayer.fusedInputNorm());
        input(sublayer.projection("decay"), 2L * linear.valueHeads(), false, List.of());
        List<Access> extras = new ArrayList<>();
        convolution(
                linear.convolved(),
                linear.convolution(),
                linear.convolved() * linear.convolution(),
                linear.convolutionState(),
                extras);
        activation(linear.convolved());
        List<Access> accesses = new ArrayList<>(List.of(
                emission.act("queries, keys and values", tokens, linear.convolved()),
                emission.act("decays", tokens, 2.0 * linear.valueHeads()),
                emission.vector("A and time-step biases", 2.0 * linear.valueHeads())));
        accesses.addAll(extras);
        state(accesses, linear);
        accesses.add(emission.act("output", tokens, linear.valueWidth()));
        double elements = tokens * (double) linear.recurrentState();
        if (emission.isBound()) {
            scan(6 * elements, Engine.MATRIX, !isRecurrent(), FEWEST_DELTA, ofElements(elements), accesses);
        } else {
            // Prompts are processed in chunks on the matrix units; the count is that of the recurrence all the same.
            boolean chunked = !isRecurrent();
            List<Symbol> symbols = List.of(
                    new Symbol("H", linear.valueHeads()),
                    new Symbol("K", linear.keySize()),
                    new Symbol("V", linear.valueSize()),
                    new Symbol("token", tokens));
            scan(7 * elements, chunked ? Engine.MATRIX : Engine.VECTOR, chunked, RECURRENT_DELTA, symbols, accesses);
        }
        output(linear.valueWidth(), true, linear.valueSize(), false);
    }

    private static List<Symbol> ofElements(double elements) {
        return List.of(new Symbol("state element and token", elements));
    }

    private boolean isRecurrent() {
        for (Request request : requests) {
            if (request.newTokens() > 1) {
                return false;
            }
        }
        return true;
    }

    private void input(Site site, long n, boolean bias, List<Access> fusedNorm) {
        List<Access> accesses = sublayer.operands(tokens, width, n);
        accesses.addAll(fusedNorm);
        sublayer.bias(accesses, bias, n);
        accesses.add(emission.act("output", tokens, n));
        sublayer.gemm(site, tokens, n, width, accesses);
    }

    /** @param fused where weights and states go to the scan that the convolution is fused with */
    private void convolution(long channels, int taps, long parameters, long stateElements, List<Access> fused) {
        Access stream = emission.act("channels", tokens, channels);
        List<Access> own = new ArrayList<>(List.of(emission.vector("taps", parameters)));
        if (stateElements > 0 && !emission.trains()) {
            // What it keeps are its last inputs, which are activations whatever a cache is kept in.
            TensorFormat format = emission.activations();
            own.add(Access.of(Access.Kind.KV_WRITTEN, "convolution state", sequences, stateElements, format));
            if (begun > 0) {
                own.add(Access.of(Access.Kind.KV_READ, "convolution state", begun, stateElements, format));
            }
        }
        if (emission.fuses()) {
            fused.addAll(own);
        }
        own.add(stream);
        own.add(stream);
        sublayer.elementwise("conv", scan, Work.CONVOLUTION, tokens * (double) channels * taps, own);
    }

    private void activation(long channels) {
        Access stream = emission.act("channels", tokens, channels);
        sublayer.elementwise("activation", scan, Work.SILU, tokens * (double) channels, List.of(stream, stream));
    }

    /** In training a sequence begins with no state and leaves none. */
    private void state(List<Access> accesses, SequenceMixer mixer) {
        if (emission.trains()) {
            return;
        }
        long elements = mixer.recurrentState();
        TensorFormat format = mixer.recurrentFormat(emission.precision().stateAsked(), emission.activations());
        accesses.add(Access.of(Access.Kind.KV_WRITTEN, "state", sequences, elements, format));
        if (begun > 0) {
            accesses.add(Access.of(Access.Kind.KV_READ, "state", begun, elements, format));
        }
    }

    /** @param chunked whether it is made of products, which multiply as others do; token by token it is element-wise work */
    private void scan(
            double flops,
            Engine engine,
            boolean chunked,
            Formula formula,
            List<Symbol> symbols,
            List<Access> accesses) {
        NumberFormat arithmetic = chunked
                ? emission.precision().multiplied(emission.activations())
                : emission.activations().arithmetic();
        emission.add(new StateScan(scan, new StateScan.Count(flops, formula, symbols), engine, arithmetic, accesses));
    }

    /** Gate, norm and the product back to the stream. */
    private void output(long inner, boolean norm, long normParameters, boolean bias) {
        Access stream = emission.act("channels", tokens, inner);
        Access gate = emission.act("gate", tokens, inner);
        double channels = tokens * (double) inner;
        Site site = sublayer.projection("output");
        List<Access> output = sublayer.operands(tokens, inner, width);
        sublayer.bias(output, bias, width);
        sublayer.elementwise("gate", site, Work.SILU, channels, List.of(gate, gate));
        sublayer.elementwise("gating", site, Work.GATE, channels, List.of(stream, gate, stream));
        if (emission.fuses()) {
            output.add(gate);
        }
        if (norm) {
            Access parameters = emission.normParameters(normParameters);
            sublayer.elementwise("gated_norm", site, Work.of(Norm.RMS), channels, List.of(stream, parameters, stream));
            if (emission.fuses()) {
                output.add(parameters);
            }
        }
        sublayer.closingGemm(site, inner, output);
    }
}
