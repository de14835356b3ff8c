package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.json.Visible;
import dev.roofline.model.Attention;
import dev.roofline.model.FeedForward;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.LayerRange;
import dev.roofline.model.Layers;
import dev.roofline.model.Norm;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.SequenceMixer;
import java.util.Optional;

/** Reads the groups of layers that are alike, of one stack. */
final class GroupReader implements ObjectReader<LayerGroup> {
    private static final Labels<NormPlacement> PLACEMENTS = Labels.of(NormPlacement.values());
    /** Reads a layer outside the stacks, such as that of a module for multi-token prediction. */
    static final ObjectReader<LayerGroup> OF_ONE_LAYER = new ObjectReader<>() {
        @Override
        public LayerGroup read(Fields fields) throws UnsoundException {
            return new GroupReader(false).group(fields, Optional.of(Layers.of(LayerRange.firstOnes(1))));
        }
    };

    private final boolean crossAllowed;
    private final MixerReader mixers = new MixerReader();

    GroupReader(boolean crossAllowed) {
        this.crossAllowed = crossAllowed;
    }

    @Override
    public LayerGroup read(Fields fields) throws UnsoundException {
        return group(fields, layers(fields));
    }

    private LayerGroup group(Fields fields, Optional<Layers> layers) throws UnsoundException {
        Norm norm = fields.choice("norm", SpecLabels.NORMS);
        NormPlacement placement = fields.choice("placement", PLACEMENTS);
        boolean sharedWeights = fields.optionalFlag("shared_weights");
        Optional<SequenceMixer> mixer = mixers.mixer(fields);
        Optional<Attention> cross = mixers.cross(fields);
        if (fields.has(MixerReader.CROSS_ATTENTION) && !crossAllowed) {
            fields.problem(
                    MixerReader.CROSS_ATTENTION, "cross_attention needs an encoder before the decoder it stands in");
        }
        Optional<FeedForward> feedForward = fields.optionalObject("feed_forward", FeedForwardReader.ANY);
        fields.requireSound();
        return new LayerGroup(layers.orElseThrow(), norm, placement, sharedWeights, mixer, cross, feedForward);
    }

    private static Optional<Layers> layers(Fields fields) {
        String text = fields.text("layers");
        Optional<Layers> layers = Layers.parse(text);
        if (layers.isEmpty() && !text.isBlank()) {
            fields.problem(
                    "layers",
                    "layers is " + Visible.quoted(text) + "; expected a layer as \"5\", a range as \"0-11\" for every"
                            + " second layer \"0-40:2\", or several of these with commas between, all below "
                            + LayerRange.MOST);
        }
        return layers;
    }
}
