package dev.roofline.operator;

import dev.roofline.model.Layers;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way back of a list of operators, worked out from each of them: a product has two, for the gradients of its input and
 * of its matrix (arXiv 2104.04473, appendix); a kernel of attention makes its scores once more (FlashAttention-2, arXiv
 * 2307.08691, algorithm 2); other work takes twice the operations; an exchange has its counterpart. Kept inputs are read
 * again, and so are, where work is folded into a product, what its gradient needs.
 */
final class Backward {
    private static final String INPUT_GRADIENT = ".input_gradient";
    private static final String WEIGHT_GRADIENT = ".weight_gradient";
    private static final String BACKWARD = ".backward";
    private static final String RECOMPUTE = ".recompute";

    private final Precision precision;
    private final Training training;
    private final boolean compulsory;
    /** What work folded into an operator reads on the way back. */
    private final Map<String, List<Access>> folded = new HashMap<>();

    private final Set<String> kernels = new HashSet<>();
    private final List<Operator> forward;
    private final List<Operator> operators = new ArrayList<>();

    private Backward(List<Operator> forward, Workload workload) {
        this.forward = forward;
        this.precision = workload.precision();
        this.training = workload.training().orElseThrow();
        this.compulsory = workload.fusion() == Fusion.IDEAL;
    }

    /** Of one micro-batch, each operator as often as it ran forward. */
    static List<Operator> of(List<Operator> forward, Workload workload) {
        return new Backward(forward, workload).operators();
    }

    private List<Operator> operators() {
        for (Operator operator : forward) {
            if (operator instanceof AttentionKernel) {
                kernels.add(key(operator.site().id(), operator.site()));
            }
        }
        for (Operator operator : forward) {
            if (operator instanceof Elementwise work && operator.site().host().isPresent()) {
                addFolded(work);
            }
        }
        List<Operator> reversed = new ArrayList<>(forward);
        Collections.reverse(reversed);
        boolean recomputed = false;
        for (Operator operator : reversed) {
            if (operator.site().layers().isPresent() && !recomputed) {
                recompute();
                recomputed = true;
            }
            add(operator);
        }
        return operators;
    }

    private void addFolded(Elementwise work) {
        String host = key(work.site().host().orElseThrow(), work.site());
        // A kernel makes its scores again, and has them on the chip.
        double read = kernels.contains(host) ? 0 : work.work().readBackward(true) * work.elements();
        if (read > 0) {
            folded.computeIfAbsent(host, unused -> new ArrayList<>())
                    .add(activation("for the gradient of " + work.site().id(), 1, read));
        }
    }

    private void recompute() {
        List<Operator> again = new ArrayList<>();
        if (training.recomputation() == Recomputation.FULL) {
            for (Operator operator : forward) {
                boolean comesLater =
                        operator instanceof Collective exchange && exchange.way() == Collective.Way.BACKWARD;
                if (operator.site().layers().isPresent() && !comesLater) {
                    again.add(operator);
                }
            }
        } else if (training.recomputation() == Recomputation.SELECTIVE) {
            again.addAll(attentionCores());
        }
        for (Operator operator : again) {
            operators.add(operator.withSite(operator.site().suffixed(RECOMPUTE)));
        }
    }

    /** Unfused scores and values with what stands between them; a kernel makes its scores again by itself. */
    private List<Operator> attentionCores() {
        List<Operator> cores = new ArrayList<>();
        List<Operator> between = new ArrayList<>();
        Optional<Layers> open = Optional.empty();
        for (Operator operator : forward) {
            boolean product = operator instanceof AttentionProduct;
            if (product && open.isPresent() && open.equals(operator.site().layers())) {
                cores.addAll(between);
                between.clear();
                cores.add(operator);
            } else if (product) {
                between.clear();
                between.add(operator);
                open = operator.site().layers();
            } else if (open.isPresent() && operator instanceof Elementwise) {
                between.add(operator);
            } else {
                between.clear();
                open = Optional.empty();
            }
        }
        return cores;
    }

    private void add(Operator operator) {
        if (operator instanceof Gemm product) {
            addGemm(product);
        } else if (operator instanceof AttentionKernel kernel) {
            AttentionKernel.Pass pass =
                    compulsory ? AttentionKernel.Pass.BACKWARD_OF_KEPT : AttentionKernel.Pass.BACKWARD;
            operators.add(kernel.withSite(kernel.site().suffixed(BACKWARD))
                    .withPass(pass)
                    .withAccesses(twice(kernel)));
        } else if (operator instanceof AttentionProduct product) {
            operators.add(new AttentionProduct(
                    product.site().suffixed(BACKWARD),
                    product.outputs(),
                    product.multiplyAdds(),
                    AttentionProduct.DotProduct.BACKWARD,
                    product.arithmetic(),
                    twice(product)));
        } else if (operator instanceof StateScan scan) {
            operators.add(new StateScan(
                    scan.site().suffixed(BACKWARD),
                    2 * scan.flops(),
                    scan.engine(),
                    scan.flopsFormula().backward(),
                    scan.arithmetic(),
                    twice(scan)));
        } else if (operator instanceof Lookup lookup) {
            operators.add(new Lookup(lookup.site().suffixed(BACKWARD), lookup.arithmetic(), scattered(lookup)));
        } else if (operator instanceof Elementwise work) {
            addElementwise(work);
        } else if (operator instanceof Collective exchange) {
            addExchange(exchange);
        }
    }

    private void addGemm(Gemm product) {
        Access output = activation("output gradient", product.m(), product.n());
        List<Access> extra = folded.getOrDefault(key(product.site().id(), product.site()), List.of());
        boolean raw = readsRawInput(product);
        if (!raw) {
            List<Access> input = new ArrayList<>(List.of(output));
            for (Access weight : accesses(Access.Kind.WEIGHT, product)) {
                if (!weight.isBias()) {
                    input.add(weight);
                }
            }
            input.add(activation("input gradient", product.m(), product.k()));
            input.addAll(extra);
            operators.add(new Gemm(
                    named(product.site(), INPUT_GRADIENT),
                    product.m(),
                    product.n(),
                    product.k(),
                    product.arithmetic(),
                    input));
        }
        List<Access> weight = new ArrayList<>(List.of(activation("input", product.m(), product.k()), output));
        if (BothLayouts.areMadeOf(precision.activations(), product)) {
            weight.add(activation("output gradient, written along columns", product.m(), product.n()));
        }
        weight.addAll(gradients(product));
        if (raw) {
            weight.addAll(extra);
        }
        operators.add(new Gemm(
                named(product.site(), WEIGHT_GRADIENT),
                product.m(),
                product.n(),
                product.k(),
                product.arithmetic(),
                weight));
    }

    /** Raw input, such as pixels, has no gradient; what a later stage begins with has one, which goes back a stage. */
    private boolean readsRawInput(Operator operator) {
        return operator == forward.get(0) && operator.site().layers().isEmpty();
    }

    private static Site named(Site site, String suffix) {
        return new Site(site.id() + suffix, site.group(), site.layers(), site.count(), Optional.empty());
    }

    /** Inputs and the output's gradient are read, and as many gradients written as inputs: twice what moved forward. */
    private List<Access> twice(Operator operator) {
        List<Access> accesses = new ArrayList<>();
        for (Access access : accesses(Access.Kind.ACTIVATION, operator)) {
            accesses.add(access);
            accesses.add(access.called("gradient of " + access.tensor()));
        }
        accesses.addAll(accesses(Access.Kind.WEIGHT, operator));
        accesses.addAll(gradients(operator));
        return accesses;
    }

    /** A row of the gradient is read, added to and written for each that was looked up. */
    private List<Access> scattered(Lookup lookup) {
        List<Access> accesses = new ArrayList<>(accesses(Access.Kind.ACTIVATION, lookup));
        for (Access rows : accesses(Access.Kind.WEIGHT, lookup)) {
            double passes = compulsory ? 1.0 / training.microBatches() : 2;
            accesses.add(gradient(rows, passes));
        }
        return accesses;
    }

    private void addElementwise(Elementwise work) {
        Site site = work.site().suffixed(BACKWARD);
        if (work.site().host().isPresent()) {
            site = new Site(site.id(), site.group(), site.layers(), site.count(), Optional.of(host(work)));
        }
        List<Access> accesses = new ArrayList<>(work.accesses());
        if (work.site().host().isEmpty()) {
            double read = work.work().readBackward(false) * work.elements();
            if (read > 0) {
                accesses.add(activation("for the gradient", 1, read));
            }
            accesses.addAll(gradients(work));
        }
        operators.add(new Elementwise(site, work.work(), true, work.elements(), work.arithmetic(), accesses));
    }

    /** Where the gradient of folded work is worked out: in what makes the gradient of the host's input. */
    private String host(Elementwise work) {
        String id = work.site().host().orElseThrow();
        for (Operator operator : forward) {
            if (operator.site().id().equals(id)
                    && operator.site().layers().equals(work.site().layers())) {
                boolean product = operator instanceof Gemm;
                return id + (!product ? BACKWARD : readsRawInput(operator) ? WEIGHT_GRADIENT : INPUT_GRADIENT);
            }
        }
        return id + BACKWARD;
    }

    /** What was gathered is not kept: it is gathered again, and its gradients go back to where their parts belong. */
    private void addExchange(Collective exchange) {
        Site site = exchange.site();
        if (exchange.way() == Collective.Way.FORWARD) {
            return;
        }
        if (exchange.way() == Collective.Way.BACKWARD) {
            operators.add(exchange.withSite(site.suffixed(BACKWARD)));
            return;
        }
        switch (exchange.kind()) {
            case ALL_REDUCE, ALL_TO_ALL -> operators.add(exchange.withSite(site.suffixed(BACKWARD)));
            case DISPATCH -> operators.add(counterpart(exchange, Collective.Kind.RETURN));
            case RETURN -> operators.add(counterpart(exchange, Collective.Kind.DISPATCH));
            case HALO -> {
                operators.add(exchange.withSite(site.suffixed(RECOMPUTE)));
                operators.add(counterpart(exchange, Collective.Kind.HALO));
            }
            case ALL_GATHER -> {
                operators.add(exchange.withSite(site.suffixed(RECOMPUTE)));
                operators.add(counterpart(exchange, Collective.Kind.REDUCE_SCATTER));
            }
            case REDUCE_SCATTER -> operators.add(counterpart(exchange, Collective.Kind.ALL_GATHER));
            case SEND -> throw new IllegalArgumentException("stages hand gradients on by themselves");
        }
    }

    private static Collective counterpart(Collective exchange, Collective.Kind kind) {
        List<Access> swapped = new ArrayList<>(exchange.accesses());
        Collections.reverse(swapped);
        return exchange.withSite(exchange.site().suffixed(BACKWARD))
                .withKind(kind)
                .withAccesses(swapped);
    }

    /**
     * Gradients of an operator's parameters: written by the first micro-batch, added to by the others; by each for itself
     * where replicas divide them, since they go to their places at once.
     */
    private List<Access> gradients(Operator operator) {
        double micro = training.microBatches();
        double added = training.sharding().dividesGradients() ? 1 : (2 * micro - 1) / micro;
        double passes = compulsory ? 1 / micro : added;
        List<Access> gradients = new ArrayList<>();
        for (Access weight : accesses(Access.Kind.WEIGHT, operator)) {
            gradients.add(gradient(weight, passes));
        }
        return gradients;
    }

    private Access gradient(Access weight, double passes) {
        TensorFormat format = training.gradients();
        double elements = weight.elements() * passes;
        return new Access(Access.Kind.GRADIENT, "gradient of " + weight.tensor(), elements, format.bytes(1, elements));
    }

    private static List<Access> accesses(Access.Kind kind, Operator operator) {
        List<Access> some = new ArrayList<>();
        for (Access access : operator.accesses()) {
            if (access.kind() == kind) {
                some.add(access);
            }
        }
        return some;
    }

    private Access activation(String tensor, double rows, double columns) {
        return Access.activation(tensor, rows, columns, precision.activations());
    }

    private static String key(String id, Site site) {
        return id + "@" + site.layers().map(Object::toString).orElse("");
    }
}
