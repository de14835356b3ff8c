package dev.roofline.prose;

/**
 * A named value that a report takes for granted: an assumption, a format, a size.
 *
 * @param brief the same in a few words, for a screen that shows what matters most; empty where it is not shown there
 */
public record Fact(String name, String value, String brief) {
    /** One that a screen has no room for. */
    public Fact(String name, String value) {
        this(name, value, "");
    }
}
