package dev.roofline.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Runs the tool inside the test's process. */
public final class Cli {
    private Cli() {}

    /** What a run left behind. */
    public record Result(int exitCode, String output, String errorOutput) {}

    public static Result run(String... args) {
        return runWith("", args);
    }

    /** The same with a text that comes in by standard input. */
    public static Result runWith(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintWriter errors = new PrintWriter(err);
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Main.run(args, in, out, errors);
        errors.flush();
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
