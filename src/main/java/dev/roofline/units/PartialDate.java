package dev.roofline.units;

/** A date as sources give it, {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}: a year, and more where they say more. */
public record PartialDate(String text) {
    private static final int YEAR = 4;
    private static final int MONTH = 7;

    public PartialDate {
        if (text.length() < YEAR) {
            throw new IllegalArgumentException("a date begins with its year: " + text);
        }
    }

    public int year() {
        return Integer.parseInt(yearText());
    }

    public String yearText() {
        return text.substring(0, YEAR);
    }

    /** Year and month; the last month of the year where the source says none. */
    public String monthText() {
        return text.length() == YEAR ? text + "-12" : text.substring(0, MONTH);
    }
}
