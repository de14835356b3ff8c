package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import dev.roofline.model.Attention;
import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.FeedForward;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LayerRange;
import dev.roofline.model.Layers;
import dev.roofline.model.Norm;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one stack of a model spec. */
final class StackReader {
    private static final int MOST_PIXELS = 1 << 16;
    private static final int MOST_CHANNELS = 1 << 12;
    private static final int MOST_FRAMES = 1 << 24;

    private final Problems problems;
    private final boolean crossAllowed;
    private final MixerReader mixers = new MixerReader();

    private StackReader(Problems problems, boolean crossAllowed) {
        this.problems = problems;
        this.crossAllowed = crossAllowed;
    }

    /**
     * Reads a stack.
     *
     * @param modelWidth its width where it says none of its own
     * @param afterAnother whether a stack stands before it, whose output a decoder may attend to
     */
    static Optional<Stack> read(JsonNode node, int modelWidth, boolean afterAnother, Problems problems) {
        Optional<Fields> fields = Fields.of(node, problems);
        return fields.isEmpty() ? Optional.empty() : read(fields.get(), modelWidth, afterAnother, problems);
    }

    private static Optional<Stack> read(Fields fields, int modelWidth, boolean afterAnother, Problems problems) {
        Stack.Kind kind = ModelLabels.STACK_KINDS.read(fields, "kind");
        boolean decoder = kind == Stack.Kind.DECODER;
        return new StackReader(problems, decoder && afterAnother).stack(fields, kind, modelWidth);
    }

    /** A layer outside the stacks, such as that of a module for multi-token prediction. */
    static Optional<LayerGroup> layer(Fields fields, Problems problems) {
        return new StackReader(problems, false).group(fields, Optional.of(Layers.of(LayerRange.firstOnes(1))));
    }

    private Optional<Stack> stack(Fields fields, Stack.Kind kind, int modelWidth) {
        String name = fields.optionalText("name").orElse(kind.label());
        if (!isWord(name)) {
            fields.problem(
                    "name",
                    "name is " + Visible.quoted(name)
                            + "; operators are called after it, so it has lower-case letters, digits and _ alone");
        }
        int width = fields.optionalWhole("width", 1, ModelSpecReader.WIDEST).orElse(modelWidth);
        boolean causal = fields.optionalFlag("causal") || kind == Stack.Kind.DECODER;
        StackInput input = input(fields.optionalObject("input"));
        List<LayerGroup> groups = groups(fields.items("groups"));
        Optional<Norm> finalNorm = ModelLabels.NORMS.optional(fields, "final_norm");
        fields.finish();
        if (!fields.sound()) {
            return Optional.empty();
        }
        long layers = 0;
        for (LayerGroup group : groups) {
            layers += group.layers().count();
        }
        if (layers > LayerRange.MOST) {
            fields.problem("groups", "the groups have " + layers + " layers; " + LayerRange.MOST + " are the most");
            return Optional.empty();
        }
        try {
            return Optional.of(new Stack(kind, name, width, causal, input, groups, finalNorm));
        } catch (IllegalArgumentException e) {
            fields.problem("groups", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 40;
    }

    private static StackInput input(Optional<Fields> found) {
        if (found.isEmpty()) {
            return StackInput.BARE;
        }
        Fields fields = found.get();
        int positions = fields.optionalWhole("positions", 1, ModelSpecReader.MOST_POSITIONS)
                .orElse(0);
        int tokenTypes = fields.optionalWhole("token_types", 1, ModelSpecReader.MOST_POSITIONS)
                .orElse(0);
        Optional<Norm> norm = ModelLabels.NORMS.optional(fields, "norm");
        Optional<FrontEnd> image = patches(fields.optionalObject("patches"));
        Optional<FrontEnd> audio = audio(fields.optionalObject("audio"));
        if (image.isPresent() && audio.isPresent()) {
            fields.problem("audio", "the input is patches of an image or audio, not both");
        }
        fields.finish();
        return new StackInput(positions, tokenTypes, norm, image.isPresent() ? image : audio);
    }

    private static Optional<FrontEnd> patches(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int image = fields.whole("image", 1, MOST_PIXELS);
        int patch = fields.whole("patch", 1, MOST_PIXELS);
        int channels = fields.whole("channels", 1, MOST_CHANNELS);
        boolean bias = fields.optionalFlag("bias");
        boolean classToken = fields.optionalFlag("class_token");
        fields.finish();
        try {
            return fields.sound()
                    ? Optional.of(new ImagePatches(image, patch, channels, bias, classToken))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            fields.refused(e);
            return Optional.empty();
        }
    }

    private static Optional<FrontEnd> audio(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        int frames = fields.whole("frames", 2, MOST_FRAMES);
        int bins = fields.whole("mel_bins", 1, MOST_CHANNELS);
        fields.finish();
        return fields.sound() ? Optional.of(new AudioConvolutions(frames, bins)) : Optional.empty();
    }

    private List<LayerGroup> groups(List<JsonNode> items) {
        List<LayerGroup> groups = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<Fields> fields = Fields.of(item, problems);
            Optional<LayerGroup> group =
                    fields.isEmpty() ? Optional.empty() : group(fields.get(), layers(fields.get()));
            if (group.isPresent()) {
                groups.add(group.get());
            }
        }
        return groups;
    }

    private Optional<LayerGroup> group(Fields fields, Optional<Layers> layers) {
        Norm norm = ModelLabels.NORMS.read(fields, "norm");
        NormPlacement placement = ModelLabels.PLACEMENTS.read(fields, "placement");
        boolean sharedWeights = fields.optionalFlag("shared_weights");
        Optional<SequenceMixer> mixer = mixers.mixer(fields);
        Optional<Attention> cross = mixers.cross(fields);
        if (fields.has("cross_attention") && !crossAllowed) {
            fields.problem("cross_attention", "cross_attention needs an encoder before the decoder it stands in");
        }
        Optional<Fields> inner = fields.optionalObject("feed_forward");
        Optional<FeedForward> feedForward = inner.isEmpty() ? Optional.empty() : FeedForwardReader.read(inner.get());
        fields.finish();
        if (!fields.sound() || layers.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LayerGroup(layers.get(), norm, placement, sharedWeights, mixer, cross, feedForward));
        } catch (IllegalArgumentException e) {
            fields.refused(e);
            return Optional.empty();
        }
    }

    private static Optional<Layers> layers(Fields fields) {
        String text = fields.text("layers");
        Optional<Layers> range = Layers.parse(text);
        if (range.isEmpty() && !text.isBlank()) {
            fields.problem(
                    "layers",
                    "layers is " + Visible.quoted(text) + "; expected a layer as \"5\", a range as \"0-11\" for every"
                            + " second layer \"0-40:2\", or several of these with commas between, all below "
                            + LayerRange.MOST);
        }
        return range;
    }
}
