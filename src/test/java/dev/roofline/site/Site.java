package dev.roofline.site;

import java.io.IOException;
import java.nio.file.Path;

/** What {@code mvn site} renders. */
public final class Site {
    private static final Path SOURCE = Path.of("src/site");

    private Site() {}

    /** Writes it to a folder, with the index of its search. */
    public static void write(Path folder) throws IOException {
        SiteWriter.write(SOURCE, folder);
    }
}
