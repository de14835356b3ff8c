package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.SideFile;
import dev.roofline.json.SourceReader;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files beside a checkpoint's config.json that would change what is counted: those of quantisers, which are read,
 * and others that are known by their names. Tokenizers, generation settings and the like would not.
 */
final class CheckpointFolder {
    /** ModelOpt's; AutoGPTQ's and GPTQModel's; AutoAWQ's; what some write that config.json should have. */
    private static final List<String> READ =
            List.of("hf_quant_config.json", "quantize_config.json", "quant_config.json", "quantization_config.json");

    private static final List<String> QUANTISERS = List.of("quant", "gptq", "awq");

    private static final String ADAPTER = "adapter_config.json";

    /** A checkpoint has a few hundred files; a folder of so many is none. */
    private static final int MOST_FILES = 10_000;

    private CheckpointFolder() {}

    /**
     * The files beside an input, the ones that are read first; none beside a file that is no config.json.
     *
     * @throws InvalidInputException where one of a quantiser cannot be read
     */
    static List<SideFile> of(InputPath input) {
        if (!input.isConfig()) {
            return List.of();
        }
        List<SideFile> beside = new ArrayList<>();
        for (String name : READ) {
            Path file = input.file().resolveSibling(name);
            String path = input.beside(name);
            if (Files.isRegularFile(file)) {
                beside.add(new SideFile(name, path, true, Optional.of(SourceReader.read(file, path))));
            } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                beside.add(new SideFile(name, path, false, Optional.empty()));
            }
        }
        for (String name : namesAlone(input.file().toAbsolutePath().resolveSibling(""))) {
            boolean regular = Files.isRegularFile(input.file().resolveSibling(name));
            beside.add(new SideFile(name, input.beside(name), regular, Optional.empty()));
        }
        return beside;
    }

    private static Set<String> namesAlone(Path folder) {
        TreeSet<String> names = new TreeSet<>();
        int seen = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (changesTheAnswer(name) && !READ.contains(name)) {
                    names.add(name);
                }
                if (++seen >= MOST_FILES) {
                    break;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that may be passed through and not listed: the files that are read were asked for by name.
            return names;
        }
        return names;
    }

    private static boolean changesTheAnswer(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (!plain.endsWith(".json")) {
            return false;
        }
        for (String quantiser : QUANTISERS) {
            if (plain.contains(quantiser)) {
                return true;
            }
        }
        return plain.equals(ADAPTER);
    }
}
