package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static Place at(int offset) {
        SourceFile source = SourceReader.decode("x.json", "{\"a\": 1,\n\"b\": 2}".getBytes(StandardCharsets.UTF_8));
        return new Place(source, Place.ofDocument(source, 0), "a", -1, offset);
    }

    @Test
    void problemsAreToldInTheOrderOfTheFile() {
        Problems problems = new Problems();
        problems.error(at(9), "third");
        problems.error(at(6), "second");
        problems.warning(at(1), "first");
        assertThat(problems.all()).extracting(Problem::message).containsExactly("first", "second", "third");
        assertThat(problems.errors()).isEqualTo(2);
    }

    @Test
    void warningsAloneStopNothing() {
        Problems problems = new Problems();
        problems.warning(at(1), "doubt");
        assertThatCode(problems::throwIfErrors).doesNotThrowAnyException();
        problems.error(at(1), "wrong");
        assertThatThrownBy(problems::throwIfErrors)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::message)
                                .containsExactly("doubt", "wrong"));
    }

    /** A hundred are kept of a hostile file's, and the others counted. */
    @Test
    void theRestIsCounted() {
        Problems problems = new Problems();
        for (int i = 0; i < 103; i++) {
            problems.error(at(1), "wrong " + i);
        }
        assertThat(problems.errors()).isEqualTo(103);
        List<Problem> told = problems.failure().problems();
        assertThat(told).hasSize(101);
        assertThat(told.get(100).message()).isEqualTo("3 further problems are not shown");
    }

    /** A value that was changed was copied from nowhere; one that was not may still be copied wrongly. */
    @Test
    void aChangedValueIsNotDoubtedAsACopy() {
        Problems before = new Problems();
        before.copyingDoubt(at(1), "ten times its neighbours");
        assertThat(before.warnings()).hasSize(1);
        Problems after = Problems.ofChanges(before.warnings());
        after.copyingDoubt(at(1), "ten times its neighbours");
        after.copyingDoubt(at(1), "another doubt");
        assertThat(after.warnings()).extracting(Problem::message).containsExactly("ten times its neighbours");
    }
}
