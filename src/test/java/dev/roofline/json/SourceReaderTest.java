package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(5)
    void aHundredMebibytesAreRefusedUnread() throws IOException {
        Path file = folder.resolve("big.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        long start = System.nanoTime();
        assertThatThrownBy(() -> SourceReader.read(file, "big.json"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("big.json: error: the file has 104857600 bytes; at most 16777216 are read");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void theLargestFileIsReadAndOneByteMoreIsNot() throws IOException {
        byte[] blanks = new byte[SourceReader.MOST_BYTES];
        Arrays.fill(blanks, (byte) ' ');
        Path file = Files.write(folder.resolve("blanks.json"), blanks);
        assertThat(SourceReader.read(file, "blanks.json").text()).hasSize(SourceReader.MOST_BYTES);
        Files.write(file, Arrays.copyOf(blanks, blanks.length + 1));
        assertThatThrownBy(() -> SourceReader.read(file, "blanks.json")).hasMessageContaining("has 16777217 bytes");
    }

    @Test
    void anEndlessDeviceIsRefused() {
        Path zeros = Path.of("/dev/zero");
        assumeThat(zeros).exists();
        assertThatThrownBy(() -> SourceReader.read(zeros, "/dev/zero"))
                .hasMessage("/dev/zero: error: the file has more than 16777216 bytes, the most that are read");
    }

    @Test
    void aDirectoryIsNoFile() {
        assertThatThrownBy(() -> SourceReader.read(folder, "some/folder"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("some/folder: error: this is a directory; a JSON file is expected");
    }

    @Test
    void aMissingFileIsNamedAsTheUserNamedIt() {
        assertThatThrownBy(() -> SourceReader.read(folder.resolve("gone.json"), "./gone.json"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("./gone.json: error: there is no such file");
    }

    @Test
    void controlCharactersOfAFileNameDoNotReachTheTerminal() {
        assertThatThrownBy(() -> SourceReader.read(folder.resolve("x"), "a\u001B[31m\n.json"))
                .hasMessage("a␛[31m␊.json: error: there is no such file");
    }

    @Test
    void bytesThatAreNotUtf8AreCountedFromOne() {
        byte[] bytes = "{\"é\": \"_\"}".getBytes(StandardCharsets.UTF_8);
        bytes[8] = (byte) 0xFF;
        assertThatThrownBy(() -> SourceReader.decode("x.json", bytes))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    Problem problem = e.problems().get(0);
                    assertThat(problem.message()).isEqualTo("the file is not UTF-8: byte 9 is 0xFF");
                    assertThat(problem.line()).isEqualTo(1);
                    assertThat(problem.column()).isEqualTo(8);
                });
    }

    @Test
    void theHashIsTheStandardsExample() {
        // FIPS 180-4, the one-block message "abc".
        assertThat(new Content("abc".getBytes(StandardCharsets.UTF_8)).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theHashIsOfTheBytesWithTheirMark() throws NoSuchAlgorithmException {
        byte[] marked = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
        SourceFile source = SourceReader.decode("x.json", marked);
        assertThat(source.text()).isEqualTo("{}");
        assertThat(source.content().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(marked)));
    }
}
