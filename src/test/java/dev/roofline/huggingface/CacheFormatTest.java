package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'FP8'; fp8",
                "'NVFP4'; nvfp4",
                "'fp8'; none",
                "{'num_bits': 8, 'type': 'float'}; fp8",
                "{'num_bits': 8, 'type': 'int'}; int8",
                "{'num_bits': 8}; int8",
                "{'type': 'float'}; fp8",
                // Four bits are no format that a cache has here.
                "{'num_bits': 4, 'type': 'int'}; none",
                "{'num_bits': 8, 'type': 'mx'}; none",
                "{'num_bits': 8, 'type': 8}; none",
                "{}; none",
                "8; none"
            })
    void aSchemeIsEightBitsOfItsType(String said, String format) {
        assertThat(CacheFormat.of(Configs.parse(said)).orElse("none")).isEqualTo(format);
    }
}
