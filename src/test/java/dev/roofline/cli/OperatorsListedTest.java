package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The exemplars that the list of operators is made of are held to what shipped models have. */
class OperatorsListedTest {
    /**
     * What shipped models have and no exemplar: to be listed with an exemplar more, BART and Llama 4, where the output of
     * the list may change.
     */
    private static final Set<String> WITHOUT_EXEMPLAR = Set.of(
            "encoder.attention.rotary",
            "encoder.attention.rotary.backward",
            "encoder.embedding.norm",
            "encoder.embedding.norm.backward",
            "vision.attention.rotary",
            "vision.connector.0.activation",
            "vision.connector.1",
            "vision.connector.1.activation",
            "vision.connector.2");

    @Test
    void theListOfOperatorsHasThoseOfEveryShippedModelButForTheKnownOnes() {
        Set<String> listed = new LinkedHashSet<>();
        for (String line :
                Cli.run("list", "operators", "--format", "csv").output().split("\n", 0)) {
            listed.add(line.substring(0, line.indexOf(',')));
        }
        Set<String> missing = new TreeSet<>();
        for (Loaded<ModelSpec> loaded : Catalogue.models(List.of()).all()) {
            ModelSpec model = loaded.value();
            for (Operator operator : operators(model)) {
                if (!listed.contains(operator.site().id())) {
                    missing.add(operator.site().id());
                }
            }
        }
        assertThat(missing).isEqualTo(WITHOUT_EXEMPLAR);
    }

    private static List<Operator> operators(ModelSpec model) {
        List<Operator> operators = new ArrayList<>();
        for (Fusion fusion : Fusion.values()) {
            WorkloadOptions options =
                    WorkloadOptions.NONE.with(Field.LOGITS, Logits.ALL).with(Field.FUSION, fusion);
            List<Workload> workloads =
                    new ArrayList<>(WorkloadPlan.of(model, options).workloads());
            if (!model.towers().isEmpty() && !model.isEncoderOnly()) {
                workloads.addAll(WorkloadPlan.of(model, options.with(Field.PHASE, PhaseChoice.ENCODE))
                        .workloads());
            }
            for (Workload workload : workloads) {
                operators.addAll(OperatorList.of(model, workload.withLatentForm(LatentForm.NAIVE)));
                operators.addAll(OperatorList.of(model, workload.withLatentForm(LatentForm.ABSORBED)));
            }
            for (Workload phase : WorkloadPlan.of(
                            model,
                            WorkloadOptions.NONE
                                    .with(Field.PHASE, PhaseChoice.TRAIN)
                                    .with(Field.FUSION, fusion))
                    .workloads()) {
                operators.addAll(OperatorList.of(model, phase));
            }
        }
        return operators;
    }
}
