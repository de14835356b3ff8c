package dev.roofline.catalogue;

import dev.roofline.spec.JsonNode;
import dev.roofline.spec.JsonNode.JsonArray;
import dev.roofline.spec.JsonNode.JsonObject;
import dev.roofline.spec.JsonNode.JsonText;
import dev.roofline.spec.JsonNode.Member;
import java.util.ArrayList;
import java.util.List;

/** Names and aliases of the files of one folder: a line a file, its id and then its aliases, with tabs between. */
record CatalogueIndex(List<Entry> entries) {
    static final String FILE = "index.tsv";
    static final String ENDING = ".json";

    /** One file: what stands before {@code .json}, and what else it is called. */
    record Entry(String id, List<String> aliases) {
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
        List<Entry> entries = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            entries.add(entry(text.substring(start, end)));
            start = end + 1;
        }
        return new CatalogueIndex(entries);
    }

    private static Entry entry(String line) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            names.add(line.substring(start, tab));
            start = tab + 1;
        }
        names.add(line.substring(start));
        return new Entry(names.get(0), names.subList(1, names.size()));
    }

    String format() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(entry.id());
            for (String alias : entry.aliases()) {
                text.append('\t').append(alias);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** What a document says it is also called; anything else in it is not looked at. */
    static List<JsonText> aliases(JsonNode root) {
        List<JsonText> aliases = new ArrayList<>();
        Member member = root instanceof JsonObject object ? object.members().get("aliases") : null;
        if (member != null && member.value() instanceof JsonArray array) {
            for (JsonNode item : array.items()) {
                if (item instanceof JsonText text) {
                    aliases.add(text);
                }
            }
        }
        return aliases;
    }
}
