package dev.roofline.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {
    private static final double EXACT = 1e-9;

    private static Rows.Table compared(String options) {
        return Rows.by("compared", "compare " + Rows.SMALL + "--phase decode --context 10 --by phase " + options);
    }

    /**
     * Of a step's 6,120 bytes 4,608 are weights, of which 16 are of the token's own row of the embedding; the other 1,512 are
     * its own too. Four sequences move 4 x 1,528 and once 4,592: 10,704 bytes, for four times the FLOPs and four tokens.
     */
    @Test
    void aBatchIsComparedByWhatItMovesAndMakes() {
        Rows.Table rows = compared("--what-if batch=4");
        Rows.Row four = rows.get("decoder with batch=4");
        double bytes = (4 * 1528.0 + 4592) / 6120;
        assertThat(Rows.number(four, "flops_ratio")).isEqualTo(4);
        assertThat(Rows.number(four, "bytes_ratio")).isCloseTo(bytes, within(EXACT));
        assertThat(Rows.number(four, "intensity_ratio")).isCloseTo(4 / bytes, within(EXACT));
        assertThat(Rows.number(four, "time_ratio")).isCloseTo(bytes, within(EXACT));
        assertThat(Rows.number(four, "speed_up")).isCloseTo(1 / bytes, within(EXACT));
        assertThat(Rows.number(four, "tokens_per_s_ratio")).isCloseTo(4 / bytes, within(EXACT));
        for (String ratio : new String[] {"flops_ratio", "bytes_ratio", "intensity_ratio", "time_ratio", "speed_up"}) {
            assertThat(Rows.number(rows.get("decoder"), ratio)).as(ratio).isEqualTo(1);
        }
    }

    /** What a device gains is what all gain, by their number. */
    @Test
    void twoDevicesAreComparedByWhatEachGains() {
        Rows.Row two = compared("--what-if tp=2").get("decoder on 2 x machine with tp=2");
        double speedUp = Rows.number(two, "speed_up");
        assertThat(Rows.number(two, "speed_up_per_device")).isCloseTo(speedUp / 2, within(EXACT));
        assertThat(Rows.number(two, "tokens_per_s_ratio_per_device"))
                .isCloseTo(Rows.number(two, "tokens_per_s_ratio") / 2, within(EXACT));
        Rows.Row one = compared("--tp 2 --what-if tp=1").all().get(1);
        assertThat(Rows.number(one, "speed_up")).isCloseTo(1 / speedUp, within(EXACT));
        assertThat(Rows.number(one, "speed_up_per_device")).isCloseTo(2 / speedUp, within(EXACT));
    }

    /** Twice the bandwidth is half the time where all of it is the memory's. */
    @Test
    void aFasterMemoryIsAsManyTimesAsFast() {
        List<Rows.Row> rows = compared("--what-if hw.memory.bandwidth=2x").all();
        Rows.Row faster = rows.get(1);
        assertThat(Rows.number(faster, "speed_up")).isCloseTo(2, within(EXACT));
        assertThat(Rows.number(faster, "flops_ratio")).isEqualTo(1);
    }
}
