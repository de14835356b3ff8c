package dev.roofline.cli;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.CandidateOrder;
import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.SideBySide;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.Requirement;
import dev.roofline.render.ComparisonOutput;
import dev.roofline.report.ColumnChoice;
import dev.roofline.report.ComparisonReport;
import dev.roofline.report.ComparisonTable;
import dev.roofline.report.IdleWhatIfs;
import dev.roofline.run.AnalysisRun;
import dev.roofline.run.Depth;
import dev.roofline.run.SizeSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Several models, machines and what-ifs side by side. */
final class CompareCommand extends Command {
    static final Option<String> MODELS = OptionGroup.SUBJECT.of(
            "model",
            Argument.texts("A,B"),
            "models, each as analyze takes it; the first on the first machine is the baseline");
    static final Option<String> MACHINES = OptionGroup.SUBJECT
            .of("hw", Argument.texts("A,B"), "machines, each as analyze takes it")
            .named("--hw", "--hardware");
    static final Option<String> WHAT_IFS = OptionGroup.SUBJECT.of(
            "what-if",
            Argument.texts("A=B; C=D"),
            "each of them with something changed, beside it: options of the workload without their dashes, values as"
                    + " --set takes them, such as \"weights=int4; batch=32\" or hw.memory.bandwidth=2x");
    private static final Option<Grouping> BY = OptionGroup.OUTPUT.of(
            "by",
            new ChoiceArgument<>("WHAT", List.of(Grouping.values())),
            "a row each group (default), operator, layer or phase");
    private static final Option<CandidateOrder> SORT = OptionGroup.OUTPUT.of(
            "sort",
            new ChoiceArgument<>("ORDER", List.of(CandidateOrder.values())),
            "order of the rows of a phase: given (default), speed (fastest first) or cost (cheapest first)");
    private static final List<Option<?>> OPTIONS = Option.all(
            List.of(MODELS, MACHINES, WHAT_IFS),
            WorkloadArguments.OPTIONS,
            List.of(PathOption.OF_PHASES_AND_SEQUENCES, BY, SORT, ColumnsOption.COLUMNS, RequirementsOption.REQUIRE),
            OutputOptions.OF_TABLES_AND_PICTURES,
            CatalogueOptions.OPTIONS);

    private final WorkloadArguments workload = new WorkloadArguments(given);
    private final PathOption path = new PathOption(given);

    CompareCommand(Console console) {
        super(
                "compare",
                "Several models, machines and what-ifs side by side: values, and ratios to the first.",
                OPTIONS,
                console);
    }

    @Override
    public int run() {
        OutputFormat format = output.format();
        ColumnsOption columns = new ColumnsOption(given);
        columns.requireTable(format);
        Optional<Grouping> grouping = given.get(BY);
        ColumnChoice<ComparedRow> chosen = columns.chosen(ComparisonTable.COLUMNS, grouping);
        List<Requirement> required = new RequirementsOption(given).parsed();
        boolean changes = !catalogues.changes().isEmpty();
        Asked asked = new Asked(
                grouping,
                chosen,
                path.request(),
                format.depth(changes || !required.isEmpty()),
                format == OutputFormat.JSON || changes);
        ComparisonReport compared = compared(asked, catalogues, console);
        if (changes) {
            IdleChanges.say(
                    all(compared), catalogues, others -> all(compared(asked, others, Console.silent())), console);
        }
        sayIdle(asked.whole(format.depth(true)), compared);
        output.write(new ComparisonOutput(compared), console);
        ColumnsOption.noteEmpty(
                chosen, format, compared.compared().baseline().run().grouping(), console);
        List<AnalysisRun> runs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Candidate candidate : compared.compared().candidates()) {
            runs.add(candidate.run().run());
            names.add(candidate.name() + ": ");
        }
        return RequirementsOption.check(required, runs, names, console);
    }

    /** What is wanted of the comparison, whatever its files. */
    private record Asked(
            Optional<Grouping> grouping,
            ColumnChoice<ComparedRow> columns,
            Optional<SizeSweep.Sizes> sweep,
            Depth depth,
            boolean hashed) {
        /** The same where all is wanted that any format says. */
        Asked whole(Depth other) {
            return new Asked(grouping, columns, sweep, other, true);
        }
    }

    /** Of what-ifs that move no row, those are idle without which the report says the same. */
    private void sayIdle(Asked asked, ComparisonReport compared) {
        List<String> idle = IdleWhatIfs.of(compared.compared());
        String said = idle.isEmpty() ? "" : all(compared(asked, catalogues, Console.silent()));
        for (String whatIf : idle) {
            if (said.equals(all(compared(asked, catalogues, Console.silent(), whatIf::equals)))) {
                IdleChanges.sayWhatIf(WHAT_IFS.sets(), whatIf, console);
            }
        }
    }

    private ComparisonReport compared(Asked asked, CatalogueOptions files, Console listener) {
        return compared(asked, files, listener, whatIf -> false);
    }

    private ComparisonReport compared(Asked asked, CatalogueOptions files, Console listener, Predicate<String> unmade) {
        Optional<SizeSweep.Sizes> sweep = asked.sweep();
        Optional<Grouping> grouping = asked.grouping();
        Candidates candidates = Candidates.of(given, workload, files, listener, unmade);
        CandidateOrder order = given.get(SORT).orElse(CandidateOrder.GIVEN);
        if (order == CandidateOrder.COST) {
            candidates.requirePrices(SORT.name() + " " + order.label());
        }
        if (sweep.isEmpty() && candidates.sharesNoPhase()) {
            candidates.requireNoSizes();
            sweep = Optional.of(PathOption.usualRequest(SizeSweep.Variable.LENGTH));
        }
        if (sweep.isPresent()) {
            if (grouping.isPresent() && grouping.get() != Grouping.PHASE) {
                throw new UsageException("--by " + grouping.get().label()
                        + " does not go with a path: each of its rows is a whole phase");
            }
            candidates.requireUntouched(sweep.get().variable());
            grouping = Optional.of(Grouping.PHASE);
        }
        List<Candidate> run = candidates.runs(grouping.orElse(Grouping.GROUP), sweep, asked.depth(), asked.hashed());
        return ComparisonReport.of(new SideBySide(run, order), asked.depth(), asked.columns());
    }

    private static String all(ComparisonReport compared) {
        return OutputFormat.all(new ComparisonOutput(compared));
    }
}
