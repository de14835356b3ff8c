package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "rope, rope, true",
        "rope, rope_theta, false",
        "rope*, rope_theta, true",
        "rope*, my_rope, false",
        "*_dropout, attention_dropout, true",
        "*_dropout, dropout_rate, false",
        "*dropout*, attention_dropout_rate, true",
        "*dropout*, drop, false",
        "vision_*_size, vision_patch_size, true",
        "vision_*_size, vision_patch_count, false",
        "vision_*_size, vision__size, true",
        // Beginning and end do not share a letter.
        "vision_*_size, vision_size, false"
    })
    void aStarStandsForAnyLetters(String pattern, String key, boolean matches) {
        assertThat(new KeyPatterns(List.of("other", pattern, "an*other")).match(key))
                .isEqualTo(matches);
    }
}
