package dev.roofline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import dev.roofline.oracle.Csv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of a command as a program reads them, by the names of columns. What a column stands for is promised to users, so
 * that a test in these words outlives any shape of the code behind it.
 */
public final class Rows {
    /**
     * A decoder that is counted by hand: width 8, vocabulary 16, three layers of two heads of four channels with one head of
     * keys and values, 32 channels of a feed-forward with ReLU, RMS norms, an own head, all in fp16. The machine multiplies
     * 10^12 FLOP/s and does 10^11 FLOP/s element by element, moves 10 bytes a nanosecond, keeps 1 MB and draws 100 W; its
     * links send 1 byte a nanosecond.
     *
     * <p>A layer has 64 + 2 x 32 + 64 weights of attention, 2 x 256 of the feed-forward and 2 x 8 of norms, 720 in all; with
     * an embedding and a head of 128 each and a norm of 8 the model has 3 x 720 + 264 = 2,424, or 4,848 bytes.
     */
    public static final String SMALL =
            "--model src/test/resources/small/decoder.json --hw src/test/resources/small/machine.json ";

    /** A row by the names of columns, of which every one is there. */
    public record Row(Map<String, String> cells) {
        public String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        /** The same with an empty cell in place of one that has something in it. */
        public Row emptied(String column) {
            assertThat(get(column)).as(column).isNotEmpty();
            Map<String, String> others = new LinkedHashMap<>(cells);
            others.put(column, "");
            return new Row(others);
        }
    }

    /** Rows by what stands in one of their columns, which is another in each. */
    public record Table(Map<String, Row> rows) {
        public Row get(String key) {
            return Objects.requireNonNull(rows.get(key), () -> key + " is none of " + rows.keySet());
        }

        public List<String> keys() {
            return List.copyOf(rows.keySet());
        }

        public List<Row> all() {
            return List.copyOf(rows.values());
        }
    }

    private Rows() {}

    /**
     * Runs a command; of analyses and comparisons all columns are there where it names none.
     *
     * @param command words with a space between them, without a format
     */
    public static List<Row> of(String command) {
        List<String> words = new ArrayList<>(Arrays.asList(command.trim().split(" +", -1)));
        words.addAll(List.of("--format", "csv"));
        if (!words.contains("--columns") && List.of("analyze", "compare").contains(words.get(0))) {
            words.addAll(List.of("--columns", "+all"));
        }
        Cli.Result result = Cli.run(words.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        List<Row> rows = new ArrayList<>();
        for (Csv.Row cells : Csv.read(result.output().lines().toList())) {
            rows.add(new Row(cells.fields()));
        }
        return rows;
    }

    /** Runs a command whose rows differ in a column. */
    public static Table by(String column, String command) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Row row : of(command)) {
            assertThat(rows.put(row.get(column), row)).as(row.get(column)).isNull();
        }
        return new Table(rows);
    }

    /** Runs a command that has one row. */
    public static Row one(String command) {
        List<Row> rows = of(command);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    public static double number(Row row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
