package dev.roofline.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The one place where files are read. */
public final class SourceReader {
    /** 16 MiB: a thousand times a shipped file, and still read in a blink. */
    public static final int MOST_BYTES = 16 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceReader() {}

    /**
     * Reads a file.
     *
     * @param name what problems call the file
     * @throws InvalidInputException where it is missing, a directory, unreadable, over 16 MiB or not UTF-8
     */
    public static SourceFile read(Path path, String name) {
        if (Files.isDirectory(path)) {
            throw failure(name, "this is a directory; a JSON file is expected");
        }
        try {
            long size = Files.size(path);
            if (size > MOST_BYTES) {
                throw failure(name, "the file has " + size + " bytes; at most " + MOST_BYTES + " are read");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return decode(name, limited(in, name));
            }
        } catch (NoSuchFileException e) {
            throw failure(name, "there is no such file");
        } catch (AccessDeniedException e) {
            throw failure(name, "the file may not be read: permission denied");
        } catch (IOException e) {
            throw failure(name, "the file cannot be read: " + e.getMessage());
        }
    }

    /**
     * Decodes a file that is already in memory.
     *
     * @throws InvalidInputException where the bytes are not UTF-8
     */
    public static SourceFile decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        boolean marked = out.length() > 0 && out.charAt(0) == BYTE_ORDER_MARK;
        String text = (marked ? out.subSequence(1, out.length()) : out).toString();
        if (result.isError()) {
            throw notUtf8(new SourceFile(name, text, new Content(bytes)), bytes, in.position());
        }
        return new SourceFile(name, text, new Content(bytes));
    }

    /** Pipes and devices have no size beforehand. */
    static byte[] limited(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw failure(name, "the file has more than " + MOST_BYTES + " bytes, the most that are read");
        }
        return bytes;
    }

    private static InvalidInputException notUtf8(SourceFile readSoFar, byte[] bytes, int position) {
        boolean utf16 = position == 0
                && bytes.length > 1
                && ((bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1]);
        String message = "the file is not UTF-8: byte " + (position + 1) + " is 0x"
                + Integer.toHexString(0x100 | (bytes[position] & 0xFF))
                        .substring(1)
                        .toUpperCase(java.util.Locale.ROOT)
                + (utf16 ? "; it looks like UTF-16" : "");
        Place place = Place.ofDocument(readSoFar, readSoFar.text().length());
        return new InvalidInputException(Problem.at(place, Problem.Severity.ERROR, message, Optional.empty()));
    }

    private static InvalidInputException failure(String name, String message) {
        return new InvalidInputException(Problem.ofFile(name, message));
    }
}
