package dev.roofline.specfile;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonString;
import java.util.List;

/** What tells the entries of a profile's lists apart, where an entry of one profile is to meet that of another. */
enum ListedBy {
    PEAK {
        @Override
        boolean isSame(JsonNode one, JsonNode other, boolean first) {
            return isOfOneFormat(one, other) && alike(one, other, "sparsity");
        }
    },
    LEVEL {
        @Override
        boolean isSame(JsonNode one, JsonNode other, boolean first) {
            return isMain(one) ? first : one.find("level") != null && alike(one, other, "level");
        }

        /** A machine has one memory that it keeps a model in, whatever it is made of. */
        private boolean isMain(JsonNode level) {
            JsonNode kind = level.find("kind");
            return kind == null ? level.find("level") == null : kind.says("dram") || kind.says("sram");
        }
    },
    LINK {
        @Override
        boolean isSame(JsonNode one, JsonNode other, boolean first) {
            return one.find("kind") != null && alike(one, other, "kind");
        }
    },
    /** A list that is one value, such as that of complete engines. */
    NOTHING {
        @Override
        boolean isSame(JsonNode one, JsonNode other, boolean first) {
            return false;
        }
    };

    static ListedBy of(String key) {
        return switch (key) {
            case "compute", "sparse" -> PEAK;
            case "memory" -> LEVEL;
            case "links" -> LINK;
            default -> NOTHING;
        };
    }

    /** @param first whether the other is the first of its list */
    abstract boolean isSame(JsonNode one, JsonNode other, boolean first);

    /** Where in a list the entry is that is the same; -1 where there is none. */
    int find(JsonNode entry, List<JsonNode> list) {
        for (int i = 0; i < list.size(); i++) {
            if (isSame(entry, list.get(i), i == 0)) {
                return i;
            }
        }
        return -1;
    }

    static boolean isOfOneFormat(JsonNode one, JsonNode other) {
        return alike(one, other, "engine") && alike(one, other, "format");
    }

    /** Whether two say the same under a key, or both say nothing. */
    private static boolean alike(JsonNode one, JsonNode other, String key) {
        JsonNode value = one.find(key);
        JsonNode another = other.find(key);
        if (value == null || another == null) {
            return value == another;
        }
        return value instanceof JsonString text
                && another instanceof JsonString word
                && text.value().equalsIgnoreCase(word.value());
    }
}
