package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.render.CsvRenderer;
import dev.roofline.render.JsonRenderer;
import dev.roofline.render.MarkdownRenderer;
import dev.roofline.render.Renderer;
import dev.roofline.render.TableRenderer;
import dev.roofline.report.AnalysisReport;
import dev.roofline.report.Column;
import dev.roofline.report.Grouping;
import dev.roofline.report.Input;
import dev.roofline.report.Report;
import dev.roofline.report.Requirement;
import dev.roofline.spec.Loaded;
import dev.roofline.spec.Problem;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One model on one machine. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        header = "FLOPs, bytes, intensity, bound and time of every operator of a model on a machine.",
        footer = {
            "",
            "Exit codes: 0 done, 1 a bug of this tool, 2 wrong command line, 3 bad or missing input,",
            "4 a requirement is false (the report is still printed)."
        })
final class AnalyzeCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "NAME|FILE", description = "catalogue name, alias, or a spec file")
    private String model;

    @Option(
            names = {"--hw", "--hardware"},
            paramLabel = "NAME|FILE",
            description = "catalogue name, alias, or a profile file")
    private String hardware;

    @Mixin
    private WorkloadArguments workload = new WorkloadArguments();

    @Option(names = "--by", paramLabel = "WHAT", description = "a row each operator (default), layer, group or phase")
    private String by;

    @Option(names = "--columns", paramLabel = "A,B", description = "columns of table, csv and markdown, in this order")
    private String columns;

    @Option(
            names = "--require",
            paramLabel = "EXPR",
            description = "such as \"decode.time_s<=0.012\" or \"prefill.bound==compute\"; exit 4 where false")
    private List<String> requirements = new ArrayList<>();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private CatalogueOptions catalogues = new CatalogueOptions();

    private final Console console;

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.format();
        Grouping grouping = Arguments.choice("--by", by, List.of(Grouping.values()), Grouping::label)
                .orElse(Grouping.OPERATOR);
        List<Requirement> required = requirements();
        Loaded<ModelSpec> spec = warned(catalogues.models().load(required("--model", model, "roofline list models")));
        Loaded<HardwareProfile> profile =
                warned(catalogues.hardware().load(required("--hw", hardware, "roofline list hardware")));
        WorkloadPlan plan = WorkloadPlan.of(spec.value(), workload.options());
        Report report = AnalysisReport.of(
                spec.value(),
                profile.value(),
                List.of(
                        new Input("model", spec.value().id(), spec.value().name(), spec.origin(), spec.sha256()),
                        new Input("hardware", profile.value().id(), profile.value().name(), profile.origin(), profile.sha256())),
                plan,
                grouping,
                columns(),
                depth(format));
        output.write(renderer(format).render(report), console);
        return check(required, report);
    }

    private <T> Loaded<T> warned(Loaded<T> loaded) {
        for (Problem warning : loaded.warnings()) {
            console.say(warning.render());
        }
        return loaded;
    }

    private static String required(String option, String value, String help) {
        if (value == null) {
            throw new UsageException("analyze needs " + option + ": a catalogue name or a file (see \"" + help + "\")");
        }
        return value;
    }

    private List<Column> columns() {
        List<Column> chosen = new ArrayList<>();
        if (columns == null) {
            return chosen;
        }
        for (String name : columns.split(",", -1)) {
            Optional<Column> column = Column.ofLabel(name.strip());
            if (column.isEmpty()) {
                List<String> known = new ArrayList<>();
                for (Column each : Column.values()) {
                    known.add(each.label());
                }
                throw Arguments.unknown(
                        "--columns has no column \"" + name.strip() + "\" (see \"roofline list columns\")", name, known);
            }
            chosen.add(column.get());
        }
        return chosen;
    }

    private List<Requirement> requirements() {
        List<Requirement> parsed = new ArrayList<>();
        for (String text : requirements) {
            try {
                parsed.add(Requirement.parse(text));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--require \"" + text + "\": " + e.getMessage());
            }
        }
        return parsed;
    }

    private static AnalysisReport.Depth depth(OutputFormat format) {
        return switch (format) {
            case CSV -> AnalysisReport.Depth.ROWS;
            case TABLE, MARKDOWN -> AnalysisReport.Depth.VERDICTS;
            case JSON -> AnalysisReport.Depth.GROUP_FLIPS;
        };
    }

    private static Renderer renderer(OutputFormat format) {
        return switch (format) {
            case TABLE -> new TableRenderer();
            case CSV -> new CsvRenderer();
            case JSON -> new JsonRenderer();
            case MARKDOWN -> new MarkdownRenderer();
        };
    }

    private int check(List<Requirement> required, Report report) {
        int code = ExitCode.DONE;
        for (Requirement requirement : required) {
            for (Requirement.Outcome outcome : requirement.check(report)) {
                if (!outcome.holds()) {
                    console.say("roofline: requirement is false: " + outcome.sentence());
                    code = ExitCode.REQUIREMENT_FALSE;
                }
            }
        }
        return code;
    }
}
