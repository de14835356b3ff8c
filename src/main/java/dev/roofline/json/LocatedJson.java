package dev.roofline.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonBoolean;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads strict JSON (RFC 8259) into nodes that know where they stand. Only a Hugging Face config, which Python's
 * json module writes, may hold the numbers Infinity and NaN.
 */
public final class LocatedJson {
    /** Far deeper than any file of ours; shallow enough for recursion. */
    public static final int DEEPEST = 64;

    /** More digits than a double or a long has use for. */
    public static final int LONGEST_NUMBER = 100;

    /** How Python's json module writes what is no number in JSON. */
    static final List<String> NON_FINITE = List.of("Infinity", "-Infinity", "NaN");

    /** Keys and values: a thousand times those of any file of ours, and still read at once. */
    public static final int MOST_VALUES = 200_000;

    /** The size of a file is the only limit that is left to the tokenizer; the others are ours, with our words. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(SourceReader.MOST_BYTES)
                    .maxNameLength(SourceReader.MOST_BYTES)
                    .maxStringLength(SourceReader.MOST_BYTES)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    /** Made when the first config is read: our own files have no use for it. */
    private static final class Lenient {
        private static final JsonFactory FACTORY = LocatedJson.FACTORY
                .rebuild()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    private final SourceFile source;
    private final Problems problems;
    private final JsonParser parser;
    private boolean foundNonFinite;
    private int values;

    private LocatedJson(SourceFile source, Problems problems, JsonParser parser) {
        this.source = source;
        this.problems = problems;
        this.parser = parser;
    }

    /**
     * Parses a whole file. Keys that come twice are reported and read over.
     *
     * @param problems where problems go that do not end the reading
     * @throws InvalidInputException where the text is empty, not JSON, too deep, or holds a number of absurd length
     */
    public static JsonNode parse(SourceFile source, Problems problems) {
        char[] text = source.text().toCharArray();
        boolean lenient = mayBeConfig(source.text());
        try (JsonParser parser = (lenient ? Lenient.FACTORY : FACTORY).createParser(text, 0, text.length)) {
            LocatedJson json = new LocatedJson(source, problems, parser);
            JsonNode root = json.document();
            if (json.foundNonFinite && !isConfig(root)) {
                throw syntaxError(source, problems, false);
            }
            return root;
        } catch (IOException e) {
            throw syntaxError(source, problems, lenient);
        }
    }

    /** Whether a document is a Hugging Face config: only these have one of the two keys. */
    public static boolean isConfig(JsonNode root) {
        return root instanceof JsonObject object
                && (object.members().containsKey("model_type")
                        || object.members().containsKey("architectures"));
    }

    private static boolean mayBeConfig(String text) {
        return text.contains("\"model_type\"") || text.contains("\"architectures\"");
    }

    private JsonNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw new InvalidInputException(Problem.ofFile(source.name(), "the file is empty; JSON is expected"));
        }
        JsonNode root = value(null, null, -1, 1);
        if (parser.nextToken() != null) {
            throw new IOException("text after the end");
        }
        return root;
    }

    private JsonNode value(@Nullable Place parent, @Nullable String key, int index, int depth) throws IOException {
        Place place = new Place(source, parent, key, index, offset());
        values++;
        if (values > MOST_VALUES) {
            problems.error(place, "the file holds more than " + MOST_VALUES + " values, which are not read");
            throw problems.failure();
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                requireShallow(place, depth);
                yield object(place, depth);
            }
            case START_ARRAY -> {
                requireShallow(place, depth);
                yield array(place, depth);
            }
            case VALUE_STRING -> new JsonString(place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_TRUE, VALUE_FALSE -> new JsonBoolean(place, token == JsonToken.VALUE_TRUE);
            default -> new JsonNull(place);
        };
    }

    private JsonObject object(Place place, int depth) throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = new Place(source, place, key, -1, offset());
            parser.nextToken();
            Member member = new Member(keyPlace, value(place, key, -1, depth + 1));
            Member first = members.putIfAbsent(key, member);
            if (first != null) {
                problems.error(
                        keyPlace,
                        "the key " + Visible.quoted(key) + " is already in line "
                                + first.keyPlace().line() + " of the same object");
            }
        }
        return new JsonObject(place, members);
    }

    private JsonArray array(Place place, int depth) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(place, null, items.size(), depth + 1));
        }
        return new JsonArray(place, items);
    }

    private JsonNumber number(Place place) throws IOException {
        String digits = parser.getText();
        char last = digits.charAt(digits.length() - 1);
        if (last > '9') {
            if (!NON_FINITE.contains(digits)) {
                throw new IOException("no number");
            }
            foundNonFinite = true;
        }
        if (digits.length() > LONGEST_NUMBER) {
            problems.error(
                    place,
                    "the number has " + digits.length() + " characters; at most " + LONGEST_NUMBER + " are read");
            throw problems.failure();
        }
        return new JsonNumber(place, digits);
    }

    private void requireShallow(Place place, int depth) {
        if (depth > DEEPEST) {
            problems.error(place, "objects and arrays lie more than " + DEEPEST + " deep in each other");
            throw problems.failure();
        }
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /** The tokenizer only says that the text is not JSON; what was expected is found out by reading it again. */
    private static InvalidInputException syntaxError(SourceFile source, Problems problems, boolean nonFinite) {
        SyntaxDiagnosis diagnosis = SyntaxDiagnosis.of(source.text(), nonFinite);
        Place place = Place.ofDocument(source, diagnosis.offset());
        problems.error(place, diagnosis.message(), diagnosis.word(), List.of("true", "false", "null"));
        return problems.failure();
    }
}
