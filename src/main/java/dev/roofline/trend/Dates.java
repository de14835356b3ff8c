package dev.roofline.trend;

import java.time.LocalDate;

/** Dates as years with a fraction. */
public final class Dates {
    private static final double DAYS = 365.25;

    private Dates() {}

    /**
     * Years of 365.25 days, 2000-01-01 being 2000. A month without a day is its 15th, a year alone the middle of it.
     *
     * @param date {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}
     */
    public static double year(String date) {
        String whole = date.length() == 4 ? date + "-07-02" : date.length() == 7 ? date + "-15" : date;
        return 2000
                + (LocalDate.parse(whole).toEpochDay()
                                - LocalDate.of(2000, 1, 1).toEpochDay())
                        / DAYS;
    }

    /** The calendar's year of a date. */
    public static String calendarYear(String date) {
        return date.substring(0, 4);
    }

    /** The date that a projection to a year is for. */
    public static double middleOf(int year) {
        return year(Integer.toString(year));
    }
}
