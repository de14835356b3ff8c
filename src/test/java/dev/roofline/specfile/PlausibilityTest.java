package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.SparsePeak;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SourceReader;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peaks that data sheets print for sparse operands, put into shipped profiles. */
class PlausibilityTest {
    @ParameterizedTest
    @CsvSource({
        "a100-sxm-80gb, fp16, 624 TFLOP/s, the peak matrix fp16 is 4 times matrix tf32",
        "a100-sxm-80gb, bf16, 624 TFLOP/s, the peak matrix bf16 is 4 times matrix tf32",
        "a100-sxm-80gb, int8, 1248 TOP/s, the peak matrix int8 is 4 times matrix fp16",
        "h100-sxm-80gb, bf16, 1979 TFLOP/s, the peak matrix bf16 is 4 times matrix tf32",
        "h100-sxm-80gb, fp16, 1979 TFLOP/s, the peak matrix fp16 is 4 times matrix tf32",
        "h100-sxm-80gb, fp8, 3958 TFLOP/s, the peak matrix fp8 is 4 times matrix fp16",
        "h100-sxm-80gb, int8, 3958 TOP/s, the peak matrix int8 is 4 times matrix fp16",
        "l40s, fp8, 1466 TFLOP/s, the peak matrix fp8 is 4.05 times matrix fp16",
        "mi300x, bf16, 2614.9 TFLOP/s, the peak matrix bf16 is 4 times matrix tf32",
        "rtx-4090, fp8, 660.6 TFLOP/s, the peak matrix fp8 is 4 times matrix fp16",
    })
    void oneSparsePeakIsWarnedOfAtItsValue(String machine, String format, String sparse, String sentence)
            throws IOException {
        String text = withPeak(withoutSparse(machine), format, sparse);
        List<Problem> warnings = warnings(text);
        assertThat(warnings).isNotEmpty().allSatisfy(warning -> {
            assertThat(warning.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(warning.message()).startsWith(sentence).contains("2:4 sparse");
            String line = text.lines().toList().get(warning.line() - 1);
            assertThat(line.substring(warning.column() - 1)).startsWith("\"" + sparse + "\"");
        });
    }

    @Test
    void aTenthGenerationCardWithTheSparsePeakOfItsSiblingIsWarnedOf() throws IOException {
        // The A10G: 35 TF32 and 70 FP16 dense; 125 is what is often taken for it.
        String text = withPeak(withoutSparse("a10"), "tf32", "35 TFLOP/s");
        text = withPeak(withPeak(text, "int8", "140 TOP/s"), "int4", "280 TOP/s");
        assertThat(warnings(withPeak(withPeak(text, "fp16", "70 TFLOP/s"), "bf16", "70 TFLOP/s")))
                .isEmpty();
        assertThat(warnings(text))
                .extracting(Problem::message)
                .hasSize(2)
                .allSatisfy(message -> assertThat(message).contains("3.57 times matrix tf32"));
    }

    @Test
    void sparsePeaksOfTwoFormatsAreWarnedOfWhereAThirdIsDense() throws IOException {
        String a100 = withPeak(withPeak(withoutSparse("a100-sxm-80gb"), "tf32", "312 TFLOP/s"), "fp16", "624 TFLOP/s");
        assertThat(warnings(a100))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("as much as matrix int8");
        String h100 = withPeak(withPeak(withoutSparse("h100-sxm-80gb"), "tf32", "989 TFLOP/s"), "bf16", "1979 TFLOP/s");
        assertThat(warnings(h100))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("as much as matrix fp8");
    }

    @Test
    void ridgesThatNoMachineHasAreWarnedOf() throws IOException {
        String text = shipped("a100-sxm-80gb");
        assertThat(warnings(text.replace("2.039 TB/s", "2.039 GB/s")))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("is 153000 FLOP/B");
        assertThat(warnings(text.replace("2.039 TB/s", "2.039 PB/s")))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("is 0.153 FLOP/B");
    }

    @Test
    void aMachineSaidToHaveNoVectorUnitsIsWarnedOf() throws IOException {
        String text = shipped("tpu-v5e");
        assertThat(warnings(text.replace("\"complete\": [\"matrix\"]", "\"complete\": [\"matrix\", \"vector\"]")))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("complete names vector, and compute has no vector peak");
        // Machines without matrix units there are.
        assertThat(shipped("p40"))
                .contains("\"complete\": [\"matrix\", \"vector\"]")
                .doesNotContain("\"engine\": \"matrix\"");
        assertThat(warnings(shipped("p40"))).isEmpty();
    }

    @Test
    void aProfileThatListsItsSparsePeaksTellsThemByThese() throws IOException {
        assertThat(warnings(withPeak(shipped("h100-sxm-80gb"), "fp8", "3958 TFLOP/s")))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("the peak matrix fp8 is no less than the sparse one in line");
    }

    @Test
    void sparsePeaksAreKeptApart() throws IOException {
        HardwareProfile profile = read(shipped("h100-sxm-80gb"), new Problems());
        assertThat(profile.compute().sparsePeaks())
                .extracting(SparsePeak::label)
                .contains("matrix fp16 2:4", "matrix fp8 2:4");
        assertThat(profile.compute().sparsePeaks())
                .filteredOn(peak -> peak.format() == NumberFormat.FP8)
                .allSatisfy(peak -> assertThat(peak.peak().perSecond()).isEqualTo(3957.8e12));
        assertThat(profile.peak(Engine.MATRIX, NumberFormat.FP8)
                        .orElseThrow()
                        .peak()
                        .perSecond())
                .isEqualTo(1978.9e12);
    }

    @Test
    void aPeakMarkedAsSparseIsNeverACeiling() throws IOException {
        String text = withoutSparse("a100-sxm-80gb");
        String marked = text.replace(
                "\"compute\": [",
                "\"compute\": [{\"engine\": \"matrix\", \"format\": \"fp16\", \"peak\": \"624 TFLOP/s\","
                        + " \"sparsity\": \"2:4\", \"source\": \"datasheet\"},");
        Problems problems = new Problems();
        HardwareProfile profile = read(marked, problems);
        assertThat(problems.warnings()).isEmpty();
        assertThat(profile.ceilings()).hasSameSizeAs(read(text, problems).ceilings());
        assertThat(profile.compute().sparsePeaks())
                .extracting(SparsePeak::label)
                .containsExactly("matrix fp16 2:4");
        assertThat(profile.peak(Engine.MATRIX, NumberFormat.FP16)
                        .orElseThrow()
                        .peak()
                        .perSecond())
                .isEqualTo(312e12);
    }

    private static String withPeak(String text, String format, String peak) {
        String start = "{\"engine\": \"matrix\", \"format\": \"" + format + "\", \"peak\": \"";
        int from = text.indexOf(start) + start.length();
        assertThat(text).contains(start);
        return text.substring(0, from) + peak + text.substring(text.indexOf('"', from));
    }

    private static List<Problem> warnings(String text) {
        Problems problems = new Problems();
        read(text, problems);
        return new ArrayList<>(problems.warnings());
    }

    private static HardwareProfile read(String text, Problems problems) {
        SourceFile source = SourceReader.decode("test.json", text.getBytes(StandardCharsets.UTF_8));
        return new HardwareProfileReader()
                .read(LocatedJson.parse(source, problems), "test", problems)
                .orElseThrow();
    }

    private static String shipped(String id) throws IOException {
        return Files.readString(Path.of("hardware-profiles", id + ".json"));
    }

    /** A profile as one writes it who knows of dense peaks alone. */
    private static String withoutSparse(String id) throws IOException {
        String text = shipped(id);
        int from = text.indexOf("  \"sparse\": [");
        return from < 0 ? text : text.substring(0, from) + text.substring(text.indexOf("  ],\n", from) + 5);
    }
}
