package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonNumber;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.specfile.ModelSpecReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocatedJsonTest {
    @Test
    void everyKeyAndValueKnowsItsPlace() {
        String text = "{\r\n\t\"é\": [1, \"𝄞\", {\"a/b~\": null}],\r\"last\": true}";
        JsonObject root = (JsonObject) parse(text);
        requirePlace(root.place(), 1, 1, "");
        Member first = Objects.requireNonNull(root.members().get("é"));
        requirePlace(first.keyPlace(), 2, 2, "/é");
        JsonArray array = (JsonArray) first.value();
        requirePlace(array.place(), 2, 7, "/é");
        requirePlace(array.items().get(0).place(), 2, 8, "/é/0");
        requirePlace(array.items().get(1).place(), 2, 11, "/é/1");
        requirePlace(array.items().get(2).place(), 2, 16, "/é/2");
        Member nested = Objects.requireNonNull(
                ((JsonObject) array.items().get(2)).members().get("a/b~"));
        requirePlace(nested.keyPlace(), 2, 17, "/é/2/a~1b~0");
        requirePlace(nested.value().place(), 2, 25, "/é/2/a~1b~0");
        requirePlace(root.value("last").place(), 3, 9, "/last");
    }

    @Test
    void placesOfAShippedFileAreWhereItsTextsStand() throws IOException {
        String text = Files.readString(Path.of("hardware-profiles", "a100-sxm-80gb.json"));
        requirePlaces(parse(text), text);
    }

    @Test
    void sixtyFourLevelsAreReadAndOneMoreIsNot() {
        parse("[".repeat(64) + "]".repeat(64));
        assertThatThrownBy(() -> parse("[".repeat(65) + "]".repeat(65)))
                .hasMessageContaining("objects and arrays lie more than 64 deep in each other");
        assertThatThrownBy(() -> parse("[".repeat(4_000_000))).hasMessageContaining("more than 64 deep");
    }

    @Test
    void aNumberOfAHundredDigitsIsReadAndOneMoreIsNot() {
        parse("9".repeat(100));
        assertThatThrownBy(() -> parse("[" + "9".repeat(101) + "]"))
                .hasMessageContaining("the number has 101 characters");
        assertThatThrownBy(() -> parse("9".repeat(5_000_000)))
                .hasMessageContaining("the number has 5000000 characters");
    }

    @Test
    void aKeyIsMadeOfWholeCharacters() {
        parse("{\"a\\uD83D\\uDE00\": \"\\\\uD800\", \"\\\\uD800\": 1}");
        for (String half : new String[] {"\\uD800", "\\uDC00x", "x\\ud83dx", "\\uD83D\\uD83D", "\\uD83D\\n"}) {
            assertThatThrownBy(() -> parse("{\"" + half + "\": 1}"))
                    .as(half)
                    .hasMessageContaining("found half of a character in a key");
        }
    }

    @Test
    @Timeout(20)
    void aHostileFileOfTheLargestSizeIsAnsweredSoonAndShortly() {
        assertThatThrownBy(() -> parse(unknownKeys(Integer.MAX_VALUE)))
                .hasMessageContaining("the file holds more than 200000 values");
        String text = unknownKeys(150_000);
        Problems problems = new Problems();
        new ModelSpecReader().read(parse(text, problems), "test", problems);
        assertThatThrownBy(problems::throwIfErrors).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.problems()).hasSize(101);
            assertThat(e.problems().get(100).message()).endsWith(" further problems are not shown");
            assertThat(e.getMessage()).hasSizeLessThan(100_000);
        });
    }

    private static String unknownKeys(int most) {
        StringBuilder keys = new StringBuilder("{\"schema\": \"roofline-model/1\"");
        for (int i = 0; i < most && keys.length() < SourceReader.MOST_BYTES - 40; i++) {
            keys.append(",\"sterne").append(i).append("\":1");
        }
        return keys.append('}').toString();
    }

    /** A text is refused with a located problem exactly where a strict databind refuses it. */
    @Test
    void damagedFilesAreRefusedWhereDatabindRefusesThem() throws IOException {
        String whole = Files.readString(Path.of("model-specs", "gpt2.json"));
        ObjectMapper strict = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        String letters = "{}[]:,\"'\\/ntuefr0123456789.+-eE \t\n\r\u0000\u001B#NIxé";
        long seed = 20261123;
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 8_000; round++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int hits = 1 + random.nextInt(2); hits > 0; hits--) {
                int at = random.nextInt(damaged.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(4)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, letter);
                    case 2 -> damaged.setCharAt(at, letter);
                    default -> damaged.setLength(random.nextInt(20) == 0 ? Math.max(1, at) : damaged.length());
                }
            }
            String text = damaged.toString();
            String about = "seed " + seed + ", round " + round;
            boolean valid = isValid(strict, text);
            try {
                Problems problems = new Problems();
                JsonNode root = parse(text, problems);
                assertThat(problems.errors() == 0).as(about).isEqualTo(valid);
                if (valid) {
                    requireSame(root, strict.readTree(text), about);
                }
            } catch (InvalidInputException e) {
                refused++;
                assertThat(valid).as(about + "\n" + e.getMessage()).isFalse();
                Problem problem = e.problems().get(e.problems().size() - 1);
                assertThat(problem.line()).as(about).isPositive();
                assertThat(problem.message()).as(about).doesNotContain("jackson", "REDACTED");
            }
        }
        assertThat(refused).isBetween(2_000, 8_000);
    }

    private static boolean isValid(ObjectMapper strict, String text) {
        try {
            strict.readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void requireSame(JsonNode read, com.fasterxml.jackson.databind.JsonNode expected, String about) {
        if (read instanceof JsonObject object) {
            assertThat(object.members().keySet()).as(about).containsExactlyElementsOf(expected::fieldNames);
            object.members().forEach((key, member) -> requireSame(member.value(), expected.get(key), about));
        } else if (read instanceof JsonArray array) {
            assertThat(array.items()).as(about).hasSize(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                requireSame(array.items().get(i), expected.get(i), about);
            }
        } else if (read instanceof JsonNumber number) {
            assertThat(new BigDecimal(number.digits()).doubleValue()).as(about).isEqualTo(expected.doubleValue());
        } else {
            String text = read instanceof JsonString string ? string.value() : read.describe();
            assertThat(text).as(about).isEqualTo(expected.asText());
        }
    }

    private static void requirePlaces(JsonNode node, String text) {
        String here = text.substring(node.place().offset());
        if (node instanceof JsonObject object) {
            assertThat(here).startsWith("{");
            for (Map.Entry<String, Member> entry : object.members().entrySet()) {
                assertThat(text.substring(entry.getValue().keyPlace().offset()))
                        .startsWith("\"" + entry.getKey() + "\":");
                requirePlaces(entry.getValue().value(), text);
            }
        } else if (node instanceof JsonArray array) {
            assertThat(here).startsWith("[");
            array.items().forEach(item -> requirePlaces(item, text));
        } else if (node instanceof JsonString string) {
            assertThat(here).startsWith("\"" + string.value() + "\"");
        } else {
            assertThat(here).startsWith(node.describe());
        }
    }

    private static void requirePlace(Place place, int line, int column, String pointer) {
        assertThat(place.line()).isEqualTo(line);
        assertThat(place.column()).isEqualTo(column);
        assertThat(place.pointer()).isEqualTo(pointer);
    }

    private static JsonNode parse(String text) {
        Problems problems = new Problems();
        JsonNode node = parse(text, problems);
        problems.throwIfErrors();
        return node;
    }

    private static JsonNode parse(String text, Problems problems) {
        return LocatedJson.parse(SourceReader.decode("x.json", text.getBytes(StandardCharsets.UTF_8)), problems);
    }
}
