package dev.roofline.model;

/** What makes the first layer's input of something that is no text. */
public sealed interface FrontEnd permits ImagePatches, AudioConvolutions {
    /** Something that is done differently with each kind. */
    interface Visitor<E extends Exception> {
        void visit(ImagePatches image) throws E;

        void visit(AudioConvolutions audio) throws E;
    }

    /** Tokens that one image or recording becomes. */
    int tokens();

    WeightCount weights(int width);

    /** The input in words. */
    String input();

    /** Calls what a visitor does with this kind. */
    <E extends Exception> void accept(Visitor<E> visitor) throws E;
}
