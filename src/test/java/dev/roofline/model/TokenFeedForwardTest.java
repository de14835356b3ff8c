package dev.roofline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenFeedForwardTest {
    private static TokenFeedForward of(Activation activation, boolean bias, TokenFeedForward.Gate gate) {
        return new TokenFeedForward(8, activation, bias, gate);
    }

    @Test
    void aGateIsAThirdMatrix() {
        TokenFeedForward dense = of(Activation.RELU, true, TokenFeedForward.Gate.NONE);
        TokenFeedForward gated = of(Activation.SILU, true, TokenFeedForward.Gate.APART);
        // Matrices of 3 x 8 and biases of 8 and 3, with a gate of 8 more.
        assertThat(dense.matrixParameters(3)).isEqualTo(48);
        assertThat(dense.parameters(3)).isEqualTo(48 + 11);
        assertThat(gated.matrixParameters(3)).isEqualTo(72);
        assertThat(gated.parameters(3)).isEqualTo(72 + 19);
        assertThat(gated.weights(3).rows(WeightKind.FEED_FORWARD)).isEqualTo(19);
    }

    @Test
    void aFusedGateIsStoredOtherwiseAndCountedAlike() {
        TokenFeedForward apart = of(Activation.SILU, false, TokenFeedForward.Gate.APART);
        TokenFeedForward fused = of(Activation.SILU, false, TokenFeedForward.Gate.FUSED);
        assertThat(fused.gated()).isTrue();
        assertThat(fused.fusedGateUp()).isTrue();
        assertThat(apart.fusedGateUp()).isFalse();
        assertThat(fused.parameters(3)).isEqualTo(apart.parameters(3));
    }

    @Test
    void aReluKeepsItsOutputAlone() {
        assertThat(of(Activation.RELU, false, TokenFeedForward.Gate.NONE).keptTensors(false))
                .isEqualTo(1);
        assertThat(of(Activation.GELU_ERF, false, TokenFeedForward.Gate.NONE).keptTensors(true))
                .isEqualTo(2);
        assertThat(of(Activation.SILU, false, TokenFeedForward.Gate.APART).keptTensors(true))
                .isEqualTo(3);
        assertThat(of(Activation.SILU, false, TokenFeedForward.Gate.FUSED).keptTensors(false))
                .isEqualTo(4);
    }

    @Test
    void itHasAWidth() {
        TokenFeedForward whole = of(Activation.SILU, false, TokenFeedForward.Gate.APART);
        assertThat(whole.ofWidth(5)).isEqualTo(new TokenFeedForward(5, Activation.SILU, false, whole.gate()));
        assertThatThrownBy(() -> whole.ofWidth(0)).hasMessage("a feed-forward has a width");
    }
}
