package dev.roofline.cli;

/**
 * A name that people type who come from another tool, which no help lists.
 *
 * @param name as it is typed
 * @param real the option that it sets
 * @param kind how its value is read
 * @param note what there is to know of it besides; empty where the real name says all
 */
record Synonym(String name, String real, Kind kind, String note) {
    /** What becomes of a value. */
    enum Kind {
        /** It is the real option's. */
        SAME,
        /** It is a format, or {@code auto}, which sets nothing. */
        CACHE_FORMAT,
        /** It is a method that quantises weights, and perhaps activations. */
        QUANTIZATION,
        /** It is a number of devices, or the name of a machine. */
        DEVICES_OR_MACHINE,
        /** It is a prompt's where sequences are processed at once, and may mean two things elsewhere. */
        WHOLE_SEQUENCES
    }

    static Synonym of(String name, String real) {
        return new Synonym(name, real, Kind.SAME, "");
    }

    static Synonym of(String name, String real, String note) {
        return new Synonym(name, real, Kind.SAME, note);
    }
}
