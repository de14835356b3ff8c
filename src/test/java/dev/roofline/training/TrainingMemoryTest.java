package dev.roofline.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
    private static final String STEP = "analyze " + Rows.SMALL + "--phase train --batch 2 --prompt 4 --by phase ";

    private static Rows.Row forward(String options) {
        return Rows.by("phase", STEP + options).get("forward");
    }

    /** Weights and gradients in two bytes; two moments and a master copy in four each (ZeRO, arXiv 1910.02054: 2 + 2 + 12). */
    @Test
    void aParameterTakesSixteenBytes() {
        Rows.Row row = forward("");
        assertThat(Rows.number(row, "weight_memory_bytes")).isEqualTo(2 * 2424);
        assertThat(Rows.number(row, "gradient_memory_bytes")).isEqualTo(2 * 2424);
        assertThat(Rows.number(row, "optimizer_memory_bytes")).isEqualTo(12 * 2424);
        assertThat(Rows.number(forward("--optimizer sgd"), "optimizer_memory_bytes"))
                .isEqualTo(4 * 2424);
    }

    /**
     * Eight tokens. A layer keeps, in two bytes: the stream before attention and before the feed-forward, 8 each; queries 8,
     * keys and values 4 each, attention's output 8; what goes into the ReLU and, since it says where the gradient passes, what
     * comes out of it is one tensor of 32. Beside them a statistic in fp32 of each of two heads. The head keeps its input, 8,
     * and logits in fp32, 16.
     */
    @Test
    void aLayerKeepsWhatItsWayBackReads() {
        double layer = 8 * 2 * (8 + 8 + 8 + 4 + 4 + 8 + 32) + 8 * 4 * 2;
        double head = 8 * 2 * 8 + 8 * 4 * 16;
        assertThat(Rows.number(forward(""), "activation_memory_bytes")).isEqualTo(3 * layer + head);
    }

    /** With full recomputation a layer keeps its input alone, and one at a time all that it otherwise would. */
    @Test
    void recomputationKeepsInputsAndOneLayer() {
        double layer = 8 * 2 * (8 + 8 + 8 + 4 + 4 + 8 + 32) + 8 * 4 * 2;
        double head = 8 * 2 * 8 + 8 * 4 * 16;
        assertThat(Rows.number(forward("--recompute full"), "activation_memory_bytes"))
                .isEqualTo(3 * 8 * 2 * 8 + layer + head);
    }

    /** Of two replicas each keeps half of the states with ZeRO's first stage, and all of weights and gradients. */
    @Test
    void dividedStatesArePartsOfAll() {
        Rows.Row whole = forward("--dp 2");
        Rows.Row divided = forward("--dp 2 --zero 1");
        assertThat(Rows.number(whole, "optimizer_memory_bytes")).isEqualTo(12 * 2424);
        assertThat(Rows.number(divided, "optimizer_memory_bytes")).isEqualTo(12 * 1212);
        assertThat(Rows.number(divided, "gradient_memory_bytes")).isEqualTo(2 * 2424);
        assertThat(Rows.number(divided, "weight_memory_bytes")).isEqualTo(2 * 2424);
    }
}
