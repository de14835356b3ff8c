package dev.roofline.model;

/**
 * An image cut into squares, each a product with one matrix.
 *
 * @param image pixels of a side
 * @param patch pixels of a square's side
 * @param classToken whether a learned token stands before the patches
 */
public record ImagePatches(int image, int patch, int channels, boolean bias, boolean classToken) implements FrontEnd {
    private static final long MOST = 1L << 24;

    public ImagePatches {
        if (image < 1 || patch < 1 || channels < 1 || patch > image) {
            throw new IllegalArgumentException("patch (" + patch + ") does not fit into image (" + image + ")");
        }
        long side = image / patch;
        if (side * side > MOST || (long) channels * patch * patch > MOST) {
            throw new IllegalArgumentException(
                    "image (" + image + ") has more patches, or larger ones, than are counted");
        }
    }

    /** Patches of an image; what is left at its edge is cut off. */
    public int patches() {
        return (image / patch) * (image / patch);
    }

    /** Numbers of one patch. */
    public int patchElements() {
        return channels * patch * patch;
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public int tokens() {
        return patches() + (classToken ? 1 : 0);
    }

    @Override
    public WeightCount weights(int width) {
        return WeightCount.matrix(WeightKind.OTHER, width, patchElements())
                .plus(WeightCount.vector((bias ? width : 0L) + (classToken ? width : 0L)));
    }

    @Override
    public String input() {
        return "an image of " + image + " x " + image + " pixels";
    }
}
