package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the index of each folder of shipped files; a step of the build. */
public final class CatalogueIndexWriter {
    private static final Pattern HUB_ADDRESS = Pattern.compile("^https://huggingface\\.co/([\\w.-]+/[\\w.-]+)/");

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

    /** The ids of the Hugging Face Hub that a document names as its sources, each once. */
    private static List<String> hubIds(JsonNode root) {
        List<String> ids = new ArrayList<>();
        if (root.find("sources") instanceof JsonArray array) {
            for (JsonNode item : array.items()) {
                if (item instanceof JsonString text) {
                    Matcher matcher = HUB_ADDRESS.matcher(text.value());
                    if (matcher.find() && !ids.contains(matcher.group(1))) {
                        ids.add(matcher.group(1));
                    }
                }
            }
        }
        return ids;
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
            entries.add(new CatalogueIndex.IndexEntry(id, aliases, hubIds(directory.parsed(id))));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        Files.write(
                folder.resolve(CatalogueIndex.FILE),
                new CatalogueIndex(entries).format().getBytes(StandardCharsets.UTF_8));
    }
}
