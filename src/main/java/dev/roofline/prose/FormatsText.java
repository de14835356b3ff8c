package dev.roofline.prose;

import dev.roofline.model.KvCache;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** The number formats of a workload in words: what is stored in which, and multiplied in which. */
record FormatsText(ModelSpec model, boolean trains) {
    String of(Workload any) {
        Precision precision = any.precision();
        return "weights " + weights(precision)
                + ", activations " + precision.activations().label()
                + (hasCache() ? ", KV cache " + precision.kvCache().label() : "")
                + states(precision)
                + products(precision)
                + rows(precision, any);
    }

    /** The layers' formats by part where they differ, and that of all other weights where it is another. */
    private String weights(Precision precision) {
        String all = precision.attention().label();
        boolean same = all.equals(precision.feedForward().label())
                && (!model.hasExperts() || all.equals(precision.experts().label()));
        String layers = same
                ? all
                : (model.hasExperts() ? "experts " + precision.experts().label() + ", " : "")
                        + (model.hasWholeFeedForward()
                                ? "feed-forward " + precision.feedForward().label() + ", "
                                : "")
                        + "attention " + all;
        String other = precision.otherWeights().label();
        String ends = ends(precision, other);
        if (same && other.equals(all)) {
            return ends.isEmpty() ? layers : layers + " (" + ends + ")";
        }
        return layers
                + (ends.isEmpty()
                        ? " (norms, biases, routers, " + (model.towers().isEmpty() ? "" : "towers, ")
                                + "embedding and head " + other + ")"
                        : " (norms, biases, routers and the rest " + other + ", " + ends + ")");
    }

    /** Embedding and head, where they have another format than norms and biases. */
    String ends(Precision precision, String other) {
        String embedding = precision.embedding().label();
        String head = precision.head().label();
        boolean ofTable = model.embedding().isPresent() && !embedding.equals(other);
        boolean ofHead = model.head().hasProduct() && !model.isTied() && !head.equals(other);
        if (ofTable && model.isTied()) {
            return "embedding, which is the head's matrix too, " + embedding;
        }
        if (ofTable && ofHead && embedding.equals(head)) {
            return "embedding and head " + head;
        }
        return (ofTable ? "embedding " + embedding : "")
                + (ofTable && ofHead ? ", " : "")
                + (ofHead ? "head " + head : "");
    }

    private boolean hasCache() {
        return model.hasCache() && !trains;
    }

    /** The formats of recurrent states, and that of their convolution's inputs where it is another. */
    private String states(Precision precision) {
        List<String> labels =
                trains ? List.of() : KvCache.stateFormats(model, precision.stateAsked(), precision.activations());
        return labels.isEmpty() ? "" : ", states " + String.join("+", labels);
    }

    /** What is multiplied in which format; nothing where all that is stored has one format, and multiplies in it. */
    private String products(Precision precision) {
        List<TensorFormat> stored = new ArrayList<>(List.of(precision.activations()));
        List<String> products = new ArrayList<>();
        List<String> of = new ArrayList<>();
        addProduct(precision.attention(), "attention's matrices", precision, stored, products, of);
        if (model.hasWholeFeedForward()) {
            addProduct(precision.feedForward(), "feed-forwards", precision, stored, products, of);
        }
        if (model.hasExperts()) {
            addProduct(precision.experts(), "experts", precision, stored, products, of);
        }
        boolean together =
                precision.head().label().equals(precision.otherWeights().label());
        if (model.hasExperts()) {
            addProduct(
                    precision.otherWeights(),
                    together ? "routers and head" : "routers",
                    precision,
                    stored,
                    products,
                    of);
        }
        if (!model.hasExperts() || !together) {
            addProduct(precision.head(), "head", precision, stored, products, of);
        }
        stored.add(hasCache() ? precision.kvCache() : precision.activations());
        addProduct(
                hasCache() ? precision.attended() : precision.multiplied(precision.activations()),
                "scores and values",
                products,
                of);
        boolean plain = products.size() == 1;
        for (TensorFormat each : stored) {
            plain &= products.get(0).equals(each.label());
        }
        if (plain) {
            return "";
        }
        StringBuilder text = new StringBuilder(", products in ").append(products.get(0));
        for (int i = 1; i < products.size(); i++) {
            text.append(i == products.size() - 1 ? " and " : ", ")
                    .append(products.get(i))
                    .append(" (")
                    .append(of.get(i))
                    .append(')');
        }
        return text + (precision.compute().weightCopy() ? ", which read a copy of the weights in that format" : "");
    }

    private static void addProduct(
            TensorFormat operand,
            String name,
            Precision precision,
            List<TensorFormat> stored,
            List<String> products,
            List<String> of) {
        stored.add(operand);
        addProduct(precision.multiplied(operand), name, products, of);
    }

    private static void addProduct(NumberFormat format, String name, List<String> products, List<String> of) {
        String label = format.label();
        int known = products.indexOf(label);
        if (known < 0) {
            products.add(label);
            of.add(name);
        } else {
            of.set(known, of.get(known) + ", " + name);
        }
    }

    /** The formats of rows to experts on other devices and back, where they are others than that of the activations. */
    private String rows(Precision precision, Workload any) {
        if (!model.hasExperts() || any.parallelism().expertHolders() == 1) {
            return "";
        }
        String there = precision.dispatched().label();
        String back = precision.returned(model.firstMixture().orElseThrow()).label();
        String own = precision.activations().label();
        return there.equals(own) && back.equals(own) ? "" : ", rows to experts " + there + " and back " + back;
    }
}
