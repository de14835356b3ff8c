package dev.roofline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import org.junit.jupiter.api.Test;

/** The memory moves 10 bytes a nanosecond, the host link 2. */
class MemoryPathTest {
    private static final String DECODE = "analyze " + Rows.SMALL + "--phase decode --context 10 ";
    private static final double EXACT = 1e-9;

    private static double nanoseconds(Rows.Table rows, String operator) {
        return Rows.number(rows.get(operator), "memory_time_s") * 1e9;
    }

    /** Both ways are used at once: the slower one decides. */
    @Test
    void whatTheHostKeepsComesOverItsLink() {
        Rows.Table rows = Rows.by("operator", DECODE + "--offload cache");
        // 528 bytes of keys and values over the link, where all 624 took 62.4 ns from the memory.
        assertThat(nanoseconds(rows, "decoder.attention.kernel")).isCloseTo(264, within(EXACT));
        // 48 bytes of new keys and values take 24 ns over the link, all 960 bytes 96.
        assertThat(nanoseconds(rows, "decoder.attention.qkv")).isCloseTo(96, within(EXACT));
        assertThat(nanoseconds(rows, "decoder.ffn.up")).isCloseTo(182.4, within(EXACT));
    }

    /** Of the 1,584 bytes of weights of the feed-forward's first product a quarter comes over the link, in 198 ns. */
    @Test
    void aShareOfTheWeightsIsThatOfEach() {
        Rows.Table rows = Rows.by("operator", DECODE + "--offload weights=0.25");
        assertThat(nanoseconds(rows, "decoder.ffn.up")).isCloseTo(1584 / 4 / 2.0, within(EXACT));
        assertThat(nanoseconds(rows, "decoder.attention.kernel")).isCloseTo(62.4, within(EXACT));
    }
}
