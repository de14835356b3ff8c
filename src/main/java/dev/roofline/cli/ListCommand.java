package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.catalogue.NamedSystem;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.report.CatalogueTables;
import dev.roofline.report.ColumnList;
import dev.roofline.report.FormatTable;
import dev.roofline.report.Table;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What there is to name on the command line. */
final class ListCommand extends Command {
    private static final List<String> SUBJECTS =
            List.of("models", "hardware", "systems", "formats", "columns", "operators", "sources");

    /** Between them they have every operator: decoder, encoder with its head, encoder-decoder, caps and head norms. */
    private static final List<String> EXEMPLARS = List.of(
            "gpt2",
            "bert-base-uncased",
            "t5-base",
            "flan-t5-base",
            "gemma-2-9b",
            "qwen3-8b",
            "opt-350m",
            "albert-base-v2",
            "deberta-v3-base",
            "vit-b-16",
            "clip-vit-b-32",
            "whisper-tiny",
            "gemma-3-4b",
            "gopher-280b",
            "mixtral-8x7b",
            "nemotron-3-nano-30b-a3b",
            "qwen1.5-moe-a2.7b",
            "deepseek-v2-lite",
            "deepseek-v3",
            "mamba2-130m",
            "jamba-v0.1",
            "qwen3-next-80b-a3b");

    private final PositionalParamSpec subject =
            subject("WHAT", "models, hardware, systems, formats, columns, operators or sources");
    private final PositionalParamSpec words = PositionalParamSpec.builder()
            .index("1..*")
            .arity("0..*")
            .paramLabel("WORD")
            .description(
                    "those alone that have it in their name, an alias or their title, such as \"models llama 70b\"; of"
                            + " other lists the rows that have it")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build();

    ListCommand(Console console) {
        super(
                "list",
                "Models, hardware, systems, formats, columns, operators or sources that the tool knows.",
                Option.all(ListFilter.OPTIONS, OutputOptions.OF_TABLES, CatalogueOptions.DIRECTORIES),
                console);
        spec().addPositional(words);
    }

    @Override
    public int run() {
        String subject = this.subject.getValue();
        if (subject == null) {
            throw new UsageException("list needs to know what: " + String.join(", ", SUBJECTS));
        }
        if (!SUBJECTS.contains(subject)) {
            throw Arguments.unknown(
                    "there is no list of \"" + subject + "\"; lists are " + String.join(", ", SUBJECTS),
                    subject,
                    SUBJECTS);
        }
        output.format();
        ListFilter filter = ListFilter.of(given, words());
        filter.requireFor(subject);
        Table table = table(subject, filter);
        output.write(table, remarks(subject, table, filter), console);
        return ExitCode.DONE;
    }

    private List<String> words() {
        List<String> some = words.getValue();
        return some == null ? List.of() : some;
    }

    private static List<String> remarks(String subject, Table table, ListFilter filter) {
        return switch (subject) {
            case "formats" -> List.of("# note: " + FormatTable.NOTE);
            case "columns" -> List.of("# note: " + ColumnList.NOTE);
            default -> table.rows().isEmpty() ? List.of(filter.nothing(subject)) : List.of();
        };
    }

    private Table table(String subject, ListFilter filter) {
        return switch (subject) {
            case "models" -> CatalogueTables.models(filter.models(CatalogueOptions.values(catalogues.models())));
            case "hardware" ->
                CatalogueTables.hardware(filter.machines(CatalogueOptions.values(catalogues.hardware())));
            case "systems" -> filter.rows(CatalogueTables.systems(NamedSystem.all()));
            case "formats" -> filter.rows(FormatTable.of());
            case "columns" -> filter.rows(ColumnList.of());
            case "operators" -> filter.rows(CatalogueTables.operators(operators()));
            default -> filter.rows(CatalogueTables.sources());
        };
    }

    private List<List<Operator>> operators() {
        Catalogue<ModelSpec> models = catalogues.models();
        List<List<Operator>> lists = new ArrayList<>();
        for (String name : EXEMPLARS) {
            ModelSpec model = models.load(name).value();
            for (Fusion fusion : Fusion.values()) {
                WorkloadOptions options = WorkloadOptions.NONE.with(Field.FUSION, fusion);
                WorkloadOptions all = options.with(Field.LOGITS, Logits.ALL);
                add(lists, model, all, LatentForm.NAIVE, LatentForm.ABSORBED);
                if (!model.towers().isEmpty() && !model.isEncoderOnly()) {
                    add(lists, model, all.with(Field.PHASE, PhaseChoice.ENCODE), LatentForm.NAIVE, LatentForm.ABSORBED);
                }
                add(lists, model, options.with(Field.PHASE, PhaseChoice.TRAIN), LatentForm.NAIVE);
            }
        }
        addDeployments(lists, models.load("deepseek-v3").value());
        addDeployments(lists, models.load("gpt2").value());
        // Context ranks divide heads where that sends less than gathering keys, and exchange what a window has in
        // reach.
        add(lists, models.load("gpt2").value(), WorkloadOptions.NONE.with(Field.CONTEXT_RANKS, 4), LatentForm.NAIVE);
        add(
                lists,
                models.load("mistral-7b").value(),
                WorkloadOptions.NONE.with(Field.CONTEXT_RANKS, 8).with(Field.PROMPT, 32768),
                LatentForm.NAIVE);
        return lists;
    }

    private static void add(List<List<Operator>> lists, ModelSpec model, WorkloadOptions options, LatentForm... forms) {
        for (Workload workload : WorkloadPlan.of(model, options).workloads()) {
            for (LatentForm form : forms) {
                lists.add(OperatorList.of(model, workload.withLatentForm(form)));
            }
        }
    }

    /** Exchanges of passes and of steps, however replicas and tensor ranks divide what they have. */
    private static void addDeployments(List<List<Operator>> lists, ModelSpec model) {
        WorkloadOptions spread = WorkloadOptions.NONE
                .with(Field.TENSOR, 2)
                .with(Field.PIPELINE, 2)
                .with(Field.DATA, 2)
                .with(Field.CONTEXT_RANKS, 2)
                .with(Field.BATCH, 4);
        spread = model.hasExperts() ? spread.with(Field.EXPERT, 2) : spread;
        add(lists, model, spread, LatentForm.NAIVE);
        for (Sharding sharding : Sharding.values()) {
            WorkloadOptions step = spread.with(Field.PHASE, PhaseChoice.TRAIN)
                    .with(Field.RECOMPUTATION, Recomputation.FULL)
                    .with(Field.SHARDING, sharding);
            add(lists, model, step, LatentForm.NAIVE);
            add(lists, model, step.with(Field.SEQUENCE_PARALLEL, true), LatentForm.NAIVE);
        }
    }
}
