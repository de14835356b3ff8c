package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Access;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.UnsuitableWorkloadException;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who writes a product's input in a second layout is decided by who made the input, and by no size. */
class LayoutLawsTest {
    private static final String SECOND = "input, kept along columns";
    private static final long[] DEGREES = {1, 2, 4, 8, 16};

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    /** At some degrees channels of a device are as many as the stream's, at most degrees they are not. */
    @ParameterizedTest
    @EnumSource(
            value = Fusion.class,
            names = {"NONE", "FLASH"})
    void theSameProductsWriteTheirInputsAtEveryDegree(Fusion fusion) {
        int compared = 0;
        for (Loaded<ModelSpec> loaded : models.all()) {
            Optional<Set<String>> whole = writers(loaded.value(), fusion, 1);
            for (long degree : DEGREES) {
                Optional<Set<String>> divided = writers(loaded.value(), fusion, degree);
                if (whole.isPresent() && divided.isPresent()) {
                    assertThat(divided.get())
                            .as("%s %s tp %d", loaded.value().id(), fusion, degree)
                            .isEqualTo(whole.get());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(3 * models.all().size());
    }

    /** Nothing but the product back to the model's width reads the channels between, whatever else has as many. */
    @ParameterizedTest
    @EnumSource(
            value = Fusion.class,
            names = {"NONE", "FLASH"})
    void everyProductBackToTheStreamWritesItsInput(Fusion fusion) {
        int seen = 0;
        for (Loaded<ModelSpec> loaded : models.all()) {
            for (long degree : DEGREES) {
                for (Operator operator : forward(loaded.value(), fusion, degree)) {
                    if (operator.site().id().contains(".ffn.")
                            && operator.site().id().endsWith(".down")) {
                        assertThat(writes(operator))
                                .as("%s %s tp %d %s", loaded.value().id(), fusion, degree, operator.site())
                                .isTrue();
                        seen++;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(3 * models.all().size());
    }

    private static boolean writes(Operator operator) {
        for (Access access : operator.accesses()) {
            if (access.tensor().equals(SECOND)) {
                return true;
            }
        }
        return false;
    }

    /** Empty where the model cannot be divided so. */
    private static Optional<Set<String>> writers(ModelSpec model, Fusion fusion, long degree) {
        List<Operator> operators = forward(model, fusion, degree);
        Set<String> writers = new TreeSet<>();
        for (Operator operator : operators) {
            if (writes(operator)) {
                writers.add(operator.site().id() + operator.site().layers());
            }
        }
        return operators.isEmpty() ? Optional.empty() : Optional.of(writers);
    }

    private static List<Operator> forward(ModelSpec model, Fusion fusion, long degree) {
        TensorFormat format = TensorFormat.MXFP8;
        WorkloadOptions options = WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.TRAIN)
                .with(Field.WEIGHTS, format)
                .with(Field.ACTIVATIONS, format)
                .with(Field.FUSION, fusion)
                .with(Field.TENSOR, degree);
        try {
            Workload forward = WorkloadPlan.of(model, options).workloads().get(0);
            return OperatorList.of(model, forward);
        } catch (UnsuitableWorkloadException e) {
            return new ArrayList<>();
        }
    }
}
