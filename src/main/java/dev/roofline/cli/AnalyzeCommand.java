package dev.roofline.cli;

import dev.roofline.metric.Grouping;
import dev.roofline.metric.Requirement;
import dev.roofline.metric.Slice;
import dev.roofline.model.ModelSpec;
import dev.roofline.render.AnalysisOutput;
import dev.roofline.report.AnalysisColumns;
import dev.roofline.report.AnalysisReport;
import dev.roofline.report.ColumnChoice;
import dev.roofline.report.Report;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.Input;
import dev.roofline.run.SizeSweep;
import dev.roofline.specfile.MachineLine;
import dev.roofline.workload.Field;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One model on one machine. */
final class AnalyzeCommand extends Command {
    private static final Option<String> MODEL = OptionGroup.SUBJECT.of(
            "model",
            Argument.text("NAME|FILE"),
            "catalogue name, alias, spec file, Hugging Face config.json (or its folder), or - for standard input");
    private static final Option<String> HARDWARE = OptionGroup.SUBJECT
            .of(
                    "hw",
                    Argument.text("NAME|FILE"),
                    "catalogue name, alias, profile file, - for standard input, or a machine in a line, such as \""
                            + MachineLine.EXAMPLE + "\"")
            .named("--hw", "--hardware")
            .detailed("Keys of such a line are " + MachineLine.KEYS
                    + "; semicolons stand between them, and of what is left out nothing is known.");
    private static final Option<Grouping> BY = OptionGroup.OUTPUT.of(
            "by",
            new ChoiceArgument<>("WHAT", List.of(Grouping.values())),
            "a row each operator (default), layer, group or phase");
    private static final List<Option<?>> OPTIONS = Option.all(
            List.of(MODEL, HARDWARE),
            WorkloadArguments.OPTIONS,
            AssistanceOptions.OPTIONS,
            List.of(PathOption.OF_PHASES, BY, ColumnsOption.COLUMNS, RequirementsOption.REQUIRE),
            OutputOptions.OF_TABLES_AND_PICTURES,
            List.of(ScreenOptions.ALL_ROWS),
            CatalogueOptions.OPTIONS);

    private final WorkloadArguments workload = new WorkloadArguments(given);
    private final PathOption path = new PathOption(given);
    private final AssistanceOptions assistance = new AssistanceOptions(given);

    AnalyzeCommand(Console console) {
        super(
                "analyze",
                "FLOPs, bytes, intensity, bound and time of every operator of a model on a machine.",
                OPTIONS,
                console);
    }

    @Override
    public int run() {
        OutputFormat format = output.format();
        Grouping grouping = given.get(BY).orElse(Grouping.OPERATOR);
        Optional<SizeSweep.Sizes> sweep = path.request();
        if (sweep.isPresent() && format.holdsRowsAlone() && grouping != Grouping.PHASE) {
            // Rows of one size add up; a sum at another size among them would be counted twice.
            throw new UsageException("--path with --format csv needs --by phase: its rows are whole phases");
        }
        ColumnsOption columns = new ColumnsOption(given);
        columns.requireTable(format);
        ColumnChoice<Slice> chosen = columns.chosen(AnalysisColumns.ALL, given.get(BY));
        List<Requirement> required = new RequirementsOption(given).parsed();
        WorkloadOptions options = workload.options();
        if (sweep.isPresent() && options.has(Field.REQUESTS)) {
            throw new UsageException("--path varies one size of sequences that are alike; --requests lists others");
        }
        if (sweep.isPresent() && assistance.areGiven()) {
            throw new UsageException("--path varies phases of one machine; leave --draft and --prefill-hw out");
        }
        required(MODEL, "roofline list models");
        required(HARDWARE, "roofline list hardware");
        CatalogueOptions.requireApart(List.of(given.text(MODEL)), List.of(given.text(HARDWARE)));
        boolean changes = !catalogues.changes().isEmpty();
        Asked asked = new Asked(
                options,
                grouping,
                chosen,
                format.depth(changes || !required.isEmpty()),
                sweep,
                format == OutputFormat.JSON || changes);
        Made made = report(asked, catalogues, console);
        Report report = made.report();
        if (sweep.isPresent()) {
            PathOption.requireSweep(sweep.get().variable(), List.of(report.sliced()));
        }
        if (changes) {
            report = report.noting(IdleChanges.say(
                    made.all(),
                    catalogues,
                    others -> report(asked, others, Console.silent()).all(),
                    console));
        }
        output.write(new AnalysisOutput(report), console);
        ColumnsOption.noteEmpty(chosen, format, grouping, console);
        return RequirementsOption.check(required, List.of(report.run()), List.of(""), console);
    }

    /** What is wanted of the report, whatever its files. */
    private record Asked(
            WorkloadOptions options,
            Grouping grouping,
            ColumnChoice<Slice> columns,
            Depth depth,
            Optional<SizeSweep.Sizes> sweep,
            boolean hashed) {}

    /** A report with what is doubtful in its files, which a change may bring about of a number that matters to nothing else. */
    private record Made(Report report, List<String> doubts) {
        /** All that any format says of it but that: what people read, and what programs do. */
        String all() {
            return OutputFormat.all(new AnalysisOutput(report.without(doubts)));
        }
    }

    private Made report(Asked asked, CatalogueOptions files, Console listener) {
        LoadedPair pair = new LoadedPair(
                listener.warned(files.model(given.text(MODEL))), listener.warned(files.machine(given.text(HARDWARE))));
        ModelSpec spec = pair.model().value();
        WorkloadOptions options = pair.spread(asked.options(), false);
        WorkloadPlan plan = pair.noting(WorkloadPlan.of(spec, options));
        AssistanceOptions.Chosen help = assistance.chosen(spec, options, files, listener, asked.hashed());
        List<Input> inputs = new ArrayList<>(pair.inputs(asked.hashed()));
        inputs.addAll(help.inputs());
        AnalysisRun run = AnalysisRun.of(
                spec,
                pair.machine().value(),
                plan,
                asked.grouping() == Grouping.PHASE,
                asked.depth(),
                asked.sweep(),
                help.assistance());
        Report report = AnalysisReport.of(run, inputs, asked.grouping(), asked.columns(), asked.depth());
        return new Made(report, pair.doubts());
    }

    private void required(Option<?> option, String help) {
        if (!given.has(option)) {
            throw new UsageException(
                    "analyze needs " + option.name() + ": a catalogue name or a file (see \"" + help + "\")");
        }
    }
}
