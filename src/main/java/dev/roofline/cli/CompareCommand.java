package dev.roofline.cli;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.ComparisonDocument;
import dev.roofline.comparison.ComparisonTable;
import dev.roofline.comparison.SideBySide;
import dev.roofline.draw.SvgChart;
import dev.roofline.metric.Grouping;
import dev.roofline.render.ComparisonJson;
import dev.roofline.render.DocumentText;
import dev.roofline.render.HtmlPage;
import dev.roofline.report.Report;
import dev.roofline.report.Requirement;
import dev.roofline.run.Depth;
import dev.roofline.run.SizeSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Several models, machines and what-ifs side by side. */
final class CompareCommand implements Command {
    private final TextsOption models = new TextsOption(
            "A,B", "models, each as analyze takes it; the first on the first machine is the baseline", "--model");
    private final TextsOption machines =
            new TextsOption("A,B", "machines, each as analyze takes it", "--hw", "--hardware");
    private final TextsOption whatIfs = new TextsOption(
            "A=B; C=D",
            "each of them with something changed, beside it: options of the workload without their dashes, values as"
                    + " --set takes them, such as \"weights=int4; batch=32\" or hw.memory.bandwidth=2x",
            "--what-if");
    private final TextOption by =
            new TextOption("WHAT", "a row each group (default), operator, layer or phase", "--by");
    private final WorkloadArguments workload = new WorkloadArguments();
    private final PathOption path = PathOption.ofPhasesAndSequences();
    private final ColumnsOption columns = new ColumnsOption();
    private final RequirementsOption requirements = new RequirementsOption();
    private final OutputOptions output = OutputOptions.ofTablesAndPictures();
    private final CatalogueOptions catalogues = new CatalogueOptions();
    private final Console console;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Command.named(
                this,
                "compare",
                "Several models, machines and what-ifs side by side: values, and ratios to the first.");
        spec.usageMessage()
                .footer(
                        "",
                        "Models that share no phase, such as an encoder and a decoder, are compared over whole sequences.",
                        "A requirement is one on each of the things compared that has what it is about.");
        models.addTo(spec);
        machines.addTo(spec);
        whatIfs.addTo(spec);
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
        columns.requireTable(format);
        List<String> chosen = columns.labels(ComparisonTable.labels());
        List<Requirement> required = requirements.parsed();
        Optional<Grouping> grouping =
                Arguments.choice(by.name(), by.value(), List.of(Grouping.values()), Grouping::label);
        boolean changes = !catalogues.changes().isEmpty();
        Asked asked = new Asked(
                grouping,
                path.request(),
                AnalyzeCommand.depth(format, changes || !required.isEmpty()),
                format == OutputFormat.JSON || changes);
        SideBySide compared = compared(asked, catalogues, console);
        if (changes) {
            IdleChanges.say(
                    all(compared), catalogues, others -> all(compared(asked, others, Console.silent())), console);
        }
        output.write(text(compared, chosen, format), console);
        List<Report> reports = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Candidate contender : compared.contenders()) {
            reports.add(contender.report());
            names.add(contender.name() + ": ");
        }
        return RequirementsOption.check(required, reports, names, console);
    }

    /** What is wanted of the comparison, whatever its files. */
    private record Asked(Optional<Grouping> grouping, Optional<SizeSweep.Sizes> growth, Depth depth, boolean hashed) {}

    private SideBySide compared(Asked asked, CatalogueOptions files, Console listener) {
        Optional<SizeSweep.Sizes> growth = asked.growth();
        Optional<Grouping> grouping = asked.grouping();
        Candidates lineup =
                Candidates.of(models.separated(), machines.separated(), whatIfs.values(), workload, files, listener);
        if (growth.isEmpty() && lineup.sharesNoPhase()) {
            lineup.requireNoSizes();
            growth = Optional.of(path.usualRequest(SizeSweep.Variable.LENGTH));
        }
        if (growth.isPresent()) {
            if (grouping.isPresent() && grouping.get() != Grouping.PHASE) {
                throw new UsageException("--by " + grouping.get().label()
                        + " does not go with a path: each of its rows is a whole phase");
            }
            lineup.requireUntouched(growth.get().variable());
            grouping = Optional.of(Grouping.PHASE);
        }
        return new SideBySide(
                lineup.contenders(grouping.orElse(Grouping.GROUP), growth, asked.depth(), asked.hashed()));
    }

    /** All that any format says of a comparison: what people read, and what programs do. */
    private static String all(SideBySide compared) {
        return ComparisonJson.of(compared)
                + DocumentText.plain(ComparisonDocument.of(compared, List.of()))
                + OutputFormat.CSV.text(ComparisonTable.of(compared, List.of()));
    }

    private String text(SideBySide compared, List<String> chosen, OutputFormat format) {
        return switch (format) {
            case CSV -> format.text(ComparisonTable.of(compared, chosen));
            case JSON -> ComparisonJson.of(compared);
            case SVG -> SvgChart.of(ComparisonDocument.chart(compared));
            case TABLE -> DocumentText.plain(ComparisonDocument.of(compared, chosen));
            case MARKDOWN -> DocumentText.markdown(ComparisonDocument.of(compared, chosen));
            case CHART -> DocumentText.chart(ComparisonDocument.of(compared, chosen), output.style());
            case HTML -> HtmlPage.of(ComparisonDocument.of(compared, chosen));
        };
    }
}
