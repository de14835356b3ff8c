package dev.roofline.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingTest {
    private static final Setting BATCH = new Setting("micro-batch");

    @Test
    void aSentenceIsSaidAsSettingsAreWrittenWhereItIsSaid() {
        String sentence = "leave " + BATCH + " out, or " + new Setting("tp") + " 2";
        assertThat(Setting.said(sentence, "--")).isEqualTo("leave --micro-batch out, or --tp 2");
        assertThat(Setting.said(sentence, "")).isEqualTo("leave micro-batch out, or tp 2");
        assertThat(Setting.mentioned(sentence)).containsExactly("micro-batch", "tp");
    }

    @Test
    void aSentenceNamesSettingsInBracesToo() {
        assertThat(Setting.filled("whole phases, with {micro-batch}: of each"))
                .isEqualTo("whole phases, with " + BATCH + ": of each");
    }

    @Test
    void aMarkIsAsWideAsTwoDashesSoThatLinesBreakAlike() {
        assertThat(Setting.MARK).hasSameSizeAs("--");
        assertThat(Setting.MARK.chars()).allMatch(Setting::isOfMark).noneMatch(point -> point < 0x7F);
        assertThat(Setting.isOfMark('-')).isFalse();
    }
}
