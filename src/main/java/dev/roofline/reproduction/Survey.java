package dev.roofline.reproduction;

import dev.roofline.model.Attention;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Group;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Phase;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tables and figures of arXiv 2302.14017 (the companion of arXiv 2403.14123) beside the counts of this tool's
 * operators under {@code --counting survey}.
 */
public final class Survey {
    private static final double GIGA = 1e9;

    private final Function<String, ModelSpec> models;
    private final Map<String, List<Operator>> counted = new HashMap<>();

    /** @param models the spec of a catalogue name */
    public Survey(Function<String, ModelSpec> models) {
        this.models = models;
    }

    /** Every published cell and label, in the order of the paper. */
    public List<Comparison> compare() {
        List<Comparison> comparisons = new ArrayList<>();
        for (PublishedCell cell : PublishedCell.survey()) {
            comparisons.add(new Comparison(cell.published(), ours(cell), cell.kind()));
        }
        return comparisons;
    }

    private double ours(PublishedCell cell) {
        double flops = 0;
        double bytes = 0;
        for (Operator operator : operators(cell)) {
            if (cell.row().equals("total")
                    || cell.row().equals(row(operator.site().group()))) {
                flops += operator.flops() * operator.site().count();
                bytes += operator.traffic().total() * operator.site().count();
            }
        }
        return switch (cell.quantity()) {
            case "flops" -> flops / GIGA;
            case "bytes" -> bytes / GIGA;
            default -> flops / bytes;
        };
    }

    private static String row(Group group) {
        return group == Group.ELEMENTWISE ? "other" : group.label();
    }

    private List<Operator> operators(PublishedCell cell) {
        String key = cell.model() + "/" + cell.heads() + "/" + cell.length();
        return counted.computeIfAbsent(key, unused -> {
            ModelSpec model = models.apply(cell.model());
            ModelSpec counted =
                    cell.heads().isPresent() ? withHeads(model, cell.heads().getAsInt()) : model;
            return OperatorList.of(counted, workload(counted, cell));
        });
    }

    private static Workload workload(ModelSpec model, PublishedCell cell) {
        WorkloadOptions survey = WorkloadOptions.NONE.with(Field.COUNTING, Counting.SURVEY);
        WorkloadOptions options = cell.phase() == Phase.ENCODE
                ? survey.with(Field.PHASE, PhaseChoice.ENCODE).with(Field.PROMPT, cell.length())
                : survey.with(Field.PHASE, PhaseChoice.GENERATE).with(Field.GENERATE, cell.length());
        return WorkloadPlan.of(model, options).anyPhase();
    }

    /** The same model with its width split over another number of heads, as Table 10 has it. */
    private static ModelSpec withHeads(ModelSpec model, int heads) {
        Attention split = new Attention(heads, heads, model.width() / heads);
        return AsStored.changed(model, group -> group.withMixer(Optional.of(split)));
    }
}
