package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.Rows;
import dev.roofline.workload.UnsuitableWorkloadException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final String RUN = "analyze " + Rows.SMALL + "--prompt 10 --generate 4 --by phase ";

    /** 3.6 an hour are 0.001 a second; three tokens take 1,850.4 ns: 616.8 ns a token, 0.6168 s a million. */
    @Test
    void aTokenCostsTheTimeThatItTakes() {
        Rows.Row decode = Rows.by("phase", RUN + "--price 3.6 --power 50W").get("decode");
        assertThat(Rows.number(decode, "cost_per_million_tokens")).isCloseTo(0.6168 * 0.001, within(1e-12));
        // 50 W for 616.8 ns.
        assertThat(Rows.number(decode, "joules_per_token")).isCloseTo(50 * 616.8e-9, within(1e-15));
    }

    @Test
    void aProfilesPowerIsThatOfItsDatasheet() {
        Rows.Row decode = Rows.by("phase", RUN + "--power tdp").get("decode");
        assertThat(Rows.number(decode, "joules_per_token")).isCloseTo(100 * 616.8e-9, within(1e-15));
        assertThat(decode.get("cost_per_million_tokens")).isEmpty();
    }

    /** All devices are paid for, whichever of them does how much. */
    @Test
    void twoDevicesCostTwice() {
        String command = RUN + "--price 3.6 --columns phase,time_s,cost_per_million_tokens --tp 2";
        Rows.Row decode = Rows.by("phase", command).get("decode");
        double each = Rows.number(decode, "time_s") / 3;
        assertThat(Rows.number(decode, "cost_per_million_tokens")).isCloseTo(2 * 0.001 * each * 1e6, within(1e-12));
    }

    @Test
    void anAmountThatNobodyCountsIsRefused() {
        OptionalDouble beyond = OptionalDouble.of(Double.POSITIVE_INFINITY);
        OptionalDouble none = OptionalDouble.empty();
        assertThatThrownBy(() -> new Cost(beyond, none, ""))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining("the cost of a million tokens");
        assertThatThrownBy(() -> new Cost(none, beyond, ""))
                .isInstanceOf(UnsuitableWorkloadException.class)
                .hasMessageContaining("the energy of a token");
        assertThat(new Cost(none, none, "").joulesPerToken()).isEmpty();
    }
}
