package dev.roofline;

import dev.roofline.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs the usual commands once, so that the build can list the classes that a start needs. */
public final class WarmUp {
    private WarmUp() {}

    public static void main(String[] args) {
        for (List<String> command : List.of(
                List.of("analyze", "--model", "gpt", "--hw", "a100"),
                List.of("analyze", "--model", "bert", "--hw", "gold-6242", "--format", "csv"),
                List.of("analyze", "--model", "t5", "--hw", "h100", "--format", "json", "--by", "layer"),
                List.of("analyze", "--model", "gemma-2-9b", "--hw", "h100", "--format", "markdown", "--fusion", "none"),
                List.of(
                        "analyze",
                        "--model",
                        "gpt",
                        "--hw",
                        "a100",
                        "--phase",
                        "generate",
                        "--require",
                        "decode.time_s<=1"),
                List.of("analyze", "--model", "gpt", "--hw", "a100", "--format", "svg"),
                List.of("analyze", "--model", "gpt", "--hw", "a100", "--format", "html"),
                List.of(
                        "analyze",
                        "--model",
                        "llama-3.1-8b",
                        "--hw",
                        "h100",
                        "--tp",
                        "2",
                        "--pp",
                        "2",
                        "--format",
                        "json"),
                List.of("compare", "--model", "gpt", "--hw", "a100,h100", "--what-if", "batch=2"),
                List.of("trends", "--model", "gpt", "--phase", "decode"),
                List.of("trends", "--series", "paper"),
                List.of("list", "models"),
                List.of("list", "hardware", "--format", "csv"),
                List.of("show", "a100"),
                List.of("show", "gpt", "--format", "json"),
                List.of("reproduce", "survey"),
                List.of("analyze", "--modle", "gpt"),
                List.of("--help"))) {
            StringWriter errors = new StringWriter();
            int code = Main.run(command.toArray(String[]::new), new ByteArrayOutputStream(), new PrintWriter(errors));
            System.out.println(code + " " + command + " " + errors);
        }
    }
}
