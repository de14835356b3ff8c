package dev.roofline.units;

/** The SI and IEC prefixes, in one table: decimal and binary ones are different constants (SI brochure 9; IEC 80000-13). */
enum Prefix {
    NANO("n", 1e-9),
    MICRO("u", 1e-6),
    MICRO_SIGN("\u00b5", 1e-6),
    /** The Greek letter, which keyboards and Unicode's normal forms make of the sign. */
    GREEK_MU("\u03bc", 1e-6),
    MILLI("m", 1e-3),
    NONE("", 1),
    KILO("k", 1e3),
    MEGA("M", 1e6),
    GIGA("G", 1e9),
    TERA("T", 1e12),
    PETA("P", 1e15),
    EXA("E", 1e18),
    KIBI("Ki", 1024.0),
    MEBI("Mi", 1024.0 * 1024),
    GIBI("Gi", 1024.0 * 1024 * 1024),
    TEBI("Ti", 1024.0 * 1024 * 1024 * 1024),
    PEBI("Pi", 1024.0 * 1024 * 1024 * 1024 * 1024);

    final String symbol;
    final double factor;

    Prefix(String symbol, double factor) {
        this.symbol = symbol;
        this.factor = factor;
    }

    /** Whether it makes a unit smaller: durations alone are given so. */
    boolean isSmall() {
        return factor < 1;
    }

    boolean isBinary() {
        return symbol.endsWith("i");
    }
}
