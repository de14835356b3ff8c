package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.Norm;
import dev.roofline.model.StackInput;
import java.util.Optional;

/** Readers of what stands before the first layer of a stack. */
final class InputReader {
    private static final int MOST_PIXELS = 1 << 16;
    private static final int MOST_CHANNELS = 1 << 12;
    private static final int MOST_FRAMES = 1 << 24;

    private InputReader() {}

    static final ObjectReader<StackInput> INPUT = new ObjectReader<>() {
        @Override
        public StackInput read(Fields fields) throws UnsoundException {
            int positions = fields.optionalWhole("positions", 1, ModelSpecReader.MOST_POSITIONS)
                    .orElse(0);
            int tokenTypes = fields.optionalWhole("token_types", 1, ModelSpecReader.MOST_POSITIONS)
                    .orElse(0);
            Optional<Norm> norm = fields.optionalChoice("norm", SpecLabels.NORMS);
            Optional<FrontEnd> image = fields.optionalObject("patches", PATCHES);
            Optional<FrontEnd> audio = fields.optionalObject("audio", AUDIO);
            if (image.isPresent() && audio.isPresent()) {
                fields.problem("audio", "the input is patches of an image or audio, not both");
            }
            fields.requireSound();
            return new StackInput(positions, tokenTypes, norm, image.isPresent() ? image : audio);
        }
    };

    private static final ObjectReader<ImagePatches> PATCHES = new ObjectReader<>() {
        @Override
        public ImagePatches read(Fields fields) throws UnsoundException {
            int image = fields.whole("image", 1, MOST_PIXELS);
            int patch = fields.whole("patch", 1, MOST_PIXELS);
            int channels = fields.whole("channels", 1, MOST_CHANNELS);
            boolean bias = fields.optionalFlag("bias");
            boolean classToken = fields.optionalFlag("class_token");
            fields.requireSound();
            return new ImagePatches(image, patch, channels, bias, classToken);
        }
    };

    private static final ObjectReader<AudioConvolutions> AUDIO = new ObjectReader<>() {
        @Override
        public AudioConvolutions read(Fields fields) throws UnsoundException {
            int frames = fields.whole("frames", 2, MOST_FRAMES);
            int bins = fields.whole("mel_bins", 1, MOST_CHANNELS);
            fields.requireSound();
            return new AudioConvolutions(frames, bins);
        }
    };
}
