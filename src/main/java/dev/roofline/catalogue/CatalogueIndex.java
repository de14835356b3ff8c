package dev.roofline.catalogue;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names and aliases of the files of one folder: a line a file, its id and then its aliases, with tabs between. */
record CatalogueIndex(List<IndexEntry> entries) {
    static final String FILE = "index.tsv";
    static final String ENDING = ".json";

    private static final List<String> MAKERS =
            List.of("nvidia-geforce-", "nvidia-tesla-", "nvidia-", "amd-", "intel-", "google-", "apple-", "aws-");

    /** What marks an id of the Hugging Face Hub among the names of a line. */
    private static final char HUB = '@';

    /**
     * One file.
     *
     * @param id what stands before {@code .json}
     * @param aliases what else it is called
     * @param hubIds what it is called on the Hugging Face Hub, by its own sources
     */
    record IndexEntry(String id, List<String> aliases, List<String> hubIds) {
        /** Whether a name is this one's, as {@link CatalogueIndex#spelt} writes it. */
        boolean isSpelt(String spelt) {
            if (isCalled(spelt)) {
                return true;
            }
            int slash = spelt.indexOf('/');
            for (String hubId : hubIds) {
                String own = CatalogueIndex.spelt(hubId);
                boolean sameOwner = slash > 0 && own.startsWith(spelt.substring(0, slash + 1));
                if (own.equals(spelt) || (sameOwner && isCalled(spelt.substring(slash + 1)))) {
                    return true;
                }
            }
            return false;
        }

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
        int last = names.size();
        while (last > 1 && names.get(last - 1).indexOf(HUB) == 0) {
            last--;
        }
        List<String> hubIds = new ArrayList<>();
        for (int i = last; i < names.size(); i++) {
            hubIds.add(names.get(i).substring(1));
        }
        return new IndexEntry(names.get(0), names.subList(1, last), hubIds);
    }

    /** A name as it stands in files: in lower case, with a hyphen where people write a blank or an underscore. */
    static String spelt(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    }

    /** A spelt name without the maker that people say before it. */
    static String withoutMaker(String spelt) {
        for (String maker : MAKERS) {
            if (spelt.startsWith(maker) && spelt.length() > maker.length()) {
                return spelt.substring(maker.length());
            }
        }
        return spelt;
    }

    String format() {
        StringBuilder text = new StringBuilder();
        for (IndexEntry entry : entries) {
            text.append(entry.id());
            for (String alias : entry.aliases()) {
                text.append('\t').append(alias);
            }
            for (String hubId : entry.hubIds()) {
                text.append('\t').append(HUB).append(hubId);
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
