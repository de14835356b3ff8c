package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.draw.Ink;
import dev.roofline.metric.ValueKind;
import dev.roofline.report.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
    @ParameterizedTest
    @CsvSource({"compute, GREEN", "memory, YELLOW", "network, MAGENTA", "none, PLAIN"})
    void aBoundHasAColourOfItsOwn(String cell, Ink ink) {
        assertThat(Bounds.ink(new Table.Heading("bound", ValueKind.TEXT), cell)).isEqualTo(ink);
    }

    @Test
    void aNameThatReadsAsABoundIsPlain() {
        assertThat(Bounds.ink(new Table.Heading("sets", ValueKind.TEXT), "memory"))
                .isEqualTo(Ink.PLAIN);
    }
}
