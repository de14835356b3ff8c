package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.operator.Access;
import dev.roofline.operator.Dimension;
import dev.roofline.operator.Letter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorVariantsTest {
    private final TensorVariants variants = new TensorVariants();

    @Test
    void tensorsOfOneNameInAnOperatorAreSummedUp() {
        variants.add(List.of(bias(Letter.HEADS), bias(Letter.KV_HEADS), bias(Letter.KV_HEADS)));
        assertThat(variants.text()).isEqualTo("bias h + 2 x h_kv");
    }

    @Test
    void whatOperatorsCountOtherwiseStandsBesideItOnce() {
        variants.add(List.of(bias(Letter.HEADS)));
        variants.add(List.of(bias(Letter.WIDTH), state()));
        variants.add(List.of(bias(Letter.HEADS)));
        assertThat(variants.text()).isEqualTo("bias h or d; state N");
    }

    @Test
    void anOperatorThatMovesNothingSaysNothing() {
        variants.add(List.of());
        assertThat(variants.text()).isEmpty();
    }

    private static Access bias(Letter letter) {
        return Access.ofBytes(Access.Kind.WEIGHT, "bias", letter.of(8));
    }

    private static Access state() {
        Dimension states = Letter.STATE.of(16);
        return Access.ofBytes(Access.Kind.KV_READ, "state", states);
    }
}
