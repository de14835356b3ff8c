package dev.roofline.model;

import java.util.Optional;

/**
 * A product on one position of a sequence: classes of an image, or the vector that stands for an image or a text (CLIP).
 *
 * @param scale whether a scalar is learned beside it (CLIP's logit scale)
 */
public record ClassHead(int outputs, boolean bias, boolean pooler, boolean scale, boolean apart)
        implements Head.Wordless {
    public ClassHead {
        if (outputs < 1) {
            throw new IllegalArgumentException("a head has outputs");
        }
    }

    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public WeightCount weights(int width, Optional<Embedding> embedding) {
        return WeightCount.matrix(WeightKind.HEAD, outputs, width)
                .plus(WeightCount.vector((bias ? outputs : 0) + (scale ? 1 : 0)));
    }

    @Override
    public long matrixParameters(int width, Optional<Embedding> embedding) {
        return (long) width * outputs;
    }

    @Override
    public boolean hasProduct() {
        return true;
    }
}
