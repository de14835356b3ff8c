package dev.roofline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small decoder of {@link Rows#SMALL} with something else in its three layers, to be counted by hand too. */
public final class SmallDecoder {
    private static final Path FILE = Path.of("src/test/resources/small/decoder.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SmallDecoder() {}

    /**
     * The options that name it, with the small machine.
     *
     * @param folder where its file is written
     * @param removed the key of the layers that goes
     * @param key the key that comes, with {@code value}, JSON with single quotes
     */
    public static String with(Path folder, String removed, String key, String value) {
        try {
            ObjectNode model = (ObjectNode) MAPPER.readTree(Files.readString(FILE));
            ObjectNode layers = (ObjectNode) model.at("/stacks/0/groups/0");
            layers.remove(removed);
            layers.set(key, MAPPER.readTree(value.replace('\'', '"')));
            Path file = folder.resolve(key + ".json");
            Files.writeString(file, MAPPER.writeValueAsString(model));
            return "--model " + file + " --hw src/test/resources/small/machine.json ";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another value of one key of the layers. */
    public static String with(Path folder, String key, String value) {
        return with(folder, key, key, value);
    }
}
