package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.render.ChartRenderer;
import dev.roofline.render.CsvRenderer;
import dev.roofline.render.JsonRenderer;
import dev.roofline.render.MarkdownRenderer;
import dev.roofline.render.Renderer;
import dev.roofline.render.SvgRenderer;
import dev.roofline.render.TableRenderer;
import dev.roofline.report.AnalysisReport;
import dev.roofline.report.Column;
import dev.roofline.report.Grouping;
import dev.roofline.report.Growth;
import dev.roofline.report.Input;
import dev.roofline.report.Report;
import dev.roofline.report.Requirement;
import dev.roofline.spec.Loaded;
import dev.roofline.spec.Problem;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** One model on one machine. */
final class AnalyzeCommand implements Command {
    private final TextOption model =
            new TextOption(
                    "NAME|FILE", "catalogue name, alias, spec file, or a Hugging Face config.json (or its folder)", "--model");
    private final TextOption hardware =
            new TextOption("NAME|FILE", "catalogue name, alias, or a profile file", "--hw", "--hardware");
    private final TextOption by =
            new TextOption("WHAT", "a row each operator (default), layer, group or phase", "--by");
    private final TextOption columns =
            new TextOption("A,B", "columns of table, csv and markdown, in this order", "--columns");
    private final TextsOption requirements = new TextsOption(
            "EXPR",
            "such as \"decode.time_s<=0.012\" or \"prefill.bound==compute\"; exit 4 where false",
            "--require");
    private final WorkloadArguments workload = new WorkloadArguments();
    private final PathOption path = new PathOption();

    private final OutputOptions output = OutputOptions.ofTablesAndPictures();

    private final CatalogueOptions catalogues = new CatalogueOptions();

    private final Console console;

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Command.named(
                this,
                "analyze", "FLOPs, bytes, intensity, bound and time of every operator of a model on a machine.");
        spec.usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 done, 1 a bug of this tool, 2 wrong command line, 3 bad or missing input,",
                        "4 a requirement is false (the report is still printed).");
        model.addTo(spec);
        hardware.addTo(spec);
        workload.addTo(spec);
        path.addTo(spec);
        by.addTo(spec);
        columns.addTo(spec);
        requirements.addTo(spec);
        output.addTo(spec);
        catalogues.addTo(spec);
        return spec;
    }

    @Override
    public int run() {
        OutputFormat format = output.format();
        Grouping grouping = Arguments.choice(by.name(), by.value(), List.of(Grouping.values()), Grouping::label)
                .orElse(Grouping.OPERATOR);
        Optional<Growth.Request> growth = path.request();
        if (growth.isPresent() && format == OutputFormat.CSV && grouping != Grouping.PHASE) {
            // Rows of one size add up; a sum at another size among them would be counted twice.
            throw new UsageException("--path with --format csv needs --by phase: its rows are whole phases");
        }
        List<Requirement> required = requirements();
        Loaded<ModelSpec> spec = warned(catalogues.model(required("--model", model.value(), "roofline list models")));
        Loaded<HardwareProfile> profile =
                warned(catalogues.machine(required("--hw", hardware.value(), "roofline list hardware")));
        WorkloadPlan plan = WorkloadPlan.of(spec.value(), workload.options())
                .noting(doubts("the model", spec))
                .noting(doubts("the machine", profile));
        Report report = AnalysisReport.of(
                spec.value(),
                profile.value(),
                List.of(
                        input("model", spec.value().id(), spec.value().name(), spec, format),
                        input("hardware", profile.value().id(), profile.value().name(), profile, format)),
                plan,
                grouping,
                columns(),
                depth(format),
                growth);
        output.write(renderer(format).render(report), console);
        return check(required, report);
    }

    /** What is doubtful in a file goes with every report made of it, not to the terminal alone. */
    private static List<String> doubts(String what, Loaded<?> loaded) {
        List<String> doubts = new ArrayList<>();
        for (Problem warning : loaded.warnings()) {
            doubts.add(what + ": " + warning.message());
        }
        return doubts;
    }

    private static Input input(String role, String id, String name, Loaded<?> loaded, OutputFormat format) {
        Optional<String> hash = format == OutputFormat.JSON ? Optional.of(loaded.sha256()) : Optional.empty();
        return new Input(role, id, name, loaded.origin(), hash);
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
        if (columns.value() == null) {
            return chosen;
        }
        for (String name : columns.value().split(",", -1)) {
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
        for (String text : requirements.values()) {
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
            case CSV, SVG -> AnalysisReport.Depth.ROWS;
            case TABLE, MARKDOWN, HTML, CHART -> AnalysisReport.Depth.VERDICTS;
            case JSON -> AnalysisReport.Depth.GROUP_FLIPS;
        };
    }

    private Renderer renderer(OutputFormat format) {
        return switch (format) {
            case TABLE -> new TableRenderer();
            case CSV -> new CsvRenderer();
            case JSON -> new JsonRenderer();
            case MARKDOWN -> new MarkdownRenderer();
            case SVG -> new SvgRenderer();
            case CHART -> new ChartRenderer(output.style());
            case HTML -> throw new IllegalStateException();
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
