package dev.roofline.cli;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a case is about, where that is less than all of its standard output: a file of the case names it, and the golden
 * holds nothing else. A case without such a file holds a whole.
 *
 * <ul>
 *   <li>{@code paths}, of JSON: a path a line, as {@link JsonPath} reads it.
 *   <li>{@code lines}, of text: what a line begins with. The golden holds the lines that begin with one of them, as they
 *       are; each must begin a line.
 * </ul>
 */
record CaseSubject(Path folder) {
    static final String PATHS = "paths";
    static final String LINES = "lines";

    /** The part of an output that is named; all of it where nothing is. */
    String of(String output) {
        if (Files.exists(folder.resolve(PATHS))) {
            return JsonPath.values(output, read(PATHS));
        }
        return Files.exists(folder.resolve(LINES)) ? linesOf(output, read(LINES)) : output;
    }

    boolean isNamed() {
        return Files.exists(folder.resolve(PATHS)) || Files.exists(folder.resolve(LINES));
    }

    void addProblems(List<String> problems) {
        List<String> files = new ArrayList<>();
        for (String file : List.of(PATHS, LINES)) {
            if (Files.exists(folder.resolve(file))) {
                files.add(file);
                addProblems(file, problems);
            }
        }
        if (files.size() > 1) {
            problems.add(folder + " names both " + String.join(" and ", files));
        }
    }

    private void addProblems(String file, List<String> problems) {
        Set<String> seen = new HashSet<>();
        for (String line : read(file)) {
            if (line.isEmpty() || !seen.add(line)) {
                problems.add(
                        folder.resolve(file) + " has a line that is " + (line.isEmpty() ? "empty" : "there twice"));
            }
        }
        if (seen.isEmpty()) {
            problems.add(folder.resolve(file) + " names nothing");
        }
    }

    private static String linesOf(String output, List<String> starts) {
        StringBuilder text = new StringBuilder();
        Set<String> used = new HashSet<>();
        for (String line : output.lines().toList()) {
            boolean named = false;
            for (String start : starts) {
                if (line.startsWith(start)) {
                    used.add(start);
                    named = true;
                }
            }
            if (named) {
                text.append(line).append('\n');
            }
        }
        for (String start : starts) {
            if (!used.contains(start)) {
                fail("no line begins with '%s' in\n%s", start, output);
            }
        }
        return text.toString();
    }

    private List<String> read(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
