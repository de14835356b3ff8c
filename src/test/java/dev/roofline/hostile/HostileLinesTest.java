package dev.roofline.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that nobody means: whatever is typed gets a report or a sentence, soon, and never a trace. */
class HostileLinesTest {
    private static final int COUNT = Integer.getInteger("hostile.count", 10_000);
    private static final long SEED = Long.getLong("hostile.seed", 16);
    private static final Path CASES = Path.of("src/test/resources/cli");
    private static final List<String> NUMBERS = List.of(
            "0", "1", "2", "3", "4", "5", "7", "8", "64", "511", "4096", "131072", "1000000", "0.5", "0.9", "1e-9",
            "2x");
    private static final List<String> MORE = List.of(
            "analyze --model nemotron-3-nano --hw h100 --phase decode --state bf16 --head fp8 --embedding fp8",
            "analyze --model gpt --hw a100 --memory-utilization 0.9 --reserve 2GB --path batch=1..8*2 --require decode.time_s<=4ms",
            "analyze --model gpt --hw b200 --phase train --offload optimizer=0.5,weights --zero 3 --weights nvfp4 --activations nvfp4",
            "analyze --model qwen3-30b-a3b --hw h100 --phase train --tp 4 --ep 8 --dp 2 --sequence-parallel on --recompute full",
            "analyze --model gpt --hw a100 --generate 20 --arrival 10 --chunk 64 --price 2 --power tdp",
            "analyze --model gpt --hw h100 --compute fp8 --weight-copy on --by phase",
            "validate --strict hardware-profiles/h100-sxm-80gb.json",
            "reproduce memory --format csv");
    private static final List<String> COMMANDS =
            List.of("analyze", "compare", "trends", "list", "show", "validate", "reproduce", "help", "analyse", "");

    @TempDir
    private Path folder;

    @Test
    void getAReportOrASentence() throws Exception {
        List<List<String>> lines = lines();
        List<String> words =
                lines.stream().flatMap(List::stream).distinct().sorted().toList();
        Map<String, List<String>> values = values(lines);
        Attack.fire(COUNT, (number, thread) -> {
            Random random = new Random(SEED * 1_000_003 + number);
            List<String> line = new ArrayList<>(lines.get(random.nextInt(lines.size())));
            // A line with one mistake gets further in than one with three.
            int changes = random.nextBoolean() ? 1 : 2 + random.nextInt(2);
            for (int i = 0; i < changes; i++) {
                // Most are lines that somebody could mean: they get as far as the counting.
                if (random.nextInt(3) > 0) {
                    anotherValue(line, values, random);
                } else {
                    change(line, words, random);
                }
            }
            shorten(line);
            aimOutput(line, thread);
            return new Attack.Shot(line, "");
        });
    }

    /** One more option, or another value of one that is there, of those that the cases give it or a number. */
    private static void anotherValue(List<String> line, Map<String, List<String>> values, Random random) {
        List<String> there = line.stream().filter(values::containsKey).toList();
        List<String> all = List.copyOf(values.keySet());
        boolean more = there.isEmpty() || random.nextBoolean();
        String option = more ? all.get(random.nextInt(all.size())) : there.get(random.nextInt(there.size()));
        List<String> own = values.getOrDefault(option, NUMBERS);
        String value = random.nextInt(3) == 0
                ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                : own.get(random.nextInt(own.size()));
        int at = line.indexOf(option);
        if (at < 0) {
            line.addAll(List.of(option, value));
        } else if (at + 1 < line.size()) {
            line.set(at + 1, value);
        }
    }

    /** The values that the cases give each option. */
    private static Map<String, List<String>> values(List<List<String>> lines) {
        Map<String, List<String>> values = new TreeMap<>();
        for (List<String> line : lines) {
            for (int i = 0; i + 1 < line.size(); i++) {
                if (line.get(i).startsWith("--") && !line.get(i + 1).startsWith("-")) {
                    values.computeIfAbsent(line.get(i), option -> new ArrayList<>())
                            .add(line.get(i + 1));
                }
            }
        }
        return values;
    }

    private static void change(List<String> line, List<String> words, Random random) {
        int at = line.isEmpty() ? 0 : random.nextInt(line.size());
        switch (line.isEmpty() ? 0 : random.nextInt(12)) {
            case 0 -> line.add(random.nextInt(line.size() + 1), word(words, random));
            case 1 -> line.remove(at);
            case 2 -> line.add(at, line.get(at));
            case 3 -> line.set(at, word(words, random));
            case 4 -> line.set(at, damaged(line.get(at), random));
            case 5 -> line.set(0, COMMANDS.get(random.nextInt(COMMANDS.size())));
            case 6 -> {
                String moved = line.remove(at);
                line.add(random.nextInt(line.size() + 1), moved);
            }
            case 7 -> line.addAll(List.of(option(words, random), OddValues.text(random)));
            default -> {
                // The likeliest mistake: a value of an option.
                int value = afterAnOption(line, random);
                line.set(value, random.nextInt(3) == 0 ? word(words, random) : OddValues.text(random));
            }
        }
    }

    private static int afterAnOption(List<String> line, Random random) {
        int from = random.nextInt(line.size());
        for (int i = 0; i < line.size(); i++) {
            int at = (from + i) % line.size();
            if (at > 0 && line.get(at - 1).startsWith("--")) {
                return at;
            }
        }
        return from;
    }

    private static String word(List<String> words, Random random) {
        return random.nextInt(3) == 0 ? OddValues.text(random) : words.get(random.nextInt(words.size()));
    }

    private static String option(List<String> words, Random random) {
        while (true) {
            String word = words.get(random.nextInt(words.size()));
            if (word.startsWith("--")) {
                return word;
            }
        }
    }

    private static String damaged(String word, Random random) {
        StringBuilder text = new StringBuilder(word);
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(5)) {
            case 0 -> text.insert(at, OddValues.text(random));
            case 1 -> text.setLength(at);
            case 2 -> text.append('=').append(OddValues.text(random));
            case 3 -> text.append(',').append(word);
            default -> text.append(text.reverse());
        }
        return text.toString();
    }

    /** Passes of guesses are summed up one by one, six analyses each: a million of them take a minute, which is known. */
    private static void shorten(List<String> line) {
        int at = line.indexOf("--generate") + 1;
        if (at > 0
                && at < line.size()
                && line.contains("--draft")
                && line.get(at).matches("[0-9]{6,}")) {
            line.set(at, "99999");
        }
    }

    /** Output goes into a folder of the test, whatever was made of the option. */
    private void aimOutput(List<String> line, int thread) {
        for (int i = 0; i < line.size(); i++) {
            String word = line.get(i);
            if (word.matches("(?s)-[a-zA-Z]*o.*")) {
                line.set(i, "-o");
                if (i + 1 < line.size()) {
                    line.set(
                            i + 1,
                            folder + "/" + thread
                                    + line.get(i + 1).replace("/", "_").replace("..", "_"));
                }
            } else if (word.startsWith("--o")
                    && !word.startsWith("--off")
                    && !word.startsWith("--op")
                    && !word.startsWith("--ov")) {
                line.set(i, "--output=" + folder + "/" + thread + ".csv");
            }
        }
    }

    /** The command lines of the tests, and some with options that no case has. */
    private static List<List<String>> lines() throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (String line : MORE) {
            lines.add(List.of(line.split(" ")));
        }
        try (Stream<Path> folders = Files.list(CASES)) {
            for (Path each : folders.sorted().toList()) {
                List<String> line = new ArrayList<>();
                for (String word : Files.readAllLines(each.resolve("args"))) {
                    line.add(word.replace("$CASE", each.toString()));
                }
                lines.add(line);
            }
        }
        return lines;
    }
}
