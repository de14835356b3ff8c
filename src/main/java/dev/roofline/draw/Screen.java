package dev.roofline.draw;

/**
 * What text is written to: a terminal, whose width bounds its lines, or a file or a pipe, which takes all that is known.
 *
 * @param ascii whether only ASCII may be drawn
 * @param colour whether it shows colours and bold type
 * @param width in columns; {@link #UNBOUNDED} of a file or a pipe
 * @param isVerbose whether every assumption is shown, rather than what matters most
 * @param hasAllRows whether rows that take no time are shown one by one
 */
public record Screen(boolean ascii, boolean colour, int width, boolean isVerbose, boolean hasAllRows) {
    /** Of lines that are as long as they are. */
    public static final int UNBOUNDED = 0;

    /** Narrower terminals are written to as if they were so wide: below it no table is left. */
    public static final int LEAST = 80;

    /** Wider terminals are written to as if they were so wide: beyond it the eye loses the line. */
    public static final int MOST = 240;

    /** Of a terminal that does not tell its width. */
    public static final int USUAL = 100;

    /** A file or a pipe. */
    public static final Screen FILE = new Screen(false, false, UNBOUNDED, true, true);

    public Screen {
        if (width != UNBOUNDED && (width < LEAST || width > MOST)) {
            throw new IllegalArgumentException("a screen is " + LEAST + " to " + MOST + " columns wide: " + width);
        }
    }

    public boolean isBounded() {
        return width != UNBOUNDED;
    }

    /** A width that a screen may have, as near as can be to that of a terminal. */
    public static int fitted(int columns) {
        return Math.max(LEAST, Math.min(MOST, columns));
    }
}
