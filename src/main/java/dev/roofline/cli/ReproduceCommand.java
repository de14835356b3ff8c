package dev.roofline.cli;

import dev.roofline.report.ReproductionTable;
import dev.roofline.reproduction.Comparison;
import dev.roofline.reproduction.Survey;
import dev.roofline.spec.Catalogue;
import dev.roofline.model.ModelSpec;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Published numbers beside ours. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        header = "Published numbers beside this tool's, with every difference.",
        description = {
            "survey: the tables and figure labels of arXiv 2302.14017, the companion of AI and Memory Wall",
            "(arXiv 2403.14123), counted by its own rules (--counting survey)."
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final List<String> SUBJECTS = List.of("survey");

    @Parameters(arity = "0..1", paramLabel = "WHAT", description = "survey")
    private String subject;

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final Console console;

    ReproduceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (subject == null) {
            throw new UsageException("reproduce needs to know what: " + String.join(", ", SUBJECTS));
        }
        if (!SUBJECTS.contains(subject)) {
            throw Arguments.unknown(
                    "there is nothing to reproduce called \"" + subject + "\"; there is " + String.join(", ", SUBJECTS),
                    subject,
                    SUBJECTS);
        }
        OutputFormat format = output.format();
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        List<Comparison> comparisons =
                new Survey(name -> models.load(name).value()).compare();
        String text = format.text(ReproductionTable.of(comparisons));
        output.write(format == OutputFormat.TABLE ? text + "\n" + ReproductionTable.summary(comparisons) : text, console);
        return ExitCode.DONE;
    }
}
