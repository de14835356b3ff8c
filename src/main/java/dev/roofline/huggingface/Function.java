package dev.roofline.huggingface;

import dev.roofline.units.Labelled;

/** The functions of expressions. */
enum Function implements Labelled {
    ACTIVATION(1),
    FORMAT(1),
    ITEM(2),
    LENGTH(1),
    CONTAINS(2),
    MULTIPLE(2),
    MIN(2),
    MAX(2),
    WHOLE(1),
    /** Whether a key stands in the config, with null too, which modelling code tells apart from a key that is not there. */
    GIVEN(1),
    /** The entry of a list that has one text for each layer: list, layer, layers, the words that it may hold. */
    KIND(4),
    /** Whether a list of layer numbers has a layer: list, layer, layers. */
    LISTED(3),
    /** The second value where the first is true, else an error that ends in the third, a text. */
    CHECK(3);

    private final int arity;

    Function(int arity) {
        this.arity = arity;
    }

    int arity() {
        return arity;
    }
}
