package dev.roofline.model;

/**
 * A spectrogram through two convolutions of three taps with biases, the second of which takes every other frame (Whisper).
 *
 * @param frames of a recording
 * @param bins channels of a frame
 */
public record AudioConvolutions(int frames, int bins) implements FrontEnd {
    /** Taps of both convolutions. */
    public static final int TAPS = 3;

    public AudioConvolutions {
        if (frames < 2 || bins < 1) {
            throw new IllegalArgumentException(
                    "frames (" + frames + ") and mel_bins (" + bins + ") make no spectrogram");
        }
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public int tokens() {
        return frames / 2;
    }

    @Override
    public WeightCount weights(int width) {
        return WeightCount.matrix(WeightKind.OTHER, width, (long) TAPS * bins)
                .plus(WeightCount.matrix(WeightKind.OTHER, width, (long) TAPS * width))
                .plus(WeightCount.vector(2L * width));
    }

    @Override
    public String input() {
        return "a recording of " + frames + " frames";
    }
}
