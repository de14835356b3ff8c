package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void countsItsTokensAndWhatTheLastOfThemSees() {
        Request request = new Request(31, 2, 4096);
        assertThat(request.tokens()).isEqualTo(62);
        assertThat(request.reach()).isEqualTo(4098);
        assertThat(request).hasToString("31x2@4096");
        assertThat(new Request(1, 512, 0)).hasToString("512@0");
    }

    @Test
    void hasSequencesAndNewTokens() {
        assertThatThrownBy(() -> new Request(0, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sequences are from 1 to " + Workload.MOST + ": 0");
        assertThatThrownBy(() -> new Request(1, 0, 0)).hasMessageStartingWith("new tokens are from 1 to ");
        assertThatThrownBy(() -> new Request(1, 1, -1)).hasMessageStartingWith("cached tokens are from 0 to ");
        assertThatThrownBy(() -> new Request(1, 1, Workload.MOST + 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
