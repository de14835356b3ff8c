package dev.roofline.model;

/**
 * The token embedding.
 *
 * @param vocabulary rows that are stored
 * @param width columns; where it is not the model's width, a projection without bias leads in and out
 */
public record Embedding(int vocabulary, int width) {
    public Embedding {
        if (vocabulary < 1 || width < 1) {
            throw new IllegalArgumentException("an embedding has rows and columns");
        }
    }

    public long parameters() {
        return (long) vocabulary * width;
    }
}
