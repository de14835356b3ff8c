package dev.roofline.cli;

import dev.roofline.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line as a folder: {@code args} (one a line; {@code $CASE} is the folder), what it must leave in
 * {@code stdout}, {@code stderr} and {@code exit}, the input files that its arguments name behind {@code $CASE/}, and, where
 * it is about less than all of its standard output, a {@link CaseSubject}.
 */
record CaseFolder(Path path) {
    static final Path ALL = Path.of("src/test/resources/cli");

    private static final String ARGS = "args";
    private static final List<String> KNOWN = List.of(ARGS, CaseSubject.PATHS, CaseSubject.LINES);
    private static final List<String> LEFT = List.of("stdout", "stderr", "exit");

    /** Folders with arguments; others are no cases, as {@link #problems} says. */
    static List<CaseFolder> in(Path root) {
        List<CaseFolder> found = new ArrayList<>();
        for (Path path : Golden.entries(root)) {
            if (Files.exists(path.resolve(ARGS))) {
                found.add(new CaseFolder(path));
            }
        }
        return found;
    }

    /** What is missing from the folders of all cases, and what lies in them for nobody. */
    static List<String> problems(Path root) {
        List<String> problems = new ArrayList<>();
        Map<List<String>, Path> byArguments = new LinkedHashMap<>();
        for (Path path : Golden.entries(root)) {
            CaseFolder folder = new CaseFolder(path);
            if (!Files.isDirectory(path)) {
                problems.add(path + " is no folder of a case");
            } else if (!Files.exists(path.resolve(ARGS))) {
                problems.add(path + " has no " + ARGS);
            } else {
                folder.addProblems(problems);
                Path other = byArguments.putIfAbsent(folder.args(), path);
                if (other != null) {
                    problems.add(path + " asks what " + other + " asks");
                }
            }
        }
        return problems;
    }

    /** Removes what tests once wrote into folders that are no cases any more. */
    static void removeStale(Path root) {
        for (Path path : Golden.entries(root)) {
            if (Files.isDirectory(path) && !Files.exists(path.resolve(ARGS))) {
                for (String name : LEFT) {
                    Golden.remove(List.of(path.resolve(name)));
                }
                if (Golden.entries(path).isEmpty()) {
                    Golden.remove(List.of(path));
                }
            }
        }
    }

    private void addProblems(List<String> problems) {
        for (String name : LEFT) {
            if (!Files.isRegularFile(path.resolve(name))) {
                problems.add(path + " has no " + name);
            }
        }
        subject().addProblems(problems);
        for (Path entry : Golden.entries(path)) {
            String name = entry.getFileName().toString();
            if (!KNOWN.contains(name) && !LEFT.contains(name) && !names(name)) {
                problems.add(entry + " is read by nobody");
            }
        }
    }

    private boolean names(String input) {
        for (String line : args()) {
            if (line.contains("$CASE/" + input)) {
                return true;
            }
        }
        return false;
    }

    List<String> args() {
        try {
            return Files.readAllLines(path.resolve(ARGS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return path.getFileName().toString();
    }

    CaseSubject subject() {
        return new CaseSubject(path);
    }

    Cli.Result run() {
        List<String> args = new ArrayList<>();
        for (String line : args()) {
            args.add(line.replace("$CASE", path.toString()));
        }
        Cli.Result result = Cli.run(args.toArray(String[]::new));
        String output = subject().of(masked(result.output()));
        return new Cli.Result(result.exitCode(), output, masked(result.errorOutput()));
    }

    private String masked(String text) {
        return text.replace(path.toString(), "$CASE");
    }
}
