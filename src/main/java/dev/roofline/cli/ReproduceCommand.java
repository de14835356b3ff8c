package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.report.ReproductionTable;
import dev.roofline.reproduction.Comparison;
import dev.roofline.reproduction.Exchanges;
import dev.roofline.reproduction.FormatRuns;
import dev.roofline.reproduction.LoadTimes;
import dev.roofline.reproduction.MemoryLogs;
import dev.roofline.reproduction.Soundness;
import dev.roofline.reproduction.Survey;
import dev.roofline.reproduction.TrainingRuns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Published numbers beside ours. */
final class ReproduceCommand implements Command {
    private static final List<String> SUBJECTS =
            List.of("survey", "measured", "formats", "exchanges", "training", "serving", "memory");

    private final PositionalParamSpec subject =
            Command.subject("WHAT", "survey, measured, formats, exchanges, training, serving or memory");
    private final GivenOptions given = new GivenOptions(OutputOptions.OF_TABLES);
    private final OutputOptions output = OutputOptions.ofTables(given);

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
                        "Wall (arXiv 2403.14123), counted by its own rules (--counting survey).",
                        "measured: published latencies and rates beside the bound that nothing beats (--fusion ideal).",
                        "formats: published runs in number formats that a machine has no peak of, or a slower one.",
                        "exchanges: published times of experts' dispatch and rates of all-reduces beside the bound.",
                        "training: published formulas of FLOPs and activations, and published rates of model FLOPs.",
                        "serving: weights and cache of a 540B model on 64 chips, from first principles.",
                        "memory: what engines, drivers and frameworks log of weights, caches, states and capacities.");
        spec.addPositional(subject);
        given.addTo(spec);
        return spec;
    }

    @Override
    public List<Option<?>> options() {
        return OutputOptions.OF_TABLES;
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
        List<Comparison> comparisons = switch (subject) {
            case "measured" -> measured();
            case "formats" -> formats();
            case "exchanges" -> exchanges();
            case "training" -> training();
            case "serving" -> serving();
            case "memory" -> memory();
            default -> survey();
        };
        String text = format.text(ReproductionTable.of(comparisons));
        String summary = switch (subject) {
            case "measured", "formats", "exchanges" -> ReproductionTable.bounds(comparisons);
            case "training", "serving", "memory" -> ReproductionTable.byGroup(comparisons);
            default -> ReproductionTable.summary(comparisons);
        };
        output.write(format == OutputFormat.TABLE ? text + "\n" + summary : text, console);
        return ExitCode.DONE;
    }

    private static List<Comparison> survey() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        return new Survey(name -> models.load(name).value()).compare();
    }

    private static List<Comparison> serving() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        return new LoadTimes(
                        name -> models.load(name).value(),
                        name -> machines.load(name).value())
                .compare();
    }

    private static List<Comparison> memory() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        return new MemoryLogs(
                        name -> models.load(name).value(),
                        name -> machines.load(name).value())
                .compare();
    }

    private static List<Comparison> formats() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        return new FormatRuns(
                        name -> models.load(name).value(),
                        name -> machines.load(name).value())
                .compare();
    }

    private static List<Comparison> exchanges() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        return new Exchanges(
                        name -> models.load(name).value(),
                        name -> machines.load(name).value())
                .compare();
    }

    private static List<Comparison> training() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        return new TrainingRuns(name -> models.load(name).value()).compare();
    }

    /** Each file is read once, however many runs are of it. */
    private static List<Comparison> measured() {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        Map<String, ModelSpec> specs = new HashMap<>();
        Map<String, HardwareProfile> profiles = new HashMap<>();
        return new Soundness(
                        name -> specs.computeIfAbsent(
                                name, each -> models.load(each).value()),
                        name -> profiles.computeIfAbsent(
                                name, each -> machines.load(each).value()))
                .compare();
    }
}
