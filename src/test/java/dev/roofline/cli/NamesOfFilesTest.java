package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.json.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files called as no name is: no output has another line, a formula or a hidden character for it. */
class NamesOfFilesTest {
    private static final List<String> COMMANDS = List.of(
            "analyze --hw a100 --by phase --model",
            "analyze --hw a100 --by operator --model",
            "compare --hw a100,h100 --model",
            "show");

    @TempDir
    private Path folder;

    /** As many lines as for a file with a plain name, none of which begins with what the name has after its line feed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nroofline: forged",
                "=1+1\n# note: forged",
                "+x\r\nforged",
                "\tforged",
                "a\u2028forged",
                "@SUM(A1)\u200b",
                "-1\u202e"
            })
    void aNameAddsNoLine(String name) throws IOException {
        Path plain = file("plain");
        Path hostile = file(name);
        for (String command : COMMANDS) {
            for (String format : Formats.ofTables()) {
                List<String> expected =
                        run(command, plain, format).output().lines().toList();
                Cli.Result result = run(command, hostile, format);
                assertThat(result.exitCode()).as(result.errorOutput()).isZero();
                assertThat(result.output().lines()).as(command + " " + format).hasSameSizeAs(expected);
                if (!format.equals("json")) {
                    assertThat(result.output()).doesNotContain("\r", "\t", "\u2028", "\u200b", "\u202e");
                    assertThat(result.output().lines())
                            .noneMatch(line -> line.startsWith("roofline:")
                                    || line.startsWith("forged")
                                    || line.startsWith("# note: forged"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\uff1d1", "=cmd|'x'!A1", "=\"a\",b"})
    void noCellOfCsvBeginsAsAFormula(String name) throws IOException {
        Path file = file(name);
        for (String command : List.of("analyze --hw a100 --by phase --model", "compare --hw a100,h100 --model")) {
            String[] rows = run(command, file, "csv").output().split("\n");
            assertThat(rows).hasSizeGreaterThan(1);
            for (int i = 1; i < rows.length; i++) {
                String cell = rows[i].startsWith("\"") ? rows[i].substring(1) : rows[i];
                assertThat(cell).as(command).startsWith("'" + name.charAt(0));
            }
        }
    }

    /** An apostrophe is for texts: numbers below nothing are numbers. */
    @Test
    void numbersKeepTheirSigns() {
        String survey = Cli.run("reproduce", "survey", "--format", "csv").output();
        assertThat(survey).contains(",-0.").doesNotContain(",'-");
    }

    /** Programs that read JSON get the name as it is. */
    @Test
    void jsonHoldsTheNameItself() throws IOException {
        assertThat(run("analyze --hw a100 --model", file("=a\nb"), "json").output())
                .contains("\"=a\\nb\"");
    }

    /** What a person cannot see stands in no output; JSON has its escape, which programs read as the character itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "a\u200bb",
                "a\u061cb",
                "a\u00adb",
                "a\ufeffb",
                "a\u2066b",
                "a\u0085b",
                "a\u007fb",
                "a\udb40\udc41b"
            })
    void nobodyOverlooksACharacter(String name) throws IOException {
        Path model = file(name);
        Path machine = Files.createDirectory(folder.resolve("machines")).resolve(name + "-hw.json");
        Files.copy(Path.of("hardware-profiles/a100-sxm-80gb.json"), machine);
        String lines = "analyze --by phase --hw HW --model MODEL;analyze --by operator --hw HW --model MODEL;"
                + "compare --hw HW,h100 --model MODEL;trends --model MODEL --hardware-dir DIR;"
                + "show MODEL;show HW;list hardware --hardware-dir DIR;validate MODEL";
        for (String line : lines.split(";", 0)) {
            boolean draws = line.startsWith("analyze") || line.startsWith("compare") || line.startsWith("trends");
            for (String format : draws ? Formats.all() : Formats.ofTables()) {
                List<String> args = new java.util.ArrayList<>();
                for (String word : (line + " --format " + format).split(" ", 0)) {
                    args.add(word.replace("HW", machine.toString())
                            .replace("MODEL", model.toString())
                            .replace(
                                    "DIR",
                                    Objects.requireNonNull(machine.getParent()).toString()));
                }
                Cli.Result result = Cli.run(args.toArray(String[]::new));
                String output = result.output();
                assertThat(output)
                        .as(line + " " + format + result.errorOutput())
                        .isNotEmpty();
                for (int i = 0; i < output.length(); i++) {
                    assertThat(output.charAt(i) != '\n' && Visible.isHarmful(output, i))
                            .as(line + " " + format + " at " + i)
                            .isFalse();
                }
                if (line.equals("show MODEL") && format.equals("json")) {
                    assertThat(output)
                            .contains(
                                    name.length() > 3
                                            ? "a\\udb40\\udc41b"
                                            : String.format("a\\u%04xb", (int) name.charAt(1)));
                    assertThat(new ObjectMapper().readTree(output).get("origin").asText())
                            .isEqualTo(model.toString());
                }
            }
        }
    }

    /** A file of a name that is no text is found as any other: by what is shown in the name's place. */
    @Test
    void aNameThatIsNotUtf8HidesNoFile() throws IOException, InterruptedException {
        Files.copy(Path.of("hardware-profiles/a100-sxm-80gb.json"), folder.resolve("own.json"));
        Process copy = new ProcessBuilder("sh", "-c", "cp own.json \"$(printf 'own\\377x.json')\"")
                .directory(folder.toFile())
                .start();
        assumeTrue(copy.waitFor() == 0, "the file system takes text alone");
        Cli.Result result = Cli.run("list", "hardware", "--format", "csv", "--hardware-dir", folder.toString());
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.output().lines())
                .anyMatch(line -> line.startsWith("own,"))
                .anyMatch(line -> line.startsWith("own\ufffdx,"))
                .anyMatch(line -> line.startsWith("h100-sxm-80gb,"));
        Cli.Result shown = Cli.run("show", "own\ufffdx", "--hardware-dir", folder.toString());
        assertThat(shown.exitCode()).as(shown.errorOutput()).isZero();
    }

    @Test
    void aFalseDemandIsOneLine() throws IOException {
        Path file = file("a\nroofline: forged");
        Cli.Result result =
                Cli.run("compare", "--model", file.toString(), "--hw", "a100,h100", "--require", "decode.time_s<=1ns");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.errorOutput().lines()).hasSize(2).noneMatch(line -> line.startsWith("roofline: forged"));
    }

    /** A config without a name of its own is called by its file, whatever that is called. */
    @Test
    void aConfigInAFolderOfSuchANameIsRead() throws IOException {
        Path config = Files.createDirectory(folder.resolve("a\n\u200b\u00a0b")).resolve("config.json");
        Files.writeString(config, """
                {"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"], "n_layer": 2, "n_head": 2, "n_embd": 64,
                 "n_positions": 128, "vocab_size": 1000, "n_ctx": 128, "activation_function": "gelu_new"}
                """);
        Cli.Result result = Cli.run("analyze", "--model", config.toString(), "--hw", "a100", "--by", "phase");
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        assertThat(result.output())
                .startsWith("a\u240a\ufffd\ufffdb on ")
                .contains("\n# model       a\u240a\ufffd\ufffdb (");
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name + ".json");
        Files.copy(Path.of("model-specs/gpt2.json"), file);
        return file;
    }

    private static Cli.Result run(String command, Path file, String format) {
        List<String> args = new java.util.ArrayList<>(List.of(command.split(" ")));
        args.add(file.toString());
        args.add("--format");
        args.add(format);
        return Cli.run(args.toArray(String[]::new));
    }
}
