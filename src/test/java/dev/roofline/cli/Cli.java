package dev.roofline.cli;

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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintWriter errors = new PrintWriter(err);
        int code = Main.run(args, out, errors);
        errors.flush();
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
