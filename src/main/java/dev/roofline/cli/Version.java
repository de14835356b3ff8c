package dev.roofline.cli;

/** The version in the jar's manifest. */
final class Version {
    private Version() {}

    /** The version, or a word for a run from class files, which have no manifest. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
