package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.cli.Cli;
import dev.roofline.cli.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever numbers are asked with, a report has finite ones, or there is a message and no report. */
class FiniteNumberLawsTest {
    private static final int LINES = 600;

    /** Not the link of that name. */
    private static final Pattern NOT_FINITE =
            Pattern.compile("\\bNaN\\b|\\bnan\\b|\\bInfinity\\b(?! Fabric)|\\binf\\b|∞");

    private static final String[] NUMBERS = {
        "0",
        "-0",
        "1",
        "-1",
        "0.5",
        "0.999999999999",
        "1e-320",
        "5e-324",
        "1e-300",
        "1e-30",
        "1e-9",
        "3e7",
        "1e30",
        "1e200",
        "1e300",
        "1e308",
        "1.79e308",
        "1e309",
        "1e400",
        "-1e400",
        "1e-400",
        "1e2147483647",
        "1e-2147483647",
        "1e9999999999",
        "nan",
        "NaN",
        "inf",
        "-inf",
        "Infinity",
        ""
    };
    private static final String[] COUNTS = {
        "0",
        "1",
        "2",
        "7",
        "63",
        "1000",
        "1048575",
        "1073741823",
        "1073741824",
        "1073741825",
        "9223372036854775807",
        "9223372036854775808",
        "-1",
        "1e3",
        "nan"
    };
    private static final String[] PLACES = {
        "hw.memory.bandwidth",
        "hw.memory.capacity",
        "hw.links.scale-up.bandwidth",
        "hw.power",
        "model.layers",
        "model.width"
    };
    private static final String[] FORMATS = Formats.ofTables().toArray(new String[0]);
    private static final String[][] PAIRS = {
        {"gpt", "a100"},
        {"llama-3.1-8b", "h100"},
        {"bert-base", "v100"},
        {"mamba2-130m", "xeon-gold-6242"},
        {"deepseek-v2-lite", "mi300x"},
        {"t5-small", "a100"}
    };

    @Test
    void noReportHasANumberThatIsNotFinite() {
        Map<Integer, Integer> ends = new TreeMap<>();
        for (int seed = 0; seed < LINES; seed++) {
            List<String> line = line(new Random(seed));
            Cli.Result result = Cli.run(line.toArray(new String[0]));
            String name = String.join(" ", line) + " of seed " + seed;
            assertThat(result.exitCode())
                    .as("%s: %s", name, result.errorOutput())
                    .isIn(0, 2, 3, 4);
            assertThat(NOT_FINITE.matcher(result.output()).find())
                    .as("%s: %s", name, result.output())
                    .isFalse();
            if (result.exitCode() == 2 || result.exitCode() == 3) {
                assertThat(result.output()).as(name).isEmpty();
                assertThat(result.errorOutput()).as(name).contains("error: ");
            }
            ends.merge(result.exitCode(), 1, Integer::sum);
        }
        assertThat(ends.get(0)).as("%s", ends).isGreaterThan(LINES / 10);
        assertThat(ends.get(2)).as("%s", ends).isGreaterThan(LINES / 10);
    }

    private static List<String> line(Random random) {
        String[] pair = oneOf(random, PAIRS);
        List<String> line = new ArrayList<>(List.of("analyze", "--model", pair[0], "--hw", pair[1], "--by", "phase"));
        line.addAll(List.of("--format", oneOf(random, FORMATS)));
        boolean serves = random.nextBoolean();
        if (serves) {
            line.add("--generate=" + oneOf(random, new String[] {"1", "2", "3", "20"}));
            add(line, random, 2, "--arrival", NUMBERS);
            add(line, random, 3, "--chunk", COUNTS);
            if (random.nextInt(4) == 0) {
                line.add("--draft=gpt2");
                line.add("--acceptance=" + oneOf(random, NUMBERS));
            }
        } else if (random.nextInt(3) == 0) {
            line.add("--phase=train");
            add(line, random, 2, "--tokens", NUMBERS);
        }
        if (random.nextInt(4) == 0) {
            line.add("--tp=2");
            add(line, random, 2, "--overlap", NUMBERS);
        }
        add(line, random, 4, "--price", NUMBERS);
        if (random.nextInt(4) == 0) {
            line.add("--power=" + oneOf(random, NUMBERS) + " W");
        }
        add(line, random, 6, "--prompt", COUNTS);
        add(line, random, 8, "--batch", COUNTS);
        add(line, random, 8, "--context", COUNTS);
        add(line, random, 8, "--kv-page", COUNTS);
        if (random.nextInt(8) == 0) {
            line.add("--offload=cache=" + oneOf(random, NUMBERS));
        }
        if (random.nextInt(5) == 0) {
            line.add("--set=" + oneOf(random, PLACES) + "=" + oneOf(random, NUMBERS)
                    + oneOf(random, new String[] {"x", "", " TB/s", " GB"}));
        }
        return line;
    }

    private static void add(List<String> line, Random random, int oneIn, String option, String[] values) {
        if (random.nextInt(oneIn) == 0) {
            line.add(option + "=" + oneOf(random, values));
        }
    }

    private static String oneOf(Random random, String[] values) {
        return values[random.nextInt(values.length)];
    }

    private static String[] oneOf(Random random, String[][] values) {
        return values[random.nextInt(values.length)];
    }
}
