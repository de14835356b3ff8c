package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import dev.roofline.model.Layers;
import dev.roofline.specfile.MixerReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which kinds of matrices of a document are quantised, after the modules that a quantizer left as they are. */
final class QuantizedParts {
    /** As many layers as stacks may have together; layer numbers of a hostile file end here. */
    private static final int MOST_LAYERS = 20_000;

    private final MixerReader mixers = new MixerReader();
    private final Part attention = new Part("attention");
    private final Part feedForward = new Part("feed_forward");
    private final Part experts = new Part("experts");
    private final Part head = new Part("head");
    private final List<Part> parts = List.of(attention, feedForward, experts, head);
    private final Problems problems;
    private final boolean takesTiedHead;

    /** One kind of matrices: the layers that have it, and those where it is left as it is. */
    private static final class Part {
        private final String label;
        private final BitSet layers = new BitSet();
        private final BitSet kept = new BitSet();
        private final Set<String> matrices = new TreeSet<>();
        private boolean whole;
        private @Nullable Place place;

        /** Whether single names together stand for all its matrices: what leads in and what leads out. */
        boolean isWhole() {
            return whole
                    || (holds("o_proj", "out_proj", "c_proj", "dense")
                            && holds("v_proj", "qkv_proj", "c_attn", "query_key_value", "kv_b_proj", "in_proj"))
                    || (holds("down_proj", "fc2", "w2") && holds("up_proj", "gate_up_proj", "fc1", "w3"));
        }

        private boolean holds(String... names) {
            for (String name : names) {
                if (matrices.contains(name)) {
                    return true;
                }
            }
            return false;
        }

        Part(String label) {
            this.label = label;
        }

        /** Where its first matrix is named: there is one wherever something is wrong with it. */
        Place place() {
            return Objects.requireNonNull(place);
        }

        void named(ModuleName name, Place at) {
            place = place == null ? at : place;
            if (name.matrix().isPresent()) {
                matrices.add(name.matrix().get());
            } else {
                whole = true;
            }
        }

        void keep(ModuleName name, boolean kept) {
            if (name.layer().isPresent()) {
                name.layer().get().in(MOST_LAYERS, this.kept, kept);
            } else {
                this.kept.set(0, MOST_LAYERS, kept);
            }
        }
    }

    /** @param withHead whether the quantizer takes the head where it does not name it among what it leaves */
    QuantizedParts(JsonObject document, boolean withHead, Problems problems) {
        this.problems = problems;
        HeadMatrix matrix = HeadMatrix.of(document);
        this.takesTiedHead = withHead && matrix == HeadMatrix.TIED;
        // One matrix, as if of a single layer.
        head.layers.set(0, withHead && matrix == HeadMatrix.OWN);
        int before = 0;
        for (JsonNode stack : items(document, "stacks")) {
            int layers = before;
            for (JsonNode group : items(stack, "groups")) {
                for (int layer : layers(group)) {
                    layers = Math.max(layers, before + layer + 1);
                    add(group, before + layer);
                }
            }
            before = layers;
        }
    }

    /** Whether the quantizer takes a head that is the embedding's own table; to be asked after what it leaves. */
    boolean takesTiedHead() {
        return takesTiedHead && !head.kept.get(0);
    }

    /**
     * Takes out what a module name or pattern of the config's list stands for. Embeddings, norms, routers and other
     * modalities are no part anyway; a name that says nothing of a known part is an error.
     */
    void leaveOut(JsonNode module) {
        if (!(module instanceof JsonString text) || text.value().length() > ModuleName.LONGEST) {
            problems.error(module.place(), module.mismatch("the name of a module"));
            return;
        }
        ModuleName name = ModuleName.of(text.value());
        if (name.kind() == ModuleName.Kind.UNKNOWN) {
            problems.error(
                    module.place(),
                    Visible.quoted(text.value())
                            + " is left unquantised, which is not understood: it names no attention, "
                            + "feed-forward, experts, router, norm, embedding or head");
        }
        for (Part part : parts(name.kind())) {
            part.named(name, module.place());
            part.keep(name, true);
        }
    }

    /** Takes out what none of the modules stands for, which a quantizer names where it says of each how it is quantised. */
    void leaveOutAllBut(Map<String, Member> modules) {
        for (Part part : parts) {
            part.kept.set(0, MOST_LAYERS);
        }
        for (Map.Entry<String, Member> module : modules.entrySet()) {
            ModuleName name = ModuleName.of(module.getKey());
            for (Part part : parts(name.kind())) {
                part.named(name, module.getValue().keyPlace());
                part.keep(name, false);
            }
        }
        for (Part part : parts) {
            if (!part.matrices.isEmpty() && !part.isWhole()) {
                problems.error(
                        part.place(),
                        "the quantizer takes " + String.join(", ", part.matrices) + " of " + part.label
                                + " and not its other matrices, which a model spec cannot state");
            }
            part.whole = true;
        }
    }

    private List<Part> parts(ModuleName.Kind kind) {
        return switch (kind) {
            case ATTENTION -> List.of(attention);
            case FEED_FORWARD -> List.of(feedForward);
            case EXPERTS -> List.of(experts);
            case WHOLE_FEED_FORWARD -> List.of(feedForward, experts);
            case WHOLE_LAYER -> List.of(attention, feedForward, experts);
            case HEAD -> List.of(head);
            case OUTSIDE, UNKNOWN -> List.of();
        };
    }

    /**
     * What is quantised. Where a quantizer left single layers of a part, the part counts as most of its layers do,
     * with a warning.
     *
     * @param expertsOnly whether the quantizer looks at routed experts alone (OpenAI's mxfp4)
     */
    List<String> quantised(boolean expertsOnly) {
        List<String> labels = new ArrayList<>();
        for (Part part : parts) {
            BitSet left = (BitSet) part.kept.clone();
            left.and(part.layers);
            int all = part.layers.cardinality();
            int kept = left.cardinality();
            boolean counts = all > 0 && kept * 2 < all && (!expertsOnly || part == experts);
            if (counts) {
                labels.add(part.label);
            }
            if (kept * 2 >= all && kept > 0 && !part.isWhole()) {
                problems.error(
                        part.place(),
                        "the quantizer leaves " + String.join(", ", part.matrices) + " of " + part.label
                                + " as it is and not its other matrices, which a model spec cannot state");
            }
            if (kept > 0 && kept < all && (counts || !expertsOnly)) {
                problems.warning(
                        part.place(),
                        "the quantizer leaves " + part.label + " as it is in " + kept + " of " + all
                                + " layers; counted as " + (counts ? "quantised" : "unquantised") + " in all of them");
            }
        }
        return labels;
    }

    private void add(JsonNode group, int layer) {
        if (!(group instanceof JsonObject object)) {
            return;
        }
        for (String key : object.members().keySet()) {
            if (mixers.isMixer(key)) {
                attention.layers.set(layer);
            }
        }
        if (object.find("feed_forward") instanceof JsonObject inner) {
            JsonNode kind = inner.find("kind");
            boolean routed = kind != null && kind.says("experts");
            if (routed) {
                experts.layers.set(layer);
            }
            if (!routed || inner.find("shared") != null) {
                feedForward.layers.set(layer);
            }
        }
    }

    private static List<Integer> layers(JsonNode group) {
        List<Integer> layers = new ArrayList<>();
        if (group.find("layers") instanceof JsonString text) {
            Layers.parse(text.value()).ifPresent(found -> {
                for (int layer : found.indices()) {
                    layers.add(layer);
                }
            });
        }
        return layers;
    }

    private static List<JsonNode> items(JsonNode node, String key) {
        return node.find(key) instanceof JsonArray array ? array.items() : List.of();
    }
}
