package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Problems;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses keys that may change the architecture and that the table does not read: a wrong answer is worse than
 * none. Keys that are known to change nothing, that say no (null, false, 0, nothing), or that no architecture has
 * are let be.
 */
final class UnknownKeys {
    /** More than anyone reads at once. */
    private static final int MOST_REPORTED = 20;

    /** Keys that are let be and named. */
    private static final int MOST_NAMED = 8;

    /** Keys that are compared with those that the table misses; real configs have a handful of strangers. */
    private static final int MOST_COMPARED = 100;

    /** Read for every type, not by tables. */
    private static final Set<String> OF_EVERY_TYPE =
            Set.of("model_type", "architectures", "quantization_config", "compression_config", "torch_dtype", "dtype");

    private final MappingTable table;
    private final Set<String> keys;
    private final Set<String> opened = new HashSet<>();
    private final KeyPatterns common;
    private final StructuralKeys structural;
    private final KeyPatterns ofType;
    private final boolean foreign;
    private final MappingTables tables;
    private final Problems problems;
    /** Of all tables; null until a key comes that only they may know, which in most configs none does. */
    private @Nullable Set<String> architectureKeys;

    private final Map<String, Member> letBe = new LinkedHashMap<>();

    private int reported;

    /** @param foreign whether the config is of another type, for which the table's word on what has no effect is no proof */
    UnknownKeys(MappingTable table, boolean foreign, MappingTables tables, Problems problems) {
        this.table = table;
        this.foreign = foreign;
        this.keys = table.keys();
        this.common = tables.withoutEffect();
        this.structural = new StructuralKeys(common);
        this.ofType = new KeyPatterns(table.withoutEffect());
        this.tables = tables;
        this.problems = problems;
        for (String path : keys) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                opened.add(path.substring(0, dot));
            }
        }
    }

    void check(Config config) {
        JsonObject root = config.root();
        check(root, "", config);
        warnOfTheRest();
        if (reported > MOST_REPORTED) {
            problems.error(
                    root.place(),
                    (reported - MOST_REPORTED) + " further keys that may change the architecture are not understood");
        }
    }

    private void check(JsonObject object, String prefix, Config root) {
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            String key = entry.getKey();
            String path = prefix + key;
            JsonNode value = entry.getValue().value();
            if (opened.contains(path)) {
                if (value instanceof JsonObject inner && !Config.isTooLarge(inner, problems)) {
                    check(inner, path + ".", root);
                }
            } else if (foreign && isLetBeOfThisTypeAlone(key, path, root) && !isNeutral(value)) {
                report(entry.getValue(), key, path, prefix, object);
            } else if (!isKnown(key, path) && !isNeutral(value)) {
                if (mayChangeArchitecture(key) || structural.areIn(value) || isMisspelt(key, prefix, object)) {
                    report(entry.getValue(), key, path, prefix, object);
                } else {
                    letBe.putIfAbsent(path, entry.getValue());
                }
            }
        }
    }

    /** What is let be is named all the same: someone else may know what it does. */
    private void warnOfTheRest() {
        if (letBe.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>();
        letBe.keySet().stream().limit(MOST_NAMED).forEach(path -> names.add(Visible.quoted(path)));
        int more = letBe.size() - names.size();
        problems.warning(
                letBe.values().iterator().next().keyPlace(),
                "unknown and ignored: " + String.join(", ", names) + (more > 0 ? " and " + more + " more" : ""));
    }

    /** Whether a key is nearly one that the table reads and does not find, so that a default would take its place. */
    private boolean isMisspelt(String key, String prefix, JsonObject object) {
        return key.length() <= StructuralKeys.LONGEST_KEY
                && letBe.size() < MOST_COMPARED
                && Suggestions.nearest(key, absent(prefix, object)).isPresent();
    }

    /** Whether a key that some architecture has is let be only because the table's own type does so. */
    private boolean isLetBeOfThisTypeAlone(String key, String path, Config config) {
        boolean elsewhere =
                keys.contains(path) || OF_EVERY_TYPE.contains(key) || common.match(key) || common.match(path);
        if (elsewhere || (!ofType.match(key) && !ofType.match(path))) {
            return false;
        }
        String instead = table.instead().get(path);
        return isOfAnArchitecture(key)
                && (instead == null || config.node(instead).isEmpty());
    }

    private boolean isKnown(String key, String path) {
        return keys.contains(path)
                || OF_EVERY_TYPE.contains(key)
                || common.match(key)
                || common.match(path)
                || ofType.match(key)
                || ofType.match(path);
    }

    private boolean mayChangeArchitecture(String key) {
        return StructuralKeys.isOne(key) || isOfAnArchitecture(key);
    }

    private boolean isOfAnArchitecture(String key) {
        if (architectureKeys == null) {
            architectureKeys = tables.architectureKeys();
        }
        return architectureKeys.contains(key);
    }

    /** A value that asks for nothing, whatever the key may mean. */
    static boolean isNeutral(JsonNode value) {
        if (value instanceof JsonNumber number) {
            Optional<BigDecimal> sane = SaneNumber.parse(number.digits());
            return sane.isPresent() && sane.get().signum() == 0;
        }
        return value instanceof JsonNull
                || (value instanceof JsonBoolean flag && !flag.value())
                || (value instanceof JsonString text && text.value().isEmpty())
                || (value instanceof JsonArray array && array.items().isEmpty())
                || (value instanceof JsonObject object && object.members().isEmpty());
    }

    private void report(Member member, String key, String path, String prefix, JsonObject object) {
        reported++;
        if (reported <= MOST_REPORTED) {
            problems.error(
                    member.keyPlace(),
                    Visible.quoted(path) + " may change the architecture and is not understood for model_type "
                            + Visible.quoted(table.type()),
                    key,
                    absent(prefix, object));
        }
    }

    /** What the table would read beside the key and does not find: the likely meaning of a misspelt one. */
    private List<String> absent(String prefix, JsonObject object) {
        List<String> absent = new ArrayList<>();
        for (String path : keys) {
            String rest = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
            if (!rest.isEmpty() && rest.indexOf('.') < 0 && !object.members().containsKey(rest)) {
                absent.add(rest);
            }
        }
        return absent;
    }
}
