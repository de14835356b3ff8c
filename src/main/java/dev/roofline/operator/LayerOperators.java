package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.DenseFeedForward;
import dev.roofline.model.GatedFeedForward;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LayerRange;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators of the layers of a stack: each sublayer is norm, products, residual, norm, as its group has them. */
final class LayerOperators {
    private final Stack stack;
    private final Workload workload;
    private final Emission emission;
    private final int width;
    private final long tokens;

    LayerOperators(ModelSpec model, Stack stack, Workload workload, Emission emission) {
        this.stack = stack;
        this.workload = workload;
        this.emission = emission;
        this.width = model.width();
        this.tokens = workload.stepTokens();
    }

    void emit(LayerGroup group) {
        Sublayer self = new Sublayer(group, "attention");
        if (group.mixer() instanceof Attention attention) {
            new AttentionOperators(attention, stack, workload, emission, self).emitSelf();
        }
        if (group.cross().isPresent()) {
            Sublayer cross = new Sublayer(group, "cross");
            new AttentionOperators(group.cross().get(), stack, workload, emission, cross).emitCross();
        }
        Sublayer ffn = new Sublayer(group, "ffn");
        if (group.feedForward() instanceof GatedFeedForward gated) {
            emitGated(gated, ffn);
        } else if (group.feedForward() instanceof DenseFeedForward dense) {
            emitDense(dense, ffn);
        }
    }

    private void emitDense(DenseFeedForward ffn, Sublayer sublayer) {
        long inner = ffn.width();
        sublayer.inputNorm("up");
        List<Access> up = sublayer.operands(tokens, width, inner);
        up.addAll(sublayer.foldedInputNorm());
        sublayer.bias(up, ffn.bias(), inner);
        up.add(emission.act("output", tokens, inner));
        sublayer.gemm("up", Group.FFN, tokens, inner, width, up);
        sublayer.elementwise(
                "activation",
                "up",
                Work.of(ffn.activation()),
                tokens * (double) inner,
                List.of(emission.act("input", tokens, inner), emission.act("output", tokens, inner)));
        emitDown(sublayer, inner, ffn.bias());
    }

    private void emitGated(GatedFeedForward ffn, Sublayer sublayer) {
        long inner = ffn.width();
        boolean oneProduct = emission.folds() || ffn.fusedGateUp();
        String host = oneProduct ? "gate_up" : "gate";
        sublayer.inputNorm(host);
        if (oneProduct) {
            List<Access> both = sublayer.operands(tokens, width, 2 * inner);
            both.addAll(sublayer.foldedInputNorm());
            sublayer.bias(both, ffn.bias(), 2 * inner);
            // A fused epilogue multiplies gate and up before they leave the chip.
            both.add(emission.act("output", tokens, emission.folds() ? inner : 2 * inner));
            sublayer.gemm("gate_up", Group.FFN, tokens, 2 * inner, width, both);
        } else {
            for (String name : List.of("gate", "up")) {
                List<Access> one = sublayer.operands(tokens, width, inner);
                sublayer.bias(one, ffn.bias(), inner);
                one.add(emission.act("output", tokens, inner));
                sublayer.gemm(name, Group.FFN, tokens, inner, width, one);
            }
        }
        double elements = tokens * (double) inner;
        Access gate = emission.act("gate", tokens, inner);
        Access activated = emission.act("activated gate", tokens, inner);
        Access up = emission.act("up", tokens, inner);
        sublayer.elementwise("activation", host, Work.of(ffn.activation()), elements, List.of(gate, activated));
        sublayer.elementwise(
                "gating", host, Work.GATE, elements, List.of(activated, up, emission.act("output", tokens, inner)));
        emitDown(sublayer, inner, ffn.bias());
    }

    private void emitDown(Sublayer sublayer, long inner, boolean bias) {
        List<Access> down = sublayer.operands(tokens, inner, width);
        sublayer.bias(down, bias, width);
        sublayer.closingGemm("down", Group.FFN, inner, down);
    }

    /** One residual branch of a layer: names its operators and places its norms and its residual sum. */
    final class Sublayer {
        private final LayerGroup group;
        private final String prefix;

        Sublayer(LayerGroup group, String part) {
            this.group = group;
            this.prefix = stack.kind().label() + "." + part + ".";
        }

        LayerRange layers() {
            return group.layers();
        }

        String id(String name) {
            return prefix + name;
        }

        int width() {
            return width;
        }

        void gemm(String name, Group kind, long m, long n, long k, List<Access> accesses) {
            emission.layerGemm(id(name), kind, layers(), m, n, k, accesses);
        }

        /** Work with a host in the same sublayer. */
        void elementwise(String name, String host, Work work, double elements, List<Access> accesses) {
            Site site = new Site(
                    id(name), Group.ELEMENTWISE, Optional.of(layers()), layers().count(), Optional.empty());
            emission.elementwise(site, Optional.of(id(host)), work, elements, accesses);
        }

        /** The norm on the branch's input, where the group has one. */
        void inputNorm(String host) {
            if (group.placement().normsInput()) {
                norm("norm", host);
            }
        }

        /** Input and matrix of a product m x n x k, to which its other tensors are added. */
        List<Access> operands(double m, double k, double n) {
            return new ArrayList<>(List.of(emission.act("input", m, k), emission.matrix(n, k)));
        }

        /** Parameters of the input norm, where it is folded into the product that reads them. */
        List<Access> foldedInputNorm() {
            return emission.folds() && group.placement().normsInput()
                    ? List.of(normParameters(group.norm()))
                    : List.of();
        }

        void bias(List<Access> accesses, boolean present, long elements) {
            if (present) {
                accesses.add(emission.vector("bias", elements));
            }
        }

        /** The branch's last product, with the residual sum and the norms around it. */
        void closingGemm(String name, Group kind, long inner, List<Access> accesses) {
            if (group.placement().normsOutput()) {
                addFoldedNorm(accesses);
            }
            if (group.placement().normsSum()) {
                addFoldedNorm(accesses);
            }
            if (emission.folds()) {
                accesses.add(emission.act("residual", tokens, width));
            }
            accesses.add(emission.act("output", tokens, width));
            gemm(name, kind, tokens, width, inner, accesses);
            if (group.placement().normsOutput()) {
                norm("output_norm", name);
            }
            Access stream = emission.act("stream", tokens, width);
            elementwise(
                    "residual",
                    name,
                    Work.RESIDUAL,
                    tokens * (double) width,
                    List.of(stream, emission.act("branch", tokens, width), emission.act("sum", tokens, width)));
            if (group.placement().normsSum()) {
                norm("norm", name);
            }
        }

        private void norm(String name, String host) {
            Norm norm = group.norm();
            elementwise(
                    name,
                    host,
                    Work.of(norm),
                    tokens * (double) width,
                    List.of(
                            emission.act("input", tokens, width),
                            normParameters(norm),
                            emission.act("output", tokens, width)));
        }

        private void addFoldedNorm(List<Access> accesses) {
            if (emission.folds()) {
                accesses.add(normParameters(group.norm()));
            }
        }

        private Access normParameters(Norm norm) {
            return emission.vector("norm parameters", (double) norm.parametersPerChannel() * width);
        }
    }
}
