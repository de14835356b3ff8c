package dev.roofline.hostile;

import dev.roofline.cli.Formats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles, specs and configs that were damaged: each gets a report or a sentence, soon, and never a trace. */
class HostileFilesTest {
    private static final int COUNT = Integer.getInteger("hostile.count", 10_000);
    private static final long SEED = Long.getLong("hostile.seed", 16);
    private static final List<String> PHASES = List.of("", "prefill", "decode", "generate", "train", "encode");

    /** A kind of file: where right ones are, and which option takes them. */
    private enum Kind {
        PROFILE("hardware-profiles", "--hw"),
        SPEC("model-specs", "--model"),
        CONFIG("src/test/resources/huggingface/configs", "--model");

        final Path folder;
        final String option;

        Kind(String folder, String option) {
            this.folder = Path.of(folder);
            this.option = option;
        }
    }

    @TempDir
    private Path folder;

    @Test
    void getAReportOrASentence() throws Exception {
        Map<Kind, List<byte[]>> files = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            files.put(kind, files(kind.folder));
        }
        Attack.fire(COUNT, (number, thread) -> {
            Random random = new Random(SEED * 1_000_003 + number);
            Kind kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
            List<byte[]> right = Objects.requireNonNull(files.get(kind));
            byte[] damaged = DamagedJson.of(
                    right.get(random.nextInt(right.size())), right.get(random.nextInt(right.size())), random);
            Path file = Files.write(folder.resolve(thread + ".json"), damaged);
            return new Attack.Shot(line(kind, file.toString(), random), new String(damaged, StandardCharsets.UTF_8));
        });
    }

    private static List<String> line(Kind kind, String file, Random random) {
        List<String> line = new ArrayList<>();
        switch (random.nextInt(8)) {
            case 0 -> line.addAll(List.of("validate", file));
            case 1 -> line.addAll(List.of("show", file));
            default -> {
                String right = kind == Kind.PROFILE ? "--model" : "--hw";
                line.addAll(List.of("analyze", kind.option, file, right, kind == Kind.PROFILE ? "gpt" : "h100"));
                line.addAll(List.of("--by", random.nextInt(4) == 0 ? "operator" : "phase"));
                String phase = PHASES.get(random.nextInt(PHASES.size()));
                if (!phase.isEmpty()) {
                    line.addAll(List.of("--phase", phase));
                }
                if (random.nextInt(4) == 0) {
                    line.addAll(List.of("--tp", "2"));
                }
            }
        }
        List<String> formats = line.get(0).equals("analyze") ? Formats.all() : Formats.ofTables();
        line.addAll(List.of("--format", formats.get(random.nextInt(formats.size()))));
        return line;
    }

    private static List<byte[]> files(Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                files.add(Files.readAllBytes(each));
            }
        }
        return files;
    }
}
