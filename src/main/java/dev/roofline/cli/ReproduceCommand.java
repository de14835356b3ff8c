package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import dev.roofline.report.ReproductionTable;
import dev.roofline.reproduction.Comparison;
import dev.roofline.reproduction.Survey;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Published numbers beside ours. */
final class ReproduceCommand implements Command {
    private static final List<String> SUBJECTS = List.of("survey");

    private final PositionalParamSpec subject =
            Command.subject("WHAT", "survey");
    private final OutputOptions output = OutputOptions.ofTables();

    private final Console console;

    ReproduceCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Command.named(this, "reproduce", "Published numbers beside this tool's, with every difference.");
        spec.usageMessage()
                .description(
                        "survey: the tables and figure labels of arXiv 2302.14017, the companion of AI and Memory",
                        "Wall (arXiv 2403.14123), counted by its own rules (--counting survey).");
        spec.addPositional(subject);
        output.addTo(spec);
        return spec;
    }

    @Override
    public int run() {
        String subject = this.subject.getValue();
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
