package dev.roofline.catalogue;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonString;
import java.util.ArrayList;
import java.util.List;

/** Names and aliases of the files of one folder: a line a file, its id and then its aliases, with tabs between. */
record CatalogueIndex(List<IndexEntry> entries) {
    static final String FILE = "index.tsv";
    static final String ENDING = ".json";

    /** One file: what stands before {@code .json}, and what else it is called. */
    record IndexEntry(String id, List<String> aliases) {
        boolean isCalled(String name) {
            if (id.equalsIgnoreCase(name)) {
                return true;
            }
            for (String alias : aliases) {
                if (alias.equalsIgnoreCase(name)) {
                    return true;
                }
            }
            return false;
        }
    }

    static CatalogueIndex parse(String text) {
        List<IndexEntry> entries = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            entries.add(entry(text.substring(start, end)));
            start = end + 1;
        }
        return new CatalogueIndex(entries);
    }

    private static IndexEntry entry(String line) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            names.add(line.substring(start, tab));
            start = tab + 1;
        }
        names.add(line.substring(start));
        return new IndexEntry(names.get(0), names.subList(1, names.size()));
    }

    String format() {
        StringBuilder text = new StringBuilder();
        for (IndexEntry entry : entries) {
            text.append(entry.id());
            for (String alias : entry.aliases()) {
                text.append('\t').append(alias);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** What a document says it is also called; anything else in it is not looked at. */
    static List<JsonString> aliases(JsonNode root) {
        List<JsonString> aliases = new ArrayList<>();
        if (root.find("aliases") instanceof JsonArray array) {
            for (JsonNode item : array.items()) {
                if (item instanceof JsonString text) {
                    aliases.add(text);
                }
            }
        }
        return aliases;
    }
}
