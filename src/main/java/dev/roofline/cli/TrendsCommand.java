package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.render.CommandOutput;
import dev.roofline.render.DocumentOutput;
import dev.roofline.report.TrendReport;
import dev.roofline.report.WallReport;
import dev.roofline.trend.HypotheticalMachine;
import dev.roofline.trend.MemoryWall;
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

/** Growth by year. */
final class TrendsCommand extends Command {
    private static final int FIRST = 1900;
    private static final int LAST = 2199;

    private static final Option<String> SERIES = OptionGroup.SUBJECT.of(
            "series",
            ChoiceArgument.ofWords("WHICH", "profiles", "paper"),
            "profiles (default) or paper: the points of arXiv 2403.14123");
    private static final Option<String> MODEL_SIZES = OptionGroup.SUBJECT.of(
            "model-sizes", Argument.FLAG, "parameters, training compute and accelerator memory instead of rates");
    private static final Option<Long> FROM = year("from", "first year of the points");
    private static final Option<Long> TO = year("to", "last year of the points");
    private static final Option<String> BY = OptionGroup.OUTPUT.of(
            "by", ChoiceArgument.ofWords("WHAT", "fit", "point"), "a row each fit (default) or point");
    private static final Option<Long> PROJECT =
            year("project", "extend every fit to a year to come; gives a machine hypothetical-YEAR that --hw takes");
    private static final Option<String> MODEL = OptionGroup.SUBJECT.of(
            "model",
            Argument.text("NAME|FILE"),
            "one workload over the flagship of every year: a model, with the options of analyze");
    private static final List<Option<?>> OPTIONS = Option.all(
            List.of(SERIES, MODEL_SIZES, FROM, TO, BY, PROJECT, MODEL),
            WorkloadArguments.ofOneDevice(),
            OutputOptions.OF_TABLES_AND_PICTURES,
            CatalogueOptions.OPTIONS);

    private final WorkloadArguments workload = new WorkloadArguments(given);

    TrendsCommand(Console console) {
        super(
                "trends",
                "Growth of peak FLOPS, DRAM and interconnect bandwidth by year, by definition.",
                OPTIONS,
                console);
    }

    private static Option<Long> year(String word, String sentence) {
        return OptionGroup.SUBJECT.of(word, NumberArgument.YEAR, sentence);
    }

    @Override
    public int run() {
        output.format();
        CommandOutput content = content(catalogues, console);
        if (!catalogues.changes().isEmpty()) {
            IdleChanges.say(OutputFormat.all(content), catalogues, this::all, console);
        }
        output.write(content, console);
        return ExitCode.DONE;
    }

    /** All that any format says: what people read, and what programs do. */
    private String all(CatalogueOptions files) {
        return OutputFormat.all(content(files, Console.silent()));
    }

    private CommandOutput content(CatalogueOptions files, Console listener) {
        boolean paper = given.get(SERIES).equals(Optional.of("paper"));
        boolean points = given.get(BY).equals(Optional.of("point"));
        int first = year(FROM, FIRST);
        int last = year(TO, LAST);
        OptionalInt then = given.has(PROJECT) ? OptionalInt.of(year(PROJECT, 0)) : OptionalInt.empty();
        if (first > last) {
            throw new UsageException("--from " + first + " is after --to " + last);
        }
        if (catalogues.changesMachines() && then.isEmpty()) {
            throw new UsageException(
                    "--set hw changes the machine that --project gives; those of the past are as they were");
        }
        if (given.has(MODEL)) {
            boolean alsoSeries = paper || given.has(MODEL_SIZES) || given.has(BY);
            return overTheYears(first, last, then, alsoSeries, files, listener);
        }
        List<String> ofModels = new ArrayList<>();
        for (Option<?> option : workload.chosen()) {
            ofModels.add(option.name());
        }
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
                given.has(MODEL_SIZES) ? "Models and the memory of accelerators" : "Compute, memory and interconnect";
        boolean rates = !given.has(MODEL_SIZES) && !paper;
        then.ifPresent(year -> requireToCome(year, chosen));
        TrendReport report = new TrendReport(
                subject + " by year, "
                        + (paper ? "the points of AI and Memory Wall (arXiv 2403.14123)" : "from the shipped profiles"),
                chosen,
                notes(paper),
                then,
                rates && then.isPresent() && !given.has(FROM) && !given.has(TO)
                        ? Optional.of(files.machine(HypotheticalMachine.id(then.getAsInt()))
                                .loaded()
                                .value())
                        : Optional.empty());
        return new DocumentOutput(points ? report.points() : report.fits(), report.document(points));
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
            throw new UsageException(PROJECT.name() + " is a year to come, from " + (last + 1) + " to "
                    + HypotheticalMachine.LAST + ", not " + year + ": " + what + " has points up to " + last);
        }
    }

    private CommandOutput overTheYears(
            int first, int last, OptionalInt then, boolean alsoSeries, CatalogueOptions files, Console listener) {
        if (alsoSeries) {
            throw new UsageException("--model runs one workload over the years' machines; "
                    + "--series paper, --model-sizes and --by are for growth without a model");
        }
        Loaded<ModelSpec> spec = listener.warned(files.model(given.text(MODEL)));
        WorkloadPlan plan = WorkloadPlan.of(spec.value(), workload.options());
        Precision precision = plan.anyPhase().precision();
        ProfileSeries profiles = profiles();
        then.ifPresent(year -> requireAfter(year, profiles.lastYear(), "the catalogue of machines"));
        List<HardwareProfile> flagships = new ArrayList<>();
        for (HardwareProfile machine : profiles.flagships(each -> MemoryWall.peak(each, precision))) {
            int year = new PartialDate(machine.released()).year();
            if (year >= first && year <= last) {
                flagships.add(machine);
            }
        }
        if (flagships.isEmpty()) {
            throw new UsageException("from " + first + " to " + last + " there is no machine");
        }
        if (then.isPresent()) {
            flagships.add(files.machine(HypotheticalMachine.id(then.getAsInt()))
                    .loaded()
                    .value());
        }
        MemoryWall wall = MemoryWall.of(spec.value(), plan, flagships);
        return new DocumentOutput(WallReport.table(wall), WallReport.document(wall));
    }

    private List<String> notes(boolean paper) {
        return given.has(MODEL_SIZES) && !paper
                ? List.of("training compute is that of the paper's points: specs do not carry it")
                : List.of();
    }

    private List<Series> ofPaper() {
        return given.has(MODEL_SIZES) ? PaperSeries.ofModels() : PaperSeries.ofHardware();
    }

    private List<Series> ofCatalogue() {
        ProfileSeries profiles = profiles();
        if (!given.has(MODEL_SIZES)) {
            return profiles.ofHardware();
        }
        List<Series> sizes = new ArrayList<>(ModelSeries.parameters(CatalogueOptions.values(catalogues.models())));
        sizes.add(PaperSeries.training());
        sizes.addAll(profiles.ofMemory());
        return sizes;
    }

    private ProfileSeries profiles() {
        return new ProfileSeries(CatalogueOptions.values(catalogues.hardware()));
    }

    private int year(Option<Long> option, int otherwise) {
        Optional<Long> year = given.get(option);
        if (year.isPresent() && (year.get() < FIRST || year.get() > LAST)) {
            throw new UsageException(
                    option.name() + " is a year from " + FIRST + " to " + LAST + ", not " + given.text(option));
        }
        return year.isPresent() ? (int) (long) year.get() : otherwise;
    }
}
