package dev.roofline.cli;

import dev.roofline.draw.SvgChart;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.render.DocumentText;
import dev.roofline.render.HtmlPage;
import dev.roofline.report.Document;
import dev.roofline.report.Table;
import dev.roofline.report.TrendReport;
import dev.roofline.report.WallReport;
import dev.roofline.trend.HypotheticalMachine;
import dev.roofline.trend.ModelSeries;
import dev.roofline.trend.PaperSeries;
import dev.roofline.trend.ProfileSeries;
import dev.roofline.trend.Series;
import dev.roofline.units.PartialDate;
import dev.roofline.workload.Precision;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;

/** Growth by year. */
final class TrendsCommand implements Command {
    private static final List<String> SERIES = List.of("profiles", "paper");
    private static final List<String> ROWS = List.of("fit", "point");
    private static final int FIRST = 1900;
    private static final int LAST = 2199;

    private static final List<String> OF_DEPLOYMENTS = List.of(
            "--tp",
            "--pp",
            "--ep",
            "--dp",
            "--cp",
            "--overlap",
            "--kv-page",
            "--memory-utilization",
            "--reserve",
            "--price",
            "--power",
            "--offload",
            "--arrival",
            "--chunk");

    private final TextOption series =
            new TextOption("WHICH", "profiles (default) or paper: the points of arXiv 2403.14123", "--series");
    private final FlagOption modelSizes =
            new FlagOption("parameters, training compute and accelerator memory instead of rates", "--model-sizes");
    private final TextOption from = new TextOption("YEAR", "first year of the points", "--from");
    private final TextOption to = new TextOption("YEAR", "last year of the points", "--to");
    private final TextOption by = new TextOption("WHAT", "a row each fit (default) or point", "--by");
    private final TextOption project = new TextOption(
            "YEAR",
            "extend every fit to a year to come; gives a machine hypothetical-YEAR that --hw takes",
            "--project");
    private final TextOption model = new TextOption(
            "NAME|FILE",
            "one workload over the flagship of every year: a model, with the options of analyze",
            "--model");
    private final WorkloadArguments workload = new WorkloadArguments();
    private final OutputOptions output = OutputOptions.ofTablesAndPictures();
    private final CatalogueOptions catalogues = new CatalogueOptions();
    private final Console console;

    TrendsCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Command.named(
                this, "trends", "Growth of peak FLOPS, DRAM and interconnect bandwidth by year, by definition.");
        series.addTo(spec);
        modelSizes.addTo(spec);
        from.addTo(spec);
        to.addTo(spec);
        by.addTo(spec);
        project.addTo(spec);
        model.addTo(spec);
        workload.addTo(spec);
        output.addTo(spec);
        catalogues.addTo(spec);
        return spec;
    }

    @Override
    public int run() {
        OutputFormat format = output.format();
        String text = text(format, catalogues, console);
        if (!catalogues.changes().isEmpty()) {
            IdleChanges.say(all(catalogues), catalogues, this::all, console);
        }
        output.write(text, console);
        return ExitCode.DONE;
    }

    /** All that any format says: what people read, and what programs do. */
    private String all(CatalogueOptions files) {
        return text(OutputFormat.TABLE, files, Console.silent()) + text(OutputFormat.CSV, files, Console.silent());
    }

    private String text(OutputFormat format, CatalogueOptions files, Console listener) {
        boolean paper = Arguments.choice(series.name(), series.value(), SERIES, each -> each)
                .orElse("profiles")
                .equals("paper");
        boolean points = Arguments.choice(by.name(), by.value(), ROWS, each -> each)
                .orElse("fit")
                .equals("point");
        int first = year(from, FIRST);
        int last = year(to, LAST);
        OptionalInt then = project.value() == null ? OptionalInt.empty() : OptionalInt.of(year(project, 0));
        if (first > last) {
            throw new UsageException("--from " + first + " is after --to " + last);
        }
        if (catalogues.changesMachines() && then.isEmpty()) {
            throw new UsageException(
                    "--set hw changes the machine that --project gives; those of the past are as they were");
        }
        if (model.value() != null) {
            boolean alsoSeries = paper || modelSizes.isGiven() || by.value() != null;
            return overTheYears(format, first, last, then, alsoSeries, files, listener);
        }
        List<String> ofModels = new ArrayList<>(workload.given());
        catalogues.givenForModel().ifPresent(ofModels::add);
        if (!ofModels.isEmpty()) {
            throw new UsageException(ofModels.get(0) + " is for a workload over the years: it goes with --model");
        }
        List<Series> chosen = new ArrayList<>();
        boolean any = false;
        for (Series each : paper ? ofPaper() : ofCatalogue()) {
            Series some = each.within(first, last);
            any |= some.fit().isPresent();
            chosen.add(some);
        }
        if (!any) {
            throw new UsageException("from " + first + " to " + last + " no series has the " + Series.LEAST
                    + " points of different dates that a fit needs");
        }
        String subject =
                modelSizes.isGiven() ? "Models and the memory of accelerators" : "Compute, memory and interconnect";
        boolean rates = !modelSizes.isGiven() && !paper;
        then.ifPresent(year -> requireToCome(year, chosen));
        TrendReport report = new TrendReport(
                subject + " by year, "
                        + (paper ? "the points of AI and Memory Wall (arXiv 2403.14123)" : "from the shipped profiles"),
                chosen,
                notes(paper),
                then,
                rates && then.isPresent() && from.value() == null && to.value() == null
                        ? Optional.of(files.machine(HypotheticalMachine.id(then.getAsInt()))
                                .value())
                        : Optional.empty());
        return text(points ? report.points() : report.fits(), report.document(points), format);
    }

    private void requireToCome(int year, List<Series> series) {
        for (Series each : series) {
            if (!each.points().isEmpty()) {
                requireAfter(
                        year,
                        new PartialDate(each.last()).year(),
                        each.quantity().label());
            }
        }
    }

    private void requireAfter(int year, int last, String what) {
        if (year <= last || year > HypotheticalMachine.LAST) {
            throw new UsageException(project.name() + " is a year to come, from " + (last + 1) + " to "
                    + HypotheticalMachine.LAST + ", not " + year + ": " + what + " has points up to " + last);
        }
    }

    private String overTheYears(
            OutputFormat format,
            int first,
            int last,
            OptionalInt then,
            boolean alsoSeries,
            CatalogueOptions files,
            Console listener) {
        if (alsoSeries) {
            throw new UsageException("--model runs one workload over the years' machines; "
                    + "--series paper, --model-sizes and --by are for growth without a model");
        }
        for (String option : workload.given()) {
            if (OF_DEPLOYMENTS.contains(option)) {
                throw new UsageException(option + " has no effect here: trends follow one device through the years");
            }
        }
        Loaded<ModelSpec> spec = listener.warned(files.model(model.value()));
        WorkloadPlan plan = WorkloadPlan.of(spec.value(), workload.options());
        Precision precision = plan.workloads().get(0).precision();
        ProfileSeries profiles = new ProfileSeries(machines());
        then.ifPresent(year -> requireAfter(year, profiles.lastYear(), "the catalogue of machines"));
        List<HardwareProfile> flagships = new ArrayList<>();
        for (HardwareProfile machine : profiles.flagships(each -> WallReport.peak(each, precision))) {
            int year = new PartialDate(machine.released()).year();
            if (year >= first && year <= last) {
                flagships.add(machine);
            }
        }
        if (flagships.isEmpty()) {
            throw new UsageException("from " + first + " to " + last + " there is no machine");
        }
        if (then.isPresent()) {
            flagships.add(files.machine(HypotheticalMachine.id(then.getAsInt())).value());
        }
        WallReport report = new WallReport(spec.value(), plan, flagships);
        return text(report.table(), report.document(), format);
    }

    private List<String> notes(boolean paper) {
        return modelSizes.isGiven() && !paper
                ? List.of("training compute is that of the paper's points: specs do not carry it")
                : List.of();
    }

    private String text(Table table, Document document, OutputFormat format) {
        return switch (format) {
            case TABLE -> DocumentText.plain(document);
            case MARKDOWN -> DocumentText.markdown(document);
            case CSV, JSON -> format.text(table);
            case SVG -> SvgChart.of(document.charts().get(0));
            case CHART -> DocumentText.chart(document, output.style());
            case HTML -> HtmlPage.of(document);
        };
    }

    private List<Series> ofPaper() {
        return modelSizes.isGiven() ? PaperSeries.ofModels() : PaperSeries.ofHardware();
    }

    private List<Series> ofCatalogue() {
        ProfileSeries profiles = new ProfileSeries(machines());
        if (!modelSizes.isGiven()) {
            return profiles.ofHardware();
        }
        List<ModelSpec> models = new ArrayList<>();
        for (Loaded<ModelSpec> each : catalogues.models().all()) {
            models.add(each.value());
        }
        List<Series> sizes = new ArrayList<>(ModelSeries.parameters(models));
        sizes.add(PaperSeries.training());
        sizes.addAll(profiles.ofMemory());
        return sizes;
    }

    private List<HardwareProfile> machines() {
        List<HardwareProfile> machines = new ArrayList<>();
        for (Loaded<HardwareProfile> each : catalogues.hardware().all()) {
            machines.add(each.value());
        }
        return machines;
    }

    private static int year(TextOption option, int otherwise) {
        OptionalLong given = Arguments.count(option.name(), option.value());
        if (given.isPresent() && (given.getAsLong() < FIRST || given.getAsLong() > LAST)) {
            throw new UsageException(
                    option.name() + " is a year from " + FIRST + " to " + LAST + ", not " + option.value());
        }
        return given.isPresent() ? (int) given.getAsLong() : otherwise;
    }
}
