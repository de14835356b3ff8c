package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.cli.Cli;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WallReportTest {
    @Test
    void saysOfEachYearWhatAnalyzeSaysOfItsMachine() {
        for (String[] wall : rows("trends", "--model", "gpt", "--from", "2015", "--format", "csv")) {
            String[] alone = rows(
                            "analyze",
                            "--model",
                            "gpt",
                            "--hw",
                            wall[1],
                            "--phase",
                            wall[3],
                            "--by",
                            "phase",
                            "--format",
                            "csv")
                    .get(0);
            assertThat(wall[8]).as("intensity on %s", wall[1]).isEqualTo(alone[26]);
            assertThat(wall[9]).as("attainable on %s", wall[1]).isEqualTo(alone[28]);
            assertThat(wall[11]).isEqualTo(alone[29]);
            assertThat(wall[12]).isEqualTo(alone[30]);
            assertThat(wall[13]).isEqualTo(alone[32]);
            assertThat(wall[14]).isEqualTo(alone[33]);
        }
    }

    @Test
    void putsTheRidgeWhereThePeakMeetsTheBandwidth() {
        List<String[]> rows = rows("trends", "--model", "llama-3.1-8b", "--phase", "decode", "--format", "csv");
        assertThat(rows).hasSizeGreaterThan(25);
        for (String[] row : rows) {
            double ridge = Double.parseDouble(row[7]);
            assertThat(ridge * Double.parseDouble(row[6]) / Double.parseDouble(row[4]))
                    .isCloseTo(1, within(1e-9));
            double share = Double.parseDouble(row[10]);
            assertThat(share).isBetween(0.0, 1.0);
            // Alone in its phase, no sum of operators gets above what its intensity allows.
            assertThat(share).isLessThanOrEqualTo(Math.min(1, Double.parseDouble(row[8]) / ridge) * 1.001);
        }
    }

    @Test
    void meetsTheWallInDecodeOnceTheRidgeHasPassedItsIntensity() {
        for (String[] row : rows("trends", "--model", "gpt", "--phase", "decode", "--format", "csv")) {
            boolean beyond = Double.parseDouble(row[7]) > Double.parseDouble(row[8]);
            assertThat(row[14]).as(row[1]).isEqualTo(beyond ? "memory" : "compute");
        }
    }

    private static List<String[]> rows(String... command) {
        Cli.Result result = Cli.run(command);
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        List<String[]> rows = new ArrayList<>();
        result.output().lines().skip(1).forEach(line -> rows.add(line.split(",", -1)));
        return rows;
    }
}
