package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {
    @Test
    void aPathNamesAFileAndKeys() {
        Change change = Change.parse(" hw.compute.bf16.peak = 1.2x ");
        assertThat(change.target()).isEqualTo("hw");
        assertThat(change.path()).containsExactly("compute", "bf16", "peak");
        assertThat(change.value()).isEqualTo("1.2x");
        assertThat(change.isMade()).isTrue();
        assertThat(change.unmade().isMade()).isFalse();
        // A value may have what divides a path from it.
        assertThat(Change.parse("model.name=a=b.c").value()).isEqualTo("a=b.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hw", "hw=2", "hw.=2", "hw..peak=2", "batch=2", "HW.peak=2", ".hw.peak=2", "hw.peak"})
    void whatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> Change.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChangeHasAValue() {
        assertThatThrownBy(() -> Change.parse("hw.peak= ")).hasMessage("there is no value after \"=\"");
    }
}
