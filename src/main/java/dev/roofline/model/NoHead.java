package dev.roofline.model;

import java.util.Optional;

/** A model that ends with its last layer. */
public record NoHead(boolean pooler) implements Head.Wordless {
    @Override
    public <E extends Exception> void accept(Visitor<E> visitor) throws E {
        visitor.visit(this);
    }

    @Override
    public boolean apart() {
        return false;
    }

    @Override
    public boolean hasProduct() {
        return false;
    }

    @Override
    public WeightCount weights(int width, Optional<Embedding> embedding) {
        return WeightCount.NONE;
    }

    @Override
    public long matrixParameters(int width, Optional<Embedding> embedding) {
        return 0;
    }
}
