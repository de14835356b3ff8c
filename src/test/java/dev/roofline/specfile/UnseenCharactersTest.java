package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that nobody sees have no place in a name: two names that look alike would be two. */
class UnseenCharactersTest {
    /** One of each kind: zero width, joiners, directions, soft hyphen, mark of byte order, tags, blanks, ends of lines. */
    private static final int[] UNSEEN = {
        0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4,
        0x180B, 0x180E, 0x2000, 0x2007, 0x200A, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E,
        0x202F, 0x205F, 0x2060, 0x2063, 0x2066, 0x2069, 0x206A, 0x2800, 0x3000, 0x3164, 0xD800, 0xDC00, 0xFDD0, 0xFE00,
        0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0x1D173, 0xE0001, 0xE0041, 0xE0100, 0x10FFFF
    };

    private static final String[] OF_MACHINE = {
        "\"NVIDIA H100 SXM5 80GB\"",
        "\"h100-sxm\"",
        "\"NVIDIA\"",
        "\"HBM3\"",
        "\"NVLink 4.0 (18 links x 25 GB/s)\"",
        "\"DGX H100 node\"",
        "\"datasheet\": {"
    };

    private static final String[] OF_MODEL = {"\"GPT-2 small\"", "\"gpt2\"", "\"gpt\""};

    @TempDir
    private Path folder;

    @Test
    void noNameOfAMachineHasOne() throws IOException {
        refuses("hardware-profiles/h100-sxm-80gb.json", OF_MACHINE);
    }

    @Test
    void noNameOfAModelHasOne() throws IOException {
        refuses("model-specs/gpt2.json", OF_MODEL);
    }

    private void refuses(String shipped, String... names) throws IOException {
        String whole = Files.readString(Path.of(shipped));
        for (String name : names) {
            int end = whole.indexOf(name);
            assertThat(end).as(name).isPositive();
            for (int point : UNSEEN) {
                String escaped = "";
                for (char c : Character.toChars(point)) {
                    escaped += String.format("\\u%04x", (int) c);
                }
                // After the first letter, so that nothing is at the end.
                String text = whole.replace(name, name.substring(0, 2) + escaped + name.substring(2));
                Path file = folder.resolve("x.json");
                Files.writeString(file, text);
                Cli.Result result = Cli.run("validate", file.toString());
                assertThat(result.exitCode()).as("%s U+%04X", name, point).isEqualTo(3);
                boolean half = point >= 0xD800 && point <= 0xDFFF && name.endsWith("{");
                assertThat(result.output())
                        .as(name)
                        .contains(
                                half
                                        ? "found half of a character in a key"
                                        : String.format("has the character U+%04X in it, which ", point))
                        .containsPattern("x\\.json:[0-9]+:[0-9]+: error: ");
            }
        }
    }

    /** Letters of every script, marks on them, signs and pictures are seen. */
    @ParameterizedTest
    @ValueSource(strings = {"é", "e\u0301", "漢", "한", "ع", "अ", "µ", "™", "—", "🦙", "Ω", "\u00b7"})
    void whatIsSeenIsTaken(String letter) throws IOException {
        String text = Files.readString(Path.of("model-specs/gpt2.json"))
                .replace("\"GPT-2 small\"", "\"GPT" + letter + " small\"");
        Path file = folder.resolve("x.json");
        Files.writeString(file, text);
        assertThat(Cli.run("validate", file.toString()).exitCode()).isZero();
    }

    /** Sentences may have spaces that do not break and pictures with the mark that colours them. */
    @Test
    void notesMayHaveWhatTypesettersUse() throws IOException {
        String text = Files.readString(Path.of("hardware-profiles/h100-sxm-80gb.json"));
        Path file = folder.resolve("x.json");
        Files.writeString(file, text.replace("\"No INT4.\"", "\"No\u00a0INT4 \u26a0\ufe0f.\""));
        assertThat(Cli.run("validate", file.toString()).exitCode()).isZero();
        Files.writeString(file, text.replace("\"No INT4.\"", "\"No\u200bINT4.\""));
        assertThat(Cli.run("validate", file.toString()).output()).contains("U+200B");
    }

    @Test
    void aChangeCannotBringOneIn() {
        Cli.Result result = Cli.run("analyze", "--model", "gpt", "--hw", "a100", "--set", "model.name=GPT\u200b");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.errorOutput())
                .startsWith("roofline: error: --set \"model.name=GPT")
                .contains("U+200B");
    }
}
