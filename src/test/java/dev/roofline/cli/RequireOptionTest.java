package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Demands of a report: of each row that has what they are about, with or without a unit, whatever the format. */
class RequireOptionTest {
    private static final String RUN = "analyze --model gpt2 --hw a100 --by phase";

    /** The CSV itself says which sizes take longer than the demand; the demand has to name these and no others. */
    @ParameterizedTest
    @CsvSource({"batch=1..64*4, batch", "context=1..65536*16, context"})
    void eachSizeOfAPathIsHeldToTheDemand(String path, String column) {
        String[] rows = run(RUN + " --phase decode --format csv --columns " + column + ",time_s --path " + path)
                .output()
                .split("\n", 0);
        assertThat(rows).hasSizeGreaterThan(3);
        // Twelve digits are printed: one more is above what was rounded.
        String limit = rows[2].split(",", 0)[1];
        StringBuilder expected = new StringBuilder();
        int over = 0;
        for (int i = 1; i < rows.length; i++) {
            String[] cells = rows[i].split(",", 0);
            if (Double.parseDouble(cells[1]) > Double.parseDouble(limit) * 1.0001) {
                expected.append("decode.time_s<=")
                        .append(limit)
                        .append("9 at ")
                        .append(column)
                        .append(' ')
                        .append(cells[0])
                        .append('\n');
                over++;
            }
        }
        assertThat(over).isPositive().isLessThan(rows.length - 1);
        Cli.Result result = run(RUN + " --phase decode --path " + path + " --require decode.time_s<=" + limit + "9");
        assertThat(result.exitCode()).isEqualTo(4);
        StringBuilder named = new StringBuilder();
        for (String line : result.errorOutput().split("\n", 0)) {
            named.append(line.replace("roofline: requirement is false: ", "").replaceAll(" \\(it is .*", ""))
                    .append('\n');
        }
        assertThat(named.toString()).isEqualTo(expected.toString());
    }

    @Test
    void aPathThatHoldsAtItsOwnSizeAndNotAtAnotherIsFalse() {
        assertThat(run(RUN + " --require decode.time_s<=200us").exitCode()).isZero();
        assertThat(run(RUN + " --require decode.time_s<=200us --path batch=1,2").exitCode())
                .isZero();
        assertThat(run(RUN + " --require decode.time_s<=200us --path batch=1,64")
                        .exitCode())
                .isEqualTo(4);
        assertThat(run(RUN + " --require fits --path batch=1,100000").exitCode())
                .isEqualTo(4);
    }

    @Test
    void wholeSequencesAreNamedWithTheirLength() {
        Cli.Result result = run("compare --model gpt,bert --hw a100 --path length=64,128 --require time_s<=2ms");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.errorOutput()).contains("gpt: sequence.time_s<=2ms at length 64 (it is 7.8");
    }

    @Test
    void aPhaseWithoutTheColumnIsSkipped() {
        assertThat(run(RUN + " --require first_step_s<=1s").exitCode()).isZero();
        assertThat(run(RUN + " --require first_step_s<=1us").errorOutput())
                .contains("decode.first_step_s")
                .doesNotContain("prefill");
        // The encoder-only one has no cache to step with.
        assertThat(run("compare --model gpt2,bert --hw a100 --phase prefill --require decode.time_s<=1s")
                        .exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encode.time_s<=1s",
                "generation_s<=1h",
                "generation_s<=1s",
                "step_s<=1s",
                "prefill.first_step_s<=1s"
            })
    void aDemandThatMetNoRowIsAWrongCommandWithTheReportPrinted(String demand) {
        Cli.Result result = run(RUN + " --require " + demand);
        assertThat(result.exitCode()).isEqualTo(2);
        if (!demand.endsWith("h")) {
            assertThat(result.errorOutput()).contains("--require \"" + demand + "\" was held against nothing: ");
            assertThat(result.output()).isEqualTo(run(RUN).output());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "decode.time_s<=130.7us, 4",
        "decode.time_s<=130.9us, 0",
        "decode.time_s<=0.1309ms, 0",
        "decode.time_s<=130900 ns, 0",
        "decode.time_s>=0.0001309, 4",
        "decode.memory_bytes<=80GB, 0",
        "decode.memory_bytes<=260MiB, 4",
        "decode.memory_bytes<=261 MiB, 0",
        "decode.tokens_per_s>=7645 tokens/s, 0",
        "decode.tokens_per_s>=7646 tokens/s, 4",
        "decode.mfu<1%, 0",
        "decode.mfu<0.6 %, 4",
        "decode.mfu<0.006, 4",
        "prefill.flops<=92.3GFLOP, 0",
        "prefill.flops<=92.2GFLOP, 4",
        "decode.intensity_flop_per_byte<=1.1 FLOP/B, 0",
        "decode.attainable_flop_per_s>=2.03TFLOP/s, 0",
        "decode.network_time_s==0s, 0",
        "decode.network_time_s>=-1 s, 0",
        "decode.largest_batch>=3000, 0"
    })
    void aNumberTakesTheUnitsOfItsColumn(String demand, int exit) {
        Cli.Result result = Cli.run(args(RUN, demand));
        assertThat(result.exitCode()).as(result.errorOutput()).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({
        "time_s<=4MB, 'expected a duration'",
        "memory_bytes<=4ms, 'expected a size'",
        "memory_bytes<=4GB/s, 'expected a size'",
        "time_s<=4, ''",
        "batch<=4ms, 'batch has no unit'",
        "tokens_per_s>=100 FLOP/s, 'tokens/s'",
        "time_s<=ms, 'begin with a number'",
        "time_s<=1e999, 'not a finite number'",
        "time_s<=NaN, 'begin with a number'",
        "mfu>=50 percent, 'a share'",
        "time_s<=1e99999999999, 'begin with a number'",
        "fits<=4ms, 'compare it with == or !='",
        "memory_bytes<=640Gb, 'expected a size'"
    })
    void anotherUnitIsAWrongCommand(String demand, String message) {
        Cli.Result result = Cli.run(args(RUN, demand));
        assertThat(result.exitCode()).isEqualTo(message.isEmpty() ? 0 : 2);
        assertThat(result.errorOutput()).contains(message);
    }

    /** What is false of a run is false of it however it is printed, and asking does not change what is printed. */
    @ParameterizedTest
    @ValueSource(strings = {"analyze --model gpt2 --hw a100", "compare --model gpt2 --hw a100,h100"})
    void theFormatOfAReportDecidesNothing(String command) {
        List<String> demands =
                List.of("decode.largest_batch>=5000", "longest>=1", "fits", "decode.time_s<=100us", "generation_s<=1s");
        for (String demand : demands) {
            List<Integer> codes = new ArrayList<>();
            List<String> errors = new ArrayList<>();
            for (String format : Formats.all()) {
                for (String by : List.of("operator", "phase")) {
                    String plain = command + " --format " + format + " --by " + by;
                    Cli.Result result = run(plain + " --require " + demand);
                    codes.add(result.exitCode());
                    errors.add(result.errorOutput());
                    assertThat(result.output()).as(plain).isEqualTo(run(plain).output());
                }
            }
            assertThat(codes).as(demand).containsOnly(codes.get(0));
            assertThat(errors).as(demand).containsOnly(errors.get(0));
        }
    }

    /** A server's latencies have columns of their own: a demand on one batch would hold at any rate. */
    @Test
    void aDemandOnOneBatchIsNotTakenForOneOnTheServer() {
        String command = "analyze --model llama-3.1-8b --hw h100 --prompt 1k --generate 200 --by phase";
        String note = "is of one batch alone";
        assertThat(Cli.run(args(command + " --arrival 30", "TPOT<=20ms")).errorOutput())
                .contains(note);
        assertThat(Cli.run(args(command + " --arrival 30", "TTFT<=1s")).errorOutput())
                .contains(note);
        assertThat(Cli.run(args(command + " --arrival 30", "served-TPOT<=20ms")).errorOutput())
                .isEmpty();
        assertThat(Cli.run(args(command, "TPOT<=20ms")).errorOutput()).isEmpty();
    }

    private static String[] args(String line, String demand) {
        List<String> args = new ArrayList<>(List.of(line.split(" ")));
        args.add("--require");
        args.add(demand);
        return args.toArray(String[]::new);
    }

    private static Cli.Result run(String line) {
        return Cli.run(line.split(" "));
    }
}
