package dev.roofline.law;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;

/** Goes through the operators of models in many workloads. */
final class EveryOperator {
    /** What is done with each operator. */
    interface Check {
        void of(ModelSpec model, Workload workload, Operator operator);
    }

    static final Catalogue<ModelSpec> MODELS = Catalogue.models(List.of());

    private EveryOperator() {}

    /** How many workloads there were, of all shipped models in all phases, some of them divided. */
    static int ofShippedModels(Fusion fusion, Check check) {
        WorkloadOptions own = WorkloadOptions.NONE.with(Field.FUSION, fusion);
        int planned = 0;
        for (Loaded<ModelSpec> loaded : MODELS.all()) {
            ModelSpec model = loaded.value();
            planned += of(model, own.with(Field.PROMPT, 77).with(Field.BATCH, 3), check);
            planned += of(model, own.with(Field.PHASE, PhaseChoice.ENCODE), check);
            planned += of(
                    model,
                    own.with(Field.PHASE, PhaseChoice.TRAIN).with(Field.RECOMPUTATION, Recomputation.SELECTIVE),
                    check);
            planned += of(model, own.with(Field.TENSOR, 2).with(Field.CONTEXT_RANKS, 2), check);
            planned += of(model, own.with(Field.EXPERT, 4), check);
        }
        return planned;
    }

    /** How many workloads there were: what a model cannot do is not planned. */
    static int of(ModelSpec model, WorkloadOptions options, Check check) {
        List<Workload> workloads;
        try {
            workloads = WorkloadPlan.of(model, options).workloads();
        } catch (UnsuitableWorkloadException refused) {
            return 0;
        }
        for (Workload workload : workloads) {
            for (LatentForm form : List.of(LatentForm.NAIVE, LatentForm.ABSORBED)) {
                for (Operator operator : OperatorList.of(model, workload.withLatentForm(form))) {
                    check.of(model, workload, operator);
                }
            }
        }
        return workloads.size();
    }
}
