package dev.roofline.cli;

import dev.roofline.model.ModelSpec;
import dev.roofline.render.ChartRenderer;
import dev.roofline.render.CsvRenderer;
import dev.roofline.render.HtmlRenderer;
import dev.roofline.render.JsonRenderer;
import dev.roofline.render.MarkdownRenderer;
import dev.roofline.render.Renderer;
import dev.roofline.render.SvgRenderer;
import dev.roofline.render.TableRenderer;
import dev.roofline.report.AnalysisReport;
import dev.roofline.report.Assistance;
import dev.roofline.report.Column;
import dev.roofline.report.Grouping;
import dev.roofline.report.Growth;
import dev.roofline.report.Report;
import dev.roofline.report.Requirement;
import dev.roofline.serving.PrefillSide;
import dev.roofline.serving.Speculation;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** One model on one machine. */
final class AnalyzeCommand implements Command {
    private static final long DEFAULT_GAMMA = 4;

    private final TextOption model =
            new TextOption(
                    "NAME|FILE", "catalogue name, alias, spec file, or a Hugging Face config.json (or its folder)", "--model");
    private final TextOption hardware =
            new TextOption("NAME|FILE", "catalogue name, alias, or a profile file", "--hw", "--hardware");
    private final TextOption by =
            new TextOption("WHAT", "a row each operator (default), layer, group or phase", "--by");
    private final ColumnsOption columns = new ColumnsOption();
    private final RequirementsOption requirements = new RequirementsOption();
    private final WorkloadArguments workload = new WorkloadArguments();
    private final PathOption path = PathOption.ofPhases();
    private final TextOption draft = new TextOption(
            "NAME|FILE|mtp",
            "a model that guesses tokens, which the model checks in one pass; mtp: its own module for multi-token prediction",
            "--draft");
    private final TextOption gamma = new TextOption("N", "with --draft: tokens guessed at a time; default 4", "--gamma");
    private final TextOption acceptance =
            new TextOption("SHARE", "with --draft: probability that a guess is accepted, 0 to 1", "--acceptance");
    private final TextOption prefillHardware = new TextOption(
            "NAME|FILE", "with --generate: the machine that processes prompts, whose cache then goes to --hw", "--prefill-hw");
    private final TextOption prefillTensor =
            new TextOption("N", "with --prefill-hw: its tensor-parallel degree; default that of --tp", "--prefill-tp");

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
        for (TextOption option : List.of(draft, gamma, acceptance, prefillHardware, prefillTensor)) {
            option.addTo(spec);
        }
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
        List<Column> chosen = columns();
        List<Requirement> required = requirements.parsed();
        WorkloadOptions options = workload.options();
        if (growth.isPresent() && options.requests().isPresent()) {
            throw new UsageException("--path varies one size of sequences that are alike; --requests lists others");
        }
        if (growth.isPresent() && (draft.value() != null || prefillHardware.value() != null)) {
            throw new UsageException("--path varies phases of one machine; leave --draft and --prefill-hw out");
        }
        Pair pair = new Pair(
                console.warned(catalogues.model(required("--model", model.value(), "roofline list models"))),
                console.warned(catalogues.machine(required("--hw", hardware.value(), "roofline list hardware"))));
        ModelSpec spec = pair.model().value();
        Report report = AnalysisReport.of(
                spec,
                pair.machine().value(),
                pair.inputs(format == OutputFormat.JSON),
                pair.noting(WorkloadPlan.of(spec, options)),
                grouping,
                chosen,
                depth(format),
                growth,
                assistance(spec, options));
        if (growth.isPresent()) {
            PathOption.requireGrowth(growth.get().variable(), List.of(report));
        }
        output.write(renderer(format).render(report), console);
        return RequirementsOption.check(required, report, "", console);
    }

    private Assistance assistance(ModelSpec model, WorkloadOptions options) {
        return new Assistance(speculation(model, options), prefillSide(model, options));
    }

    private Optional<Speculation> speculation(ModelSpec model, WorkloadOptions options) {
        requireWith(draft, gamma);
        requireWith(draft, acceptance);
        if (draft.value() == null) {
            return Optional.empty();
        }
        if (acceptance.value() == null) {
            throw new UsageException("--draft needs --acceptance: how often a guess is right hangs on draft and text");
        }
        ModelSpec small = draft.value().equals("mtp")
                ? model.multiTokenPrediction()
                        .orElseThrow(() -> new UnsuitableWorkloadException(
                                "--draft mtp does not fit: " + model.name() + " has no module for multi-token prediction"))
                        .module(model)
                : console.warned(catalogues.model(draft.value())).value();
        return Optional.of(new Speculation(
                small,
                WorkloadPlan.of(small, options).workloads(),
                Arguments.count(gamma.name(), gamma.value()).orElse(DEFAULT_GAMMA),
                Arguments.decimal(acceptance.name(), acceptance.value()).getAsDouble()));
    }

    private Optional<PrefillSide> prefillSide(ModelSpec model, WorkloadOptions options) {
        requireWith(prefillHardware, prefillTensor);
        if (prefillHardware.value() == null) {
            return Optional.empty();
        }
        OptionalLong tensor = Arguments.count(prefillTensor.name(), prefillTensor.value());
        WorkloadOptions there = tensor.isPresent() ? options.withTensor(tensor.getAsLong()) : options;
        try {
            return Optional.of(new PrefillSide(
                    console.warned(catalogues.machine(prefillHardware.value())).value(),
                    WorkloadPlan.of(model, there).workloads().get(0).parallelism()));
        } catch (UnsuitableWorkloadException e) {
            // The model's own plan has been made by now: what does not fit is this side's degree.
            throw tensor.isPresent() ? new UsageException("of --prefill-hw: " + e.getMessage()) : e;
        }
    }

    private static void requireWith(TextOption needed, TextOption given) {
        if (given.value() != null && needed.value() == null) {
            throw new UsageException(given.name() + " goes with " + needed.name());
        }
    }

    private static String required(String option, String value, String help) {
        if (value == null) {
            throw new UsageException("analyze needs " + option + ": a catalogue name or a file (see \"" + help + "\")");
        }
        return value;
    }

    private List<Column> columns() {
        List<String> known = new ArrayList<>();
        for (Column column : Column.values()) {
            known.add(column.label());
        }
        List<Column> chosen = new ArrayList<>();
        for (String label : columns.labels(known)) {
            chosen.add(Column.ofLabel(label).orElseThrow());
        }
        return chosen;
    }

    /** What a format has room for, so that nothing else is worked out. */
    static AnalysisReport.Depth depth(OutputFormat format) {
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
            case HTML -> new HtmlRenderer();
        };
    }
}
