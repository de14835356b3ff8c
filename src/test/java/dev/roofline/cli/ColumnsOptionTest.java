package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --columns} takes, and what it is met with where it takes something else. */
class ColumnsOptionTest {
    private static final String RUN = "analyze --model gpt2 --hw h100 --phase decode --by phase ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time,bound,work | time_s,bound,flops",
                "TIME,tok/s,Tpot,mfu | time_s,tokens_per_s,mean_step_s,mfu",
                "kv-cache,KV_Traffic,max_batch | kv_cache,kv_bytes,largest_batch",
                "phase,+network | phase,network_intensity_flop_per_byte,network_ridge_flop_per_byte,link,algorithm",
                "+Network,link,phase | link,phase,network_intensity_flop_per_byte,network_ridge_flop_per_byte,algorithm",
                "+cost,phase,+time | phase,cost_per_million_tokens,joules_per_token,run_cost,run_joules,stage_time_s,"
                        + "compute_share,memory_share,network_share,served_cost_per_million_tokens,served_joules_per_token"
            })
    void columnsAreNamedLongOrShortAndSetsStandBehindThem(String asked, String header) {
        for (String command : List.of(RUN, RUN.replace("analyze", "compare").replace("h100", "h100,a100"))) {
            Cli.Result result = run(command + "--format csv --columns " + asked);
            assertThat(result.errorOutput()).isEmpty();
            assertThat(result.output().lines().findFirst()).contains(header);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+foo | --columns has no set \"+foo\"; sets are +memory, +serving, +training, +cost, +network, +time, +all",
                "+memry | did you mean \"+memory\"?",
                "+ | --columns has no set \"+\"",
                "phase,all | --columns has no column \"all\"",
                "serving | the set of columns of that name is asked for by +serving",
                "intensty | did you mean \"intensity\"?",
                "phase,,time | --columns has no column \"\"",
                "time,bound,time_s | --columns names \"time_s\" twice",
                "+cost,+COST | --columns names \"+COST\" twice"
            })
    void whatIsNoColumnAndNoSetIsMetWithWhatThereIs(String asked, String said) {
        Cli.Result result = run(RUN + "--columns " + asked);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput()).contains(said);
    }

    /** In tables for people a set stands behind the usual columns, but for those that would be empty. */
    @Test
    void aSetAloneIsShownBehindTheUsualColumns() {
        String usual = heading(RUN);
        assertThat(heading(RUN + "--columns +memory"))
                .startsWith(usual + "  weight-mem MB")
                .contains("fits", "max-batch", "max-len")
                .doesNotContain("grad-mem");
        assertThat(heading(RUN.replace("decode", "train") + "--columns +memory"))
                .contains("grad-mem GB");
        assertThat(heading(RUN + "--format markdown --columns +memory")).contains("| share % | weight-mem MB |");
        String compared = run("compare --model gpt2 --hw h100,a100 --phase decode --columns +memory")
                .output();
        assertThat(compared).containsPattern("\ncompared  time [^\n]* bound +weight-mem MB .* other bound at batch");
    }

    @Test
    void aPathTellsItsSizesWhateverColumnsAreNamed() {
        String output = run(RUN + "--columns time,tok/s --path batch=1,2").output();
        assertThat(output).containsPattern("decode as its batch grows\nbatch +time µs +tok/s\n +1 .*\n +2 ");
    }

    /** Sums alone where no column says which part a row is. */
    @Test
    void aComparisonShowsNamedColumnsOfWholePhases() {
        String run = "compare --model gpt2 --hw h100,a100 --phase decode --price 2 --columns ";
        String sums = run(run + "compared,fits,max-batch,cost/mtok").output();
        assertThat(sums)
                .containsPattern("\ndecode\ncompared  fits  max-batch  cost/Mtok\nh100 +yes .*\na100 +yes .*\n\n");
        String parts = run(run + "compared,group,fits").output();
        assertThat(parts)
                .containsPattern("\nh100 +ffn +-\n")
                .containsPattern("\nh100 +total +yes\na100 +total +yes\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "compare"})
    void whereRowsHaveNothingOfANamedColumnItIsSaidWhichHave(String command) {
        String run = command + " --model gpt2 --hw h100" + (command.equals("compare") ? ",a100" : "")
                + " --format csv --columns phase,ttft,fits,time";
        assertThat(run(run).errorOutput())
                .isEqualTo(
                        "roofline: note: only rows of whole phases have first_token_s, fits: --by phase writes those\n");
        assertThat(run(run + " --by phase").errorOutput()).isEmpty();
        assertThat(run(run.replace("csv", "table")).errorOutput()).isEmpty();
        assertThat(run(run + " --columns +memory").errorOutput()).isNotEmpty();
        assertThat(run(run.replace("phase,ttft,fits,time", "+memory")).errorOutput())
                .isEmpty();
    }

    @Test
    void requirementsTakeShortNamesToo() {
        assertThat(run(RUN + "--require TPOT<=1s").exitCode()).isZero();
        Cli.Result result = run(RUN + "--require decode.tpot<=1us --require tok/s>=1e9");
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.errorOutput())
                .contains("decode.mean_step_s<=1us (it is ")
                .contains("decode.tokens_per_s>=1e9 (it is ");
    }

    private static String heading(String command) {
        return run(command)
                .output()
                .lines()
                .filter(line -> line.matches("[| ]*phase .*"))
                .findFirst()
                .orElseThrow();
    }

    private static Cli.Result run(String line) {
        return Cli.run(line.split(" "));
    }
}
