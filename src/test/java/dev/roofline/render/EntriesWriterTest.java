package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.report.Entries;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EntriesWriterTest {
    @Test
    void writesEachKindOfValueUnderItsName() {
        Entries entries = new Entries()
                .put("text", "a")
                .put("some", Optional.of("b"))
                .put("none", Optional.empty())
                .put("number", 0.5)
                .put("unknown", OptionalDouble.empty())
                .putKnown("infinite", Double.POSITIVE_INFINITY)
                .put("whole", 3)
                .put("truth", true)
                .put("group", new Entries().put("in", 1))
                .put("items", Entries.items(List.of(Entries.whole(1), Entries.whole(2))))
                .put("groups", List.of(new Entries().put("a", 1), new Entries()))
                .putGroup("no group", Optional.empty());
        assertThat(JsonText.of(entries).replaceAll("\\s", ""))
                .isEqualTo(
                        "{\"text\":\"a\",\"some\":\"b\",\"none\":null,\"number\":0.5,\"unknown\":null,"
                                + "\"infinite\":null,\"whole\":3,\"truth\":true,\"group\":{\"in\":1},\"items\":[1,2],\"groups\":[{\"a\":1},{}],\"nogroup\":null}");
    }

    @Test
    void laysOutADocumentOfItsOwnLikeAllElse() {
        Entries entries = new Entries().put("spec", Entries.document("{\"a\":[1,true],\"b\":\"c\"}"));
        assertThat(JsonText.of(entries)).isEqualTo("""
                        {
                          "spec" : {
                            "a" : [
                              1,
                              true
                            ],
                            "b" : "c"
                          }
                        }
                        """);
    }
}
