package dev.roofline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.model.AttentionMask.Kind;
import org.junit.jupiter.api.Test;

class AttentionMaskTest {
    private static final AttentionMask CHUNK = new AttentionMask(Kind.CHUNK, 8);
    private static final AttentionMask NEARBY = new AttentionMask(Kind.NEARBY, 8);

    @Test
    void aCacheKeepsNoMoreThanAWindowOrAChunk() {
        assertThat(AttentionMask.window(8).kept(100)).isEqualTo(8);
        assertThat(AttentionMask.window(8).kept(5)).isEqualTo(5);
        assertThat(CHUNK.kept(100)).isEqualTo(8);
        assertThat(AttentionMask.EVERYTHING.kept(100)).isEqualTo(100);
        // Encoders see both sides, and have no cache that a token leaves.
        assertThat(NEARBY.kept(100)).isEqualTo(100);
    }

    @Test
    void aChunkBeginsAnewAndAWindowHidesOnce() {
        assertThat(CHUNK.period()).isEqualTo(8);
        assertThat(CHUNK.wholeTo()).isEmpty();
        assertThat(AttentionMask.window(8).period()).isEqualTo(1);
        assertThat(AttentionMask.window(8).wholeTo()).hasValue(8);
        assertThat(NEARBY.wholeTo()).hasValue(8);
        assertThat(AttentionMask.EVERYTHING.wholeTo()).isEmpty();
    }

    @Test
    void aMaskThatHidesHasASize() {
        assertThatThrownBy(() -> AttentionMask.window(0))
                .hasMessage("a window, a chunk and a neighbourhood have keys: 0");
        assertThatThrownBy(() -> new AttentionMask(Kind.EVERYTHING, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
