package dev.roofline.render;

/** One decimal prefix for a whole column, so that its rows compare at a glance. */
record DecimalPrefix(String prefix, double factor) {
    private static final String[] PREFIXES = {"n", "µ", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final int UNIT_AT = 3;

    /** The prefix under which the largest value lies between 1 and 1000. */
    static DecimalPrefix of(double largest) {
        int at = UNIT_AT;
        double factor = 1;
        while (largest / factor >= 1000 && at < PREFIXES.length - 1) {
            factor *= 1000;
            at++;
        }
        while (largest > 0 && largest / factor < 1 && at > 0) {
            factor /= 1000;
            at--;
        }
        return new DecimalPrefix(PREFIXES[at], factor);
    }
}
