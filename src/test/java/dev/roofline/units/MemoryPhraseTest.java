package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryPhraseTest {
    @Test
    void aSizeIsGivenInDecimalAndInBinaryUnits() {
        assertThat(Phrase.memory(79.1 * 1024 * 1024 * 1024)).isEqualTo("84.93 GB (79.1 GiB)");
        assertThat(Phrase.memory(108 * 192 * 1024)).isEqualTo("21.23 MB (20.25 MiB)");
    }

    @Test
    void aSizeBelowOneKibibyteHasOneUnit() {
        assertThat(Phrase.memory(512)).isEqualTo("512 B");
        assertThat(Phrase.memory(0)).isEqualTo("0 B");
    }

    @Test
    void aSizeJustBelowABinaryPrefixTakesTheNextOne() {
        assertThat(Phrase.memory(1024.0 * 1024 - 1)).isEqualTo("1.049 MB (1 MiB)");
    }
}
