package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeListTest {
    @Test
    void readsListsAndRangesByFactorsAndSteps() {
        assertThat(SizeList.parse("--batch", "1,8, 64")).containsExactly(1L, 8L, 64L);
        assertThat(SizeList.parse("--batch", "1..256*4")).containsExactly(1L, 4L, 16L, 64L, 256L);
        assertThat(SizeList.parse("--batch", "3..100*3")).containsExactly(3L, 9L, 27L, 81L);
        assertThat(SizeList.parse("--batch", "512..2048+512,0")).containsExactly(512L, 1024L, 1536L, 2048L, 0L);
        assertThat(SizeList.parse("--batch", "7..7*2")).containsExactly(7L);
    }

    @Test
    void keepsASizeOnce() {
        assertThat(SizeList.parse("--batch", "8,1..16*2")).containsExactly(8L, 1L, 2L, 4L, 16L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1..8      | needs a factor or a step
            8..1      | goes from a size to a smaller one
            8..1*2    | goes from a size to a smaller one
            1..8*1    | never gets to its end
            0..8*2    | never gets to its end
            1..8+0    | never gets to its end
            1..8*x    | "x" is no whole number
            1..*2     | "" is no whole number
            1,,2      | "" is no whole number
            -1        | -1 is not from 0 to 1073741824
            1..8*-2   | -2 is not from 0 to 1073741824
            9999999999 | is not from 0 to 1073741824
            1..2000+1 | has more than 1000 sizes
            """)
    void refusesWhatIsNoListOfSizes(String text, String said) {
        assertThatThrownBy(() -> SizeList.parse("--batch", text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--batch")
                .hasMessageContaining(said);
    }

    @Test
    void endsAtTheLargestSizeWithoutOverflow() {
        assertThat(SizeList.parse("--batch", "1..1073741824*1073741824")).containsExactly(1L, 1073741824L);
    }
}
