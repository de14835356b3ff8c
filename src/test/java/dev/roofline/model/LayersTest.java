package dev.roofline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
    @Test
    void readsRangesAndWritesThemBack() {
        Layers layers = Layers.parse("0-4:2,7-9,11").orElseThrow();
        assertThat(layers.indices()).containsExactly(0, 2, 4, 7, 8, 9, 11);
        assertThat(layers.count()).isEqualTo(7);
        assertThat(layers).hasToString("0-4:2,7-9,11");
        assertThat(Layers.of(LayerRange.firstOnes(12))).hasToString("0-11");
        assertThat(Layers.of(LayerRange.firstOnes(1))).hasToString("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "1,", "a", "3-1", "-1", "0-5:2", "0-4:0", "0-4:-1", "0-10000", "1-2-3", "0-4:2:1"})
    void whatIsNoRangeIsNone(String text) {
        assertThat(Layers.parse(text)).isEmpty();
    }

    @Test
    void rangesStandInTheOrderOfTheirFirstLayers() {
        assertThat(Layers.parse("7-9,11,0-4:2"))
                .contains(Layers.parse("0-4:2,7-9,11").orElseThrow());
        assertThat(Layers.parse("1-5:2,0-4:2").orElseThrow()).hasToString("0-4:2,1-5:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6,6", "0-4,6,5-7", "3-9:3,0-6:2"})
    void noLayerComesTwice(String text) {
        assertThatThrownBy(() -> Layers.parse(text)).hasMessage("layers has layer 6 twice");
    }

    @Test
    void aRangeContainsTheLayersOfItsSteps() {
        LayerRange range = new LayerRange(3, 11, 4);
        assertThat(range.count()).isEqualTo(3);
        assertThat(List.of(3, 7, 11)).allMatch(range::contains);
        assertThat(List.of(-1, 2, 4, 8, 12, 15)).noneMatch(range::contains);
    }

    @Test
    void aRangeReachesItsLastLayerByWholeSteps() {
        assertThatThrownBy(() -> new LayerRange(0, 5, 2)).hasMessage("not a range of layers: 0-5:2");
        assertThatThrownBy(() -> new LayerRange(0, LayerRange.MOST, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LayerRange(-2, 4, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Layers(List.of())).hasMessage("there are layers in a group");
    }
}
