package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseSubjectTest {
    private static final String JSON = "{\"a\":{\"x\":1,\"y\":[1.50,null]},\"rows\":[{\"t\":0.000100,\"name\":\"é\"},"
            + "{\"t\":12345678901234567890,\"name\":\"b\"}],\"none\":[]}";

    private static final String TEXT = "# batch       1\n# note: one\n\ndecode\ndecode  1.0  memory\ntotal   1.0\n";

    @TempDir
    Path folder;

    @Test
    void aCaseThatNamesNothingHoldsAll() {
        assertThat(new CaseSubject(folder).of(TEXT)).isEqualTo(TEXT);
    }

    @Test
    void valuesStandWithAllTheirDigits() throws IOException {
        assertThat(of("paths", JSON, "rows[].t\nrows[1].name\na\nnone\n")).isEqualTo("""
                        rows[0].t = 0.000100
                        rows[1].t = 12345678901234567890
                        rows[1].name = "b"
                        a.x = 1
                        a.y[0] = 1.50
                        a.y[1] = null
                        none = []
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "b, there is no b in the document",
        "a.z, there is no z in a",
        "rows[].time, there is no time in rows[0]",
        "rows[2].t, rows has 2 entries",
        "a[].x, a is no list",
        "none[].x, none is no list with something in it",
        "rows[], rows[0] is an object of a list",
        "rows, rows is a list of objects"
    })
    void whatIsNotThereOrTooMuchIsRefused(String path, String message) {
        assertThatThrownBy(() -> of("paths", JSON, path)).hasMessageContaining(message);
    }

    @Test
    void linesAreHeldByWhatTheyBeginWith() throws IOException {
        assertThat(of("lines", TEXT, "total\n# note\n")).isEqualTo("# note: one\ntotal   1.0\n");
        assertThatThrownBy(() -> of("lines", TEXT, "total\nprefill\n"))
                .hasMessageContaining("no line begins with 'prefill'");
    }

    private String of(String file, String output, String names) throws IOException {
        Files.writeString(folder.resolve(file), names);
        return new CaseSubject(folder).of(output);
    }
}
