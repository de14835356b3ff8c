package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.catalogue.InputPath;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Problem;
import dev.roofline.json.SourceFile;
import dev.roofline.json.StandardInput;
import dev.roofline.json.Visible;
import dev.roofline.metric.ValueKind;
import dev.roofline.report.Listing;
import dev.roofline.report.Table;
import dev.roofline.specfile.SpecFile;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The problems of files, all of them at once. */
final class ValidateCommand extends Command {
    private static final Option<String> STRICT =
            OptionGroup.OUTPUT.of("strict", Argument.FLAG, "warnings too make the exit code 3");

    private final PositionalParamSpec files = PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..*")
            .paramLabel("FILE")
            .description(
                    "model specs, hardware profiles and Hugging Face configs (a file, the folder of one, or - for standard input)")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build();

    ValidateCommand(Console console) {
        super(
                "validate",
                "Every problem of model specs, hardware profiles and Hugging Face configs; exit 3 where one is an error.",
                Option.all(List.of(STRICT, CatalogueOptions.ASSUME), OutputOptions.OF_TABLES),
                console);
        spec().addPositional(files);
    }

    @Override
    public int run() {
        List<String> files = this.files.getValue();
        if (files == null || files.isEmpty()) {
            throw new UsageException("validate needs at least one file");
        }
        OutputFormat format = output.format();
        StringBuilder text = new StringBuilder();
        List<Problem> all = new ArrayList<>();
        for (String file : files) {
            List<Problem> problems = problems(file);
            all.addAll(problems);
            problems.forEach(problem -> text.append(problem.render()).append('\n'));
            if (problems.isEmpty()) {
                String name =
                        StandardInput.isMeant(file) ? console.in().source().name() : file;
                text.append(Visible.line(name)).append(": no problem\n");
            }
        }
        if (format == OutputFormat.TABLE) {
            output.write(text.toString(), console);
        } else {
            output.write(table(all), List.of(), console);
        }
        boolean refused = given.has(STRICT)
                ? !all.isEmpty()
                : all.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        return refused ? ExitCode.BAD_INPUT : ExitCode.DONE;
    }

    private List<Problem> problems(String file) {
        StandardInput in = console.in();
        try {
            SourceFile source = StandardInput.isMeant(file)
                    ? in.source()
                    : InputPath.of(file).read();
            return SpecFile.isHardware(source)
                    ? Catalogue.hardware(List.of(), in).loadFile(file).warnings()
                    : Catalogue.models(List.of(), given.get(CatalogueOptions.ASSUME), in)
                            .loadFile(file)
                            .warnings();
        } catch (InvalidInputException e) {
            return e.problems();
        } catch (InvalidPathException e) {
            throw new UsageException("\"" + file + "\" is not a path: " + e.getReason());
        }
    }

    private static Table table(List<Problem> problems) {
        return new Listing<Problem>()
                .text("file", Problem::file)
                .number("line", ValueKind.COUNT, problem -> problem.line() > 0 ? problem.line() : Double.NaN)
                .number("column", ValueKind.COUNT, problem -> problem.column() > 0 ? problem.column() : Double.NaN)
                .text("severity", problem -> problem.severity() == Problem.Severity.ERROR ? "error" : "warning")
                .text("pointer", Problem::pointer)
                .text("message", Problem::message)
                .text("suggestion", problem -> problem.suggestion().orElse(""))
                .of(problems);
    }
}
