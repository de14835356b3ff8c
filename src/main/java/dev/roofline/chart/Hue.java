package dev.roofline.chart;

/** The colours that a chart may use, by number; which colour a number is, is the renderer's choice. */
public final class Hue {
    /** The colour of the text. */
    public static final int INK = -1;

    /** Colours that can be told apart, also by colour-blind eyes: more kinds than these share colours, in turn. */
    public static final int COUNT = 8;

    private Hue() {}
}
