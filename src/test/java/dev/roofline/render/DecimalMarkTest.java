package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import dev.roofline.cli.Formats;
import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.oracle.Csv;
import dev.roofline.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV for spreadsheets that read decimal commas. */
class DecimalMarkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze --model gpt --hw a100",
                "compare --model gpt --hw a100,h100 --by phase",
                "trends --series paper --by point",
                "trends --model gpt --from 2022",
                "list hardware",
                "list formats",
                "list columns",
                "show gpt2",
                "show a100",
                "validate src/test/resources/cli/validate-wrong/",
                "reproduce survey"
            })
    void everyCellIsTheSameButForTheMarkOfItsNumber(String command) {
        List<Csv.Row> pointed = read(command + " --format csv --decimal point", ',');
        List<Csv.Row> commas = read(command + " --format csv --decimal comma", ';');
        assertThat(commas).hasSameSizeAs(pointed);
        for (int i = 0; i < commas.size(); i++) {
            List<String> points = List.copyOf(pointed.get(i).fields().values());
            List<String> marked = List.copyOf(commas.get(i).fields().values());
            assertThat(commas.get(i).fields().keySet())
                    .isEqualTo(pointed.get(i).fields().keySet());
            for (int j = 0; j < points.size(); j++) {
                boolean number = points.get(j).matches("-?[0-9]+([.][0-9]+)?(E-[0-9]+)?");
                assertThat(marked.get(j)).isEqualTo(number ? points.get(j).replace('.', ',') : points.get(j));
            }
        }
    }

    private static List<Csv.Row> read(String command, char separator) {
        return Csv.read(Cli.run(command.split(" ")).output().lines().toList(), separator);
    }

    @Test
    void fieldsAreQuotedWhereTheyHoldWhatSeparatesThem() {
        List<Table.Heading> headings = new ArrayList<>();
        for (String label : List.of("a;b", "c,d", "e")) {
            headings.add(new Table.Heading(label, ValueKind.TEXT));
        }
        Table table = new Table(
                headings,
                List.of(
                        List.of(Cell.of("x;y"), Cell.of("1,5"), Cell.of(-0.25)),
                        List.of(Cell.of("say \"z\""), Cell.ABSENT, Cell.of(1.5e-9)),
                        List.of(Cell.of("v1.2"), Cell.of("=1;2"), Cell.of(1234567.0))));
        assertThat(dev.roofline.render.Csv.of(table, DecimalMark.COMMA))
                .isEqualTo("\"a;b\";c,d;e\n\"x;y\";1,5;-0,25\n\"say \"\"z\"\"\";;1,5E-9\nv1.2;\"'=1;2\";1234567\n");
        assertThat(dev.roofline.render.Csv.of(table, DecimalMark.POINT))
                .isEqualTo("a;b,\"c,d\",e\nx;y,\"1,5\",-0.25\n\"say \"\"z\"\"\",,1.5E-9\nv1.2,'=1;2,1234567\n");
    }

    @Test
    void aFileWhoseNameSaysCsvHasCommasToo(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.csv");
        Cli.Result result =
                Cli.run(("analyze --model gpt --hw a100 --by phase --columns phase,time --decimal comma -o " + file)
                        .split(" "));
        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(Files.readString(file)).startsWith("phase;time_s\nprefill;0,000");
    }

    @Test
    void otherFormatsRefuseIt() {
        for (String format : Formats.all()) {
            for (String mark : List.of("comma", "point")) {
                Cli.Result result =
                        Cli.run(("analyze --model gpt --hw a100 --decimal " + mark + " --format " + format).split(" "));
                assertThat(result.exitCode()).as(format).isEqualTo(format.equals("csv") ? 0 : 2);
                assertThat(result.errorOutput())
                        .isEqualTo(
                                format.equals("csv")
                                        ? ""
                                        : "roofline: error: --decimal is for --format csv; the format is " + format
                                                + "\n");
            }
        }
        assertThat(Cli.run("list", "formats", "--decimal", "dot", "--format", "csv")
                        .errorOutput())
                .contains("--decimal is \"dot\"; it takes point, comma");
    }
}
