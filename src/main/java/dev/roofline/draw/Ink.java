package dev.roofline.draw;

/** Bold type and colours of a terminal; on anything else the text alone. */
public enum Ink {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    GREEN("32"),
    YELLOW("33"),
    MAGENTA("35");

    /** ECMA-48, "Select graphic rendition". */
    private static final String BEGIN = "\u001B[";

    private static final String END = "\u001B[0m";

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    public String of(String text, Screen screen) {
        return this == PLAIN || !screen.colour() || text.isEmpty() ? text : BEGIN + code + "m" + text + END;
    }
}
