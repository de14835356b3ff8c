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
record StateOperators(Sublayer sublayer, Site scan) {
    private static final Formula RECURRENT_MAMBA2 = new Formula("FLOPs", "5 H P N a token", Source.MAMBA2);
    private static final Formula RECURRENT_MAMBA = new Formula("FLOPs", "9 inner N a token", Source.MAMBA);
    private static final Formula RECURRENT_DELTA = new Formula("FLOPs", "7 H K V a token", Source.DELTA_NET);
    /** What every algorithm does: a multiply-add into each element of the state, and one out of it. */
    private static final Formula FEWEST = new Formula("FLOPs", "4 a state element and token", Source.CONVENTION);
    /** The delta rule also takes a product of key and state. */
    private static final Formula FEWEST_DELTA = new Formula("FLOPs", "6 a state element and token", Source.CONVENTION);

    StateOperators(Sublayer sublayer) {
        this(sublayer, sublayer.site("scan", Group.ATTENTION));
    }

    /**
     * What a layer keeps, and the convolution before it.
     *
     * @param channels that are convolved
     * @param taps of the convolution
     * @param bias of the convolution
     * @param elements of the state
     * @param format of the state
     */
    private record State(Dimension channels, Dimension taps, boolean bias, Dimension elements, TensorFormat format) {}

    private State state(SequenceMixer.Recurrent mixer, Dimension channels, int taps, boolean bias, Dimension elements) {
        TensorFormat format = mixer.recurrentFormat(
                emission().precision().stateAsked(), emission().activations());
        return new State(channels, Letter.TAPS.of(taps), bias, elements, format);
    }

    private Emission emission() {
        return sublayer.emission();
    }

    private Dimension tokens() {
        return sublayer.tokens();
    }

    private List<Request> requests() {
        return sublayer.workload().requests();
    }

    void emit(StateSpace space) {
        Dimension heads = Letter.STATE_HEADS.of(space.heads());
        Dimension inner = heads.times(Letter.STATE_HEAD_SIZE.of(space.headSize()));
        Dimension n = Letter.STATE.of(space.state());
        Dimension shared = Letter.STATE_GROUPS.of(space.groups()).times(n).times(2);
        State state = state(space, inner.plus(shared), space.convolution(), space.convolutionBias(), inner.times(n));
        emitInput(inner.times(2).plus(shared).plus(heads), space.bias());
        List<Access> moved = new ArrayList<>(List.of(
                emission().act("x, B, C and time steps", tokens(), state.channels.plus(heads)),
                emission().vector("A, D and time-step biases", heads.times(3))));
        convolution(state, moved);
        addState(state, moved);
        moved.add(emission().act("output", tokens(), inner));
        double elements = tokens().times(state.elements).value();
        if (emission().isBound()) {
            scan(4 * elements, Engine.MATRIX, !isRecurrent(), FEWEST, ofElements(elements), moved);
        } else if (isRecurrent()) {
            List<Symbol> symbols = List.of(
                    new Symbol("H", space.heads()),
                    new Symbol("P", space.headSize()),
                    new Symbol("N", space.state()),
                    new Symbol("token", tokens().value()));
            scan(5 * elements, Engine.VECTOR, false, RECURRENT_MAMBA2, symbols, moved);
        } else {
            ScanChunks chunks = ScanChunks.of(requests(), space.chunk());
            scan(chunks.flops(space), Engine.MATRIX, true, ScanChunks.FLOPS, chunks.symbols(space), moved);
        }
        output(inner, space.gatedNorm(), inner, space.bias());
    }

    void emit(SelectiveStateSpace space) {
        Dimension inner = Letter.STATE_CHANNELS.of(space.inner());
        Dimension n = Letter.STATE.of(space.state());
        State state = state(space, inner, space.convolution(), space.convolutionBias(), inner.times(n));
        emitInput(inner.times(2), space.bias());
        List<Access> convolved = new ArrayList<>();
        convolution(state, convolved);
        emitSelection(space, inner, Letter.STEP_RANK.of(space.stepRank()), n);
        List<Access> moved = new ArrayList<>(List.of(
                emission().act("x and time steps", tokens(), inner.times(2)),
                emission().act("B and C", tokens(), n.times(2)),
                emission().vector("A and D", state.elements.plus(inner))));
        moved.addAll(convolved);
        addState(state, moved);
        moved.add(emission().act("output", tokens(), inner));
        double elements = tokens().times(state.elements).value();
        if (emission().isBound()) {
            scan(4 * elements, Engine.MATRIX, false, FEWEST, ofElements(elements), moved);
        } else {
            List<Symbol> symbols = List.of(
                    new Symbol("inner", space.inner()),
                    new Symbol("N", space.state()),
                    new Symbol("token", tokens().value()));
            scan(9 * elements, Engine.VECTOR, false, RECURRENT_MAMBA, symbols, moved);
        }
        output(inner, false, inner, space.bias());
    }

    /** Time steps, B and C of each token are made of its channels. */
    private void emitSelection(SelectiveStateSpace space, Dimension inner, Dimension rank, Dimension n) {
        Dimension width = rank.plus(n.times(2));
        List<Access> selection = sublayer.operands(tokens(), inner, width);
        if (emission().fuses() && space.innerNorms()) {
            selection.add(emission().normParameters(width));
        }
        Access all = emission().act("time steps, B and C", tokens(), width);
        selection.add(all);
        Site select = sublayer.projection("select");
        sublayer.gemm(select, tokens(), width, inner, selection);
        // Each tensor rank has the part of the sum over its own channels.
        sublayer.emitOverTensorRanks("select_", Collective.Kind.ALL_REDUCE, Collective.Way.BOTH, width);
        if (space.innerNorms()) {
            List<Access> normed = List.of(all, emission().normParameters(width), all);
            sublayer.elementwise("inner_norm", select, Work.of(sublayer.norm()), tokens().times(width), normed);
        }
        Access steps = emission().act("time steps", tokens(), inner);
        sublayer.product(sublayer.projection("steps"), inner, rank, List.of(), true, steps);
    }

    void emit(LinearAttention linear) {
        Dimension heads = Letter.STATE_HEADS.of(linear.valueHeads());
        Dimension keySize = Letter.KEY_SIZE.of(linear.keySize());
        Dimension valueSize = Letter.LINEAR_VALUE_SIZE.of(linear.valueSize());
        Dimension keys = Letter.KEY_HEADS.of(linear.keyHeads()).times(keySize).times(2);
        Dimension values = heads.times(valueSize);
        Dimension elements = heads.times(keySize).times(valueSize);
        State state = state(linear, keys.plus(values), linear.convolution(), false, elements);
        emitInput(keys.plus(values.times(2)), false);
        input(sublayer.projection("decay"), heads.times(2), false, List.of());
        List<Access> moved = new ArrayList<>(List.of(
                emission().act("queries, keys and values", tokens(), state.channels),
                emission().act("decays", tokens(), heads.times(2)),
                emission().vector("A and time-step biases", heads.times(2))));
        convolution(state, moved);
        addState(state, moved);
        moved.add(emission().act("output", tokens(), values));
        double all = tokens().times(elements).value();
        if (emission().isBound()) {
            scan(6 * all, Engine.MATRIX, !isRecurrent(), FEWEST_DELTA, ofElements(all), moved);
        } else {
            // Prompts are processed in chunks on the matrix units; the count is that of the recurrence all the same.
            boolean chunked = !isRecurrent();
            List<Symbol> symbols = List.of(
                    new Symbol("H", linear.valueHeads()),
                    new Symbol("K", linear.keySize()),
                    new Symbol("V", linear.valueSize()),
                    new Symbol("token", tokens().value()));
            scan(7 * all, chunked ? Engine.MATRIX : Engine.VECTOR, chunked, RECURRENT_DELTA, symbols, moved);
        }
        output(values, true, valueSize, false);
    }

    private static List<Symbol> ofElements(double elements) {
        return List.of(new Symbol("state element and token", elements));
    }

    private boolean isRecurrent() {
        for (Request request : requests()) {
            if (request.newTokens() > 1) {
                return false;
            }
        }
        return true;
    }

    /** The branch's first product, with the norm before it. */
    private void emitInput(Dimension n, boolean bias) {
        Site in = sublayer.projection("input");
        sublayer.inputNorm(in);
        input(in, n, bias, sublayer.fusedInputNorm());
    }

    private void input(Site site, Dimension n, boolean bias, List<Access> fusedNorm) {
        Access output = emission().act("output", tokens(), n);
        sublayer.product(site, n, sublayer.width(), fusedNorm, bias, output);
    }

    /**
     * The convolution with its activation.
     *
     * @param fused where weights and states go to the scan that the convolution is fused with
     */
    private void convolution(State state, List<Access> fused) {
        Access stream = emission().act("channels", tokens(), state.channels);
        Dimension parameters = state.bias ? state.taps.plus(1) : state.taps;
        List<Access> own = new ArrayList<>(List.of(emission().vector("taps", state.channels.times(parameters))));
        // What it keeps are its last inputs, which are activations whatever a cache is kept in.
        addKept(
                "convolution state",
                state.channels.times(state.taps.plus(-1)),
                emission().activations(),
                own);
        if (emission().fuses()) {
            fused.addAll(own);
        }
        own.add(stream);
        own.add(stream);
        Dimension channels = tokens().times(state.channels);
        sublayer.elementwise("conv", scan, Work.CONVOLUTION, channels.times(state.taps), own);
        sublayer.elementwise("activation", scan, Work.SILU, channels, List.of(stream, stream));
    }

    private void addState(State state, List<Access> accesses) {
        addKept("state", state.elements, state.format, accesses);
    }

    /** What sequences keep. In training a sequence begins with no state and leaves none. */
    private void addKept(String tensor, Dimension elements, TensorFormat format, List<Access> accesses) {
        if (emission().trains() || elements.value() == 0) {
            return;
        }
        Dimension sequences = Letter.SEQUENCES.of(sublayer.workload().sequences());
        accesses.add(Access.of(Access.Kind.KV_WRITTEN, tensor, sequences, elements, format));
        double begun = 0;
        for (Request request : requests()) {
            begun += request.contextTokens() > 0 ? request.count() : 0;
        }
        if (begun > 0) {
            Dimension read = Letter.SEQUENCES_BEGUN.of(begun);
            accesses.add(Access.of(Access.Kind.KV_READ, tensor, read, elements, format));
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
                ? emission().precision().multiplied(emission().activations())
                : emission().activations().arithmetic();
        sublayer.add(new StateScan(scan, new StateScan.Count(flops, formula, symbols), engine, arithmetic, accesses));
    }

    /** Gate, norm and the product back to the stream. */
    private void output(Dimension inner, boolean norm, Dimension normParameters, boolean bias) {
        Access stream = emission().act("channels", tokens(), inner);
        Access gate = stream.called("gate");
        Dimension channels = tokens().times(inner);
        Site site = sublayer.projection("output");
        List<Access> output = sublayer.operands(tokens(), inner, sublayer.width());
        sublayer.bias(output, bias, sublayer.width());
        sublayer.elementwise("gate", site, Work.SILU, channels, List.of(gate, gate));
        sublayer.elementwise("gating", site, Work.GATE, channels, List.of(stream, gate, stream));
        if (emission().fuses()) {
            output.add(gate);
        }
        if (norm) {
            Access parameters = emission().normParameters(normParameters);
            List<Access> normed = List.of(stream, parameters, stream);
            sublayer.elementwise("gated_norm", site, Work.of(Norm.RMS), channels, normed);
            if (emission().fuses()) {
                output.add(parameters);
            }
        }
        sublayer.closingGemm(site, inner, output);
    }
}
