package dev.roofline.cli;

import dev.roofline.Golden;
import dev.roofline.catalogue.NamedSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of names that help does not list is written from the tables that read them. */
@Tag(Golden.TAG)
class SynonymsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/synonyms.md");

    @Test
    void thePageHasEverySynonymAndEverySystem() {
        Golden.compare(PAGE, page());
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Names from other tools

                Help lists one name of each option. The names below are taken too, with a note that says the real one; a synonym
                beside the real option is refused, as what is given twice is. In `--what-if` real names stand.

                ## Options

                | typed | taken as | besides |
                |---|---|---|
                """);
        for (Synonym synonym : Synonyms.ALL) {
            page.append("| `").append(synonym.name()).append("` | `").append(synonym.real());
            page.append("` | ").append(synonym.note()).append(" |\n");
        }
        page.append("""

                `--phase training` is `--phase train`. `--max-model-len N` is an option of its own: the room of a sequence.

                ## Systems and instances

                `--hw` takes a number before or behind a machine (`8xh100`, `8 x h100`, `h100x8`, `2x8xh100`), and the names of
                these systems, in any case, with blanks or underscores, and with a number before them (`2xdgx-h100`).

                | name | machine | devices | source |
                |---|---|---|---|
                """);
        for (NamedSystem system : NamedSystem.all()) {
            page.append("| `")
                    .append(system.name())
                    .append("` | `")
                    .append(system.machine())
                    .append("` | ");
            page.append(system.devices()).append(" | <").append(system.source()).append("> |\n");
        }
        page.append("""

                ## Numbers

                Counts take `1_000`, `1e3`, decimal prefixes in either case (`32k`, `1M`, `2T`; `3B` and `3G` are billions) and
                binary ones (`4Ki`, `1Mi`, `1Gi`), of which a note says the digits once. What is not whole is refused.
                """);
        return page.toString();
    }
}
