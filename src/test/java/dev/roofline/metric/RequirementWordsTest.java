package dev.roofline.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.cli.Cli;
import dev.roofline.report.AnalysisColumns;
import dev.roofline.report.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that a demand may compare a column with: those that some report has, and no misspelt ones. */
class RequirementWordsTest {
    @ParameterizedTest
    @CsvSource({
        "prefill.bound_kind!=nonee, 'bound_kind is never \"nonee\"; it is lower or none'",
        "bound_kind==upper, it is lower or none",
        "bound_kind==Lower, it is lower or none",
        "bound==bandwidth, 'it is compute, memory, network or absent'",
        "bound==, it is compute",
        "fits==true, 'it is yes, no or absent'",
        "engine!=tensor, 'it is matrix, vector or absent'",
        "fusion==eager, 'it is none, flash or ideal'",
        "group==mlp, 'projection, attention, ffn'",
        "link==nvlink, 'scale-up, scale-out, host or absent, or several with + between them'",
        "link==scale-up+absent, 'scale-up, scale-out, host or absent'",
        "algorithm==rings, 'ring, tree, in-network, hierarchical, direct or absent'",
        "phase==prefil, 'encode, prefill, decode'",
        "weights==float16, reports call it fp16",
        "weights==bf16+int5, 'int4-gN'",
        "activations==int4-g128, reports call it int4",
        "kv_cache==int4-g, 'int4-gN'"
    })
    void aWordThatNoReportHasIsRefusedWithTheWordsThatThereAre(String text, String message) {
        assertThatThrownBy(() -> Requirement.parse(text, RequirementWordsTest::metric))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bound==memory",
                "decode.bound!=network",
                "bound_kind!=none",
                "fits!=absent",
                "link==scale-up+scale-out",
                "weights==int4-g32+bf16",
                "activations==fp8-g64",
                "phase==verify",
                "model==my-own-model",
                "hardware!=anything",
                "operator==absent",
                "layers==absent",
                "engine==matrix",
                "fits"
            })
    void aWordThatAReportMayHaveIsTaken(String text) {
        Requirement read = Requirement.parse(text, RequirementWordsTest::metric);
        String metric = text.replaceFirst("[!=]=.*", "");
        assertThat(read.metric().label()).isEqualTo(metric.substring(metric.indexOf('.') + 1));
        assertThat(read.relation())
                .isEqualTo(text.contains("!=") ? Requirement.Relation.UNEQUAL : Requirement.Relation.EQUAL);
        assertThat(read.phase()).isEqualTo(text.startsWith("decode.") ? Optional.of("decode") : Optional.empty());
        assertThat(read.value()).isEqualTo(text.equals("fits") ? "yes" : text.replaceFirst(".*[!=]=", ""));
        assertThat(read.number()).isEmpty();
    }

    /** Every word of every row of some reports, so that no closed set lacks what a report says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--model llama-3.1-8b --hw h100 --by operator --tp 8 --dp 2",
                "--model gpt-oss-20b --hw h100 --by operator --ep 16 --dp 16",
                "--model deepseek-v3 --hw gb300 --by group --tp 8 --dp 32 --ep 256 --kv-cache fp8",
                "--model llama-3.1-8b --hw tpu-v5e --by layer --offload weights",
                "--model mixtral-8x7b --hw mi300x --by operator --dtype int4-g32",
                "--model llama-3.1-8b --hw h100 --by operator --phase train --dp 16 --zero fsdp --pp 2",
                "--model llama-3.1-70b --hw h100 --tp 8 --draft llama-3.2-1b --acceptance 0.8 --by phase --phase generate",
                "--model llama-3.1-8b --hw h100 --prefill-hw h200 --by phase --phase generate",
                "--model whisper-tiny --hw a100 --by operator",
                "--model llama-3.1-8b --hw a100 --requests 2x512@0,31x1@4096 --by phase"
            })
    void theClosedSetsHoldEveryWordOfReports(String line) {
        List<String> args = new ArrayList<>(List.of("analyze", "--format", "csv", "--columns", "+all"));
        args.addAll(List.of(line.split(" ")));
        Cli.Result result = Cli.run(args.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        List<String> lines = result.output().lines().toList();
        List<String> header = List.of(lines.get(0).split(",", -1));
        assertThat(lines).hasSizeGreaterThan(1);
        for (String row : lines.subList(1, lines.size())) {
            String[] values = row.split(",", -1);
            assertThat(values).hasSameSizeAs(header);
            for (int i = 0; i < values.length; i++) {
                Metric<Slice> metric = metric(header.get(i)).orElseThrow();
                String word = values[i].isEmpty() ? "absent" : values[i];
                if (metric.kind() == ValueKind.TEXT) {
                    assertThat(metric.words().fault(metric.label(), word))
                            .as(metric + " of " + row)
                            .isEmpty();
                }
            }
        }
    }

    private static Optional<Metric<Slice>> metric(String name) {
        return Column.named(AnalysisColumns.ALL, name).map(Column::metric);
    }

    @Test
    void aMisspeltWordOnTheCommandLineEndsWithTheCodeOfAWrongOne() {
        Cli.Result result = Cli.run(
                "analyze",
                "--model",
                "llama-3.1-8b",
                "--hw",
                "h100",
                "--by",
                "phase",
                "--require",
                "prefill.bound_kind!=nonee");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.errorOutput())
                .contains(
                        "--require \"prefill.bound_kind!=nonee\": bound_kind is never \"nonee\"; it is lower or none");
    }
}
