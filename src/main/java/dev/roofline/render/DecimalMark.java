package dev.roofline.render;

import dev.roofline.units.Labelled;

/**
 * What stands before the decimals of numbers in CSV, and with it what stands between fields: where spreadsheets read decimal
 * commas, they read fields apart at semicolons.
 */
public enum DecimalMark implements Labelled {
    POINT('.', ','),
    COMMA(',', ';');

    private final char mark;
    private final char separator;

    DecimalMark(char mark, char separator) {
        this.mark = mark;
        this.separator = separator;
    }

    char separator() {
        return separator;
    }

    /** A number's text, which has a point, with this mark. */
    String marked(String number) {
        return number.replace('.', mark);
    }
}
