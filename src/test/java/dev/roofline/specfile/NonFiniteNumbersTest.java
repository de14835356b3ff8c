package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Python's json module writes what JSON has no numbers for; only configs may hold it. */
class NonFiniteNumbersTest {
    @Test
    void aConfigMayHoldInfinityAndNaN() {
        JsonObject root =
                (JsonObject) parse("{\"limit\": [0.0, Infinity, -Infinity, NaN],\n\"model_type\": \"mamba2\"}");
        JsonArray limit = (JsonArray) root.value("limit");
        assertThat(limit.items()).extracting(JsonNode::describe).containsExactly("0.0", "Infinity", "-Infinity", "NaN");
        assertThat(limit.items().get(1).place().column()).isEqualTo(17);
        assertThat(limit.items().get(2).place().column()).isEqualTo(27);
        assertThat(limit.items().get(3).place().column()).isEqualTo(38);
        assertThat(root.value("model_type").place().line()).isEqualTo(2);
        parse("{\"architectures\": [], \"x\": NaN}");
    }

    @Test
    void anyOtherDocumentMayNot() {
        for (String text : new String[] {
            "{\"x\": Infinity}",
            "{\"x\": Infinity, \"inner\": {\"model_type\": 1}}",
            "{\"x\": Infinity, \"notes\": \"its \\\"model_type\\\"\"}",
            "[Infinity, \"model_type\", \"architectures\"]"
        }) {
            assertThatThrownBy(() -> parse(text))
                    .as(text)
                    .hasMessageContaining("found Infinity, which is no number in JSON; expected a value");
        }
    }

    @Test
    void otherSpellingsAreRefusedInConfigsToo() {
        for (String word : new String[] {"INF", "-INF", "inf", "nan", "+Infinity", "infinity", "-NaN"}) {
            assertThatThrownBy(() -> parse("{\"model_type\": \"x\", \"y\": " + word + "}"))
                    .as(word)
                    .hasMessageContaining("x.json:1:26: error: found " + word);
        }
    }

    @Test
    void anErrorBehindInfinityIsFoundWhereItIs() {
        assertThatThrownBy(() -> parse("{\"model_type\": \"x\", \"y\": Infinity,\n\"z\" 7}"))
                .hasMessageContaining("x.json:2:5: error: found 7; expected ':' and a value");
    }

    @Test
    void infinityIsNoNumberForAReader() {
        Problems problems = new Problems();
        Fields fields = Fields.of(parse("{\"model_type\": \"x\", \"width\": Infinity}"), problems)
                .orElseThrow();
        fields.whole("width", 1, 10);
        assertThatThrownBy(problems::throwIfErrors)
                .hasMessageContaining("width is Infinity; a whole number from 1 to 10 is expected");
    }

    private static JsonNode parse(String text) {
        Problems problems = new Problems();
        JsonNode root =
                LocatedJson.parse(SourceReader.decode("x.json", text.getBytes(StandardCharsets.UTF_8)), problems);
        problems.throwIfErrors();
        return root;
    }
}
