package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    @Test
    void controlCharactersAreShownByTheirPictures() {
        assertThat(Visible.line("a\u001B[31mb\u0000c\u007Fd\r\n")).isEqualTo("a\u241B[31mb\u2400c\u2421d\u240D\u240A");
        assertThat(Visible.lines("one\ntwo\t")).isEqualTo("one\ntwo\u2409");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202E", "\u2066", "\u200B", "\u00AD", "\uFEFF", "\u2028", "\u2029", "\uD800", "\uFFFE", "\uFDD0"
            })
    void whatTurnsTextOrTakesNoRoomIsReplaced(String harmful) {
        assertThat(Visible.line("a" + harmful + "b")).isEqualTo("a\uFFFDb");
    }

    /** Both halves of a tag character, U+E0041, and none of an emoji's. */
    @Test
    void charactersOfTwoHalvesAreJudgedAsAWhole() {
        assertThat(Visible.line("a\uDB40\uDC41b")).isEqualTo("a\uFFFD\uFFFDb");
        assertThat(Visible.line("\uD83D\uDE00 \u05D0 \u00e9")).isEqualTo("\uD83D\uDE00 \u05D0 \u00e9");
    }

    @Test
    void aNameShowsTheSpacesThatAreNone() {
        assertThat(Visible.seen("a b")).isEqualTo("a b");
        assertThat(Visible.seen("a\u00A0b\u3164c")).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(Visible.shortened("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(Visible.shortened("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
        // The 60th char would be the first half of an emoji.
        assertThat(Visible.shortened("x".repeat(59) + "\uD83D\uDE00yy")).isEqualTo("x".repeat(59) + "…");
        assertThat(Visible.quoted("a")).isEqualTo("\"a\"");
    }

    @Test
    void aCodePointHasFourHexadecimalDigitsOrMore() {
        assertThat(Visible.codePoint(0x1B)).isEqualTo("U+001B");
        assertThat(Visible.codePoint(0xFEFF)).isEqualTo("U+FEFF");
        assertThat(Visible.codePoint(0xE0041)).isEqualTo("U+E0041");
    }
}
