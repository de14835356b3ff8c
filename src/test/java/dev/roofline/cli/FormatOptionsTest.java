package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What options of formats take, what {@code list formats} says that they take, and what {@code --dtype} sets. */
class FormatOptionsTest {
    private static final List<String> OPTIONS =
            List.of("--dtype", "--weights", "--activations", "--kv-cache", "--dispatch", "--return", "--gradients");

    /** Column numbers of {@code list formats --format csv}. */
    private static final int NAME = 0;

    private static final int ALIASES = 1;
    private static final int ARITHMETIC = 2;
    private static final int USED_FOR = 6;

    @Test
    void everyNameThatIsListedIsTakenAsWhatItIsListedAs() {
        for (List<String> row : listed()) {
            boolean products = row.get(USED_FOR).equals("products");
            for (String name : names(row)) {
                if (products) {
                    assertThat(TensorFormat.parse(name)).as(name).isEmpty();
                    assertThat(FormatArgument.MULTIPLIED.read("--compute", name))
                            .as(name)
                            .isPresent();
                    continue;
                }
                for (String option : OPTIONS) {
                    TensorFormat format =
                            FormatArgument.STORED.read(option, name).orElseThrow();
                    assertThat(format.arithmetic().label()).as(name).isEqualTo(row.get(ARITHMETIC));
                    assertThat(format.isOfWeights())
                            .as(name)
                            .isEqualTo(row.get(USED_FOR).equals("weights"));
                }
            }
        }
    }

    /** Names put together of all parts that names are made of: what is taken of them is listed, or of a listed family. */
    @Test
    void everyNameThatIsTakenIsListed() {
        TreeSet<String> known = new TreeSet<>();
        List<String> families = new ArrayList<>();
        for (List<String> row : listed()) {
            known.addAll(names(row));
            if (row.get(NAME).endsWith("-gN")) {
                families.add(row.get(NAME).substring(0, row.get(NAME).length() - 1));
            }
        }
        int taken = 0;
        for (String start : List.of(
                "", "f", "fp", "float", "bf", "bfloat", "tf", "int", "uint", "i", "q", "mx", "mxfp", "mxint", "nv",
                "nvfp", "half", "double", "e4m", "nf")) {
            for (String bits : List.of("", "1", "2", "3", "4", "5", "6", "8", "16", "32", "64")) {
                for (String end : List.of(
                        "",
                        "-block",
                        "-zp",
                        "-e4m3",
                        "-e5m2",
                        "_e4m3fn",
                        "_e5m2",
                        "-g1",
                        "-g32",
                        "-g032",
                        "-g128",
                        "-g99999",
                        "-g100000",
                        "-g-1",
                        "-zp-g64",
                        "-zp-g128",
                        "-row")) {
                    String name = start + bits + end;
                    if (TensorFormat.parse(name).isPresent()) {
                        taken++;
                        assertThat(known.contains(name) || families.stream().anyMatch(name::startsWith))
                                .as(name)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(taken).isGreaterThan(30);
    }

    @Test
    void theWordsOfArithmeticAreThoseOfCompute() {
        TreeSet<String> words = new TreeSet<>();
        for (List<String> row : listed()) {
            words.add(row.get(ARITHMETIC));
        }
        TreeSet<String> formats = new TreeSet<>();
        for (NumberFormat format : NumberFormat.values()) {
            formats.add(format.label());
        }
        assertThat(words).isEqualTo(formats);
    }

    /** On each machine, whatever it multiplies: the same rows, byte for byte, or the same refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"int4", "int4-zp-g32", "mxfp4", "nvfp4"})
    void aFormatOfFourBitsIsOfTheWeightsAloneOnEveryMachine(String format) {
        int counted = 0;
        for (String machine : Catalogue.hardware(List.of()).ids()) {
            String run = "analyze --model gpt2 --hw " + machine + " --format csv --by phase ";
            Cli.Result all = run(run + "--dtype " + format);
            assertThat(all).as(machine).isEqualTo(run(run + "--weights " + format));
            counted += all.exitCode() == 0 ? 1 : 0;
        }
        assertThat(counted).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "int8, int8",
        "fp8, fp8",
        "mxfp6, mxfp6",
        "mxfp8, mxfp8",
        "fp8-g128, fp8-g128",
        "bf16, bf16",
        "int4, fp16",
        "nvfp4, fp16"
    })
    void widerFormatsAreOfAllTensors(String format, String activations) {
        Cli.Result result =
                run("analyze --model gpt2 --hw h100 --format csv --by phase --columns weights,activations,kv_cache"
                        + " --dtype " + format);
        assertThat(result.output())
                .isEqualTo("weights,activations,kv_cache\n"
                        + (format + "," + activations + "," + activations + "\n").repeat(2));
    }

    @Test
    void theHeadSaysThatOnlyTheWeightsWereSet() {
        assertThat(run("analyze --model gpt2 --hw b200 --dtype nvfp4").output())
                .contains("# note: --dtype nvfp4 sets the weights alone")
                .contains("--activations and --kv-cache set the others\n");
        assertThat(run("analyze --model gpt2 --hw b200 --dtype nvfp4 --kv-cache fp8")
                        .output())
                .contains("; --activations sets the activations\n");
        assertThat(run("analyze --model gpt2 --hw b200 --dtype nvfp4 --kv-cache fp8 --activations nvfp4")
                        .output())
                .contains("weights nvfp4, activations nvfp4, KV cache fp8")
                .doesNotContain("weights alone");
        assertThat(run("analyze --model gpt2 --hw b200 --dtype fp8").output()).doesNotContain("weights alone");
        assertThat(run("compare --model gpt2 --hw b200,h100 --dtype int4").output())
                .contains("--dtype int4 sets the weights alone");
    }

    @Test
    void twoOptionsThatSetTheWeightsAreRefused() {
        Cli.Result result = run("analyze --model gpt2 --hw h100 --dtype int4 --weights fp8");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput())
                .contains("--dtype int4 is not possible here")
                .contains("--weights");
        assertThat(run("analyze --model gpt2 --hw h100 --dtype fp8 --weights int4")
                        .exitCode())
                .isZero();
    }

    private static List<String> names(List<String> row) {
        List<String> names = new ArrayList<>();
        if (row.get(NAME).endsWith("-gN")) {
            for (String size : List.of("1", "32", "77", "99999")) {
                names.add(row.get(NAME).substring(0, row.get(NAME).length() - 1) + size);
            }
            return names;
        }
        names.add(row.get(NAME));
        for (String alias : row.get(ALIASES).split(" ", 0)) {
            if (!alias.isEmpty()) {
                names.add(alias);
            }
        }
        return names;
    }

    /** Rows of the list; its texts hold commas between quotes in one column, the scales. */
    private static List<List<String>> listed() {
        List<List<String>> rows = new ArrayList<>();
        String[] lines = run("list formats --format csv").output().split("\n", 0);
        assertThat(lines[0]).isEqualTo("name,aliases,arithmetic,bits_per_element,bits_per_row,scales,used_for");
        for (int i = 1; i < lines.length; i++) {
            rows.add(List.of(lines[i].replaceAll("\"[^\"]*\"", "").split(",", -1)));
            assertThat(rows.get(i - 1)).hasSize(7);
        }
        return rows;
    }

    private static Cli.Result run(String line) {
        return Cli.run(line.split(" "));
    }
}
