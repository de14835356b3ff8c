package dev.roofline.model;

/** What makes the first layer's input of something that is no text. */
public sealed interface FrontEnd permits ImagePatches, AudioConvolutions {
    /** Tokens that one image or recording becomes. */
    int tokens();

    WeightCount weights(int width);

    /** The input in words. */
    String input();
}
