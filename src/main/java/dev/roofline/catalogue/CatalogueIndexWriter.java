package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.Problem;
import dev.roofline.json.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the index of each folder of shipped files; a step of the build. */
public final class CatalogueIndexWriter {
    private CatalogueIndexWriter() {}

    /**
     * Writes {@code index.tsv} into each folder.
     *
     * @param folders each holds files of one kind, or none
     * @throws IOException where an index cannot be written
     * @throws InvalidInputException where a file is not JSON, or a name stands for two files
     */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            write(Path.of(folder));
        }
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        SpecDirectory directory = SpecDirectory.open(folder);
        Map<String, String> fileOfName = new TreeMap<>();
        for (String id : directory.ids()) {
            fileOfName.put(id.toLowerCase(Locale.ROOT), id);
        }
        List<CatalogueIndex.IndexEntry> entries = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String id : directory.ids()) {
            List<String> aliases = new ArrayList<>();
            for (JsonString alias : CatalogueIndex.aliases(directory.parsed(id))) {
                String other = fileOfName.putIfAbsent(alias.value().toLowerCase(Locale.ROOT), id);
                if (other != null) {
                    String message = Visible.quoted(alias.value()) + " already names " + other + CatalogueIndex.ENDING;
                    problems.add(Problem.at(alias.place(), Problem.Severity.ERROR, message, Optional.empty()));
                }
                aliases.add(alias.value());
            }
            entries.add(new CatalogueIndex.IndexEntry(id, aliases));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        Files.write(
                folder.resolve(CatalogueIndex.FILE),
                new CatalogueIndex(entries).format().getBytes(StandardCharsets.UTF_8));
    }
}
