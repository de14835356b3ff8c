package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DimensionTest {
    private static final Dimension S = Letter.TOKENS.of(7);
    private static final Dimension H = Letter.HEADS.of(6);
    private static final Dimension KV = Letter.KV_HEADS.of(2);
    private static final Dimension E = Letter.HEAD_SIZE.of(4);

    @Test
    void aSumAmongFactorsStandsInParentheses() {
        Dimension queriesKeysAndValues = H.plus(KV.times(2)).times(E);
        assertThat(queriesKeysAndValues.value()).isEqualTo(40);
        assertThat(queriesKeysAndValues.text()).isEqualTo("(h + 2 h_kv) e");
    }

    @Test
    void aSumAloneStandsWithoutThem() {
        assertThat(H.times(E).plus(H).text()).isEqualTo("h e + h");
        assertThat(H.plus(E).plus(KV).text()).isEqualTo("h + e + h_kv");
    }

    @Test
    void numbersComeFirstMultiplied() {
        assertThat(S.times(E.times(3)).times(2).text()).isEqualTo("6 S e");
    }

    @Test
    void aNumberBelowZeroIsTakenAway() {
        Dimension micro = Letter.MICRO_BATCHES.of(5);
        Dimension passes = micro.times(2).plus(-1).over(micro);
        assertThat(passes.value()).isEqualTo(1.8);
        assertThat(passes.text()).isEqualTo("(2 M - 1)/M");
    }

    @Test
    void whatDividesComesLast() {
        Dimension ranks = Letter.CONTEXT_RANKS.of(2);
        assertThat(S.times(Dimension.Constant.ONE.over(ranks)).times(E).text()).isEqualTo("S e/c");
        assertThat(S.over(ranks.times(H)).text()).isEqualTo("S/c/h");
        assertThat(Dimension.Constant.ONE.over(ranks).text()).isEqualTo("1/c");
    }

    @Test
    void oneChangesNothing() {
        assertThat(Dimension.Constant.ONE.times(S)).isSameAs(S);
        assertThat(S.times(Dimension.of(1))).isSameAs(S);
        assertThat(S.over(Dimension.Constant.ONE)).isSameAs(S);
        assertThat(Dimension.Constant.ONE.text()).isEqualTo("1");
        assertThat(Dimension.of(0.5).text()).isEqualTo("0.5");
    }
}
