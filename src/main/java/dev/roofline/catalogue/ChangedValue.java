package dev.roofline.catalogue;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Place;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import dev.roofline.units.DecimalText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a change puts into a file.
 *
 * @param source key of the source that changed numbers name; no file can be mistaken for it
 * @param written the change as a text of its own, so that what is wrong with its value is shown in it, not in the file
 */
record ChangedValue(Change change, String source, SourceFile written, int valueOffset, ChangeMisses misses) {
    static ChangedValue of(Change change, ChangeMisses misses) {
        return new ChangedValue(
                change,
                Change.SETTING + " " + change.text(),
                SourceReader.decode(change.named(), change.text().getBytes(StandardCharsets.UTF_8)),
                change.text().indexOf(change.value(), change.text().indexOf('=') + 1),
                misses);
    }

    JsonNode changed(JsonNode old) {
        Place place = new Place(
                written, old.place().parent(), old.place().key(), old.place().index(), valueOffset);
        Optional<BigDecimal> factor = factor();
        if (factor.isPresent() && old instanceof JsonNull) {
            throw misses.nothingToMultiply(old.place().pointer(), old.place().label());
        }
        if (factor.isPresent() && old instanceof JsonNumber number) {
            return new JsonNumber(place, product(number.digits(), factor.get()));
        }
        if (factor.isPresent() && old instanceof JsonString text) {
            int end = 0;
            while (end < text.value().length()
                    && "+-.0123456789".indexOf(text.value().charAt(end)) >= 0) {
                end++;
            }
            // A date begins with digits too and is no number.
            if (number(text.value().substring(0, end)).isPresent()) {
                String number = product(text.value().substring(0, end), factor.get());
                return new JsonString(place, number + text.value().substring(end));
            }
        }
        return old instanceof JsonString ? new JsonString(place, change.value()) : scalar(place);
    }

    /** The digits as they are where they are no number that is counted: whoever reads them says so. */
    private static String product(String digits, BigDecimal factor) {
        try {
            return DecimalText.exact(digits)
                    .multiply(factor)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (DecimalText.MalformedNumberException e) {
            return digits;
        }
    }

    Optional<BigDecimal> factor() {
        String value = change.value().toLowerCase(Locale.ROOT);
        return value.endsWith("x") ? number(value.substring(0, value.length() - 1)) : Optional.empty();
    }

    JsonNode scalar(Place place) {
        String value = change.value();
        if (value.equals("true") || value.equals("false")) {
            return new JsonBoolean(place, value.equals("true"));
        }
        return number(value).isPresent() ? new JsonNumber(place, value) : new JsonString(place, value);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > LocatedJson.LONGEST_NUMBER ? Optional.empty() : Optional.of(DecimalText.exact(text));
        } catch (DecimalText.MalformedNumberException e) {
            return Optional.empty();
        }
    }

    /** A capacity with a source of its own, so that the bandwidth beside it keeps its source; a multiple is as doubtful as before. */
    JsonNode capacity(JsonNode old, JsonNode size) {
        Place place = size.place();
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("size", new Member(place, size));
        members.put("source", new Member(place, new JsonString(place, source)));
        if (factor().isPresent()
                && old instanceof JsonObject object
                && object.members().containsKey("doubt")) {
            members.put("doubt", object.members().get("doubt"));
        }
        return new JsonObject(place, members);
    }

    JsonNode statement(Place place) {
        Map<String, Member> members = new LinkedHashMap<>();
        members.put("source", new Member(place, new JsonString(place, source)));
        return new JsonObject(place, members);
    }

    /** Names the user as the source of what was changed; the date is that of the figures it was changed from. */
    JsonNode sourced(JsonObject root) {
        Member sources = root.members().get("sources");
        if (sources == null) {
            Place own = placeOfKey(root.place(), "sources");
            sources = new Member(own, new JsonObject(own, Map.of()));
        }
        if (!(sources.value() instanceof JsonObject table)) {
            return root;
        }
        Map<String, Member> entries = new LinkedHashMap<>(table.members());
        Place place = table.place();
        JsonNode date = new JsonString(place, "2026-11");
        for (Member entry : entries.values()) {
            JsonNode own = entry.value().find("date");
            date = own == null ? date : own;
        }
        Map<String, Member> assumed = new LinkedHashMap<>();
        assumed.put("kind", new Member(place, new JsonString(place, "assumed")));
        assumed.put("address", new Member(place, new JsonString(place, source)));
        assumed.put("date", new Member(place, date));
        entries.put(source, new Member(place, new JsonObject(place, assumed)));
        Map<String, Member> members = new LinkedHashMap<>(root.members());
        members.put("sources", new Member(sources.keyPlace(), new JsonObject(place, entries)));
        return new JsonObject(root.place(), members);
    }

    /** The place of a key that is set anew, which the change has written. */
    Place placeOfKey(Place object, String key) {
        return new Place(
                written,
                object,
                key,
                -1,
                change.text().lastIndexOf(key, change.text().indexOf('=')));
    }

    Place placeOfValue(Place object, String key) {
        return new Place(written, object, key, -1, valueOffset);
    }
}
