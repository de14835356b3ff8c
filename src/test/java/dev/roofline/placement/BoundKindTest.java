package dev.roofline.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundKindTest {
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
    private final ModelSpec gpt = Catalogue.models(List.of()).load("gpt").value();

    @ParameterizedTest
    @CsvSource({
        // No matrix units, said so; the vector units listed completely: twice the width is all that there is.
        "p40, fp16, LOWER",
        "xeon-gold-6242, fp16, LOWER",
        "m40-12gb, fp16, LOWER",
        // The matrix units are listed completely, so fp8 runs at the 16-bit rate for want of its own.
        "a100, fp8, LOWER",
        "v100, fp8, LOWER",
        "h100, fp16, LOWER",
        "tpu-v5e, fp8, LOWER",
        // An own peak, or one as wide, needs no other to be known.
        "jetson-agx-orin-64gb, fp16, LOWER",
        "sn40l, fp16, LOWER",
        "gb10, fp16, LOWER",
        // Twice the width on units that are not listed completely.
        "jetson-agx-orin-64gb, fp8, NONE",
        "tpu-v7, int8, NONE",
        "alpha-21264-500, fp16, NONE",
        // Vector units in place of matrix units of which the profile does not say what they multiply.
        "jetson-thor-t5000, fp32, NONE",
        "grace, fp16, NONE"
    })
    void ofProductsOnShippedMachines(String machine, String format, BoundKind expected) {
        HardwareProfile profile = machines.load(machine).value();
        assertThat(kinds(profile, format)).as("%s in %s", machine, format).containsOnly(expected);
    }

    @Test
    void theFormerProfileOfGb10BoundsNothingInSixteenBits() {
        HardwareProfile gb10 = machines.load("gb10").value();
        List<ComputeCeiling> known = new ArrayList<>();
        for (ComputeCeiling ceiling : gb10.ceilings()) {
            if (ceiling.format() == NumberFormat.FP4 || ceiling.engine() == Engine.VECTOR) {
                known.add(ceiling);
            }
        }
        assertThat(kinds(with(gb10, known, Set.of()), "fp16")).containsOnly(BoundKind.NONE);
        assertThat(kinds(with(gb10, known, EnumSet.of(Engine.MATRIX)), "fp16")).containsOnly(BoundKind.NONE);
        assertThat(kinds(with(gb10, known, EnumSet.allOf(Engine.class)), "fp16"))
                .containsOnly(BoundKind.LOWER);
        assertThat(kinds(with(gb10, known, Set.of()), "mxfp4")).containsOnly(BoundKind.LOWER);
    }

    @Test
    void oneMemberThatIsNoBoundMakesTheSumNone() {
        HardwareProfile orin = machines.load("jetson-agx-orin-64gb").value();
        Analysis analysis = Evaluator.analyse(gpt, workload("fp8"), orin);
        assertThat(analysis.placements()).anyMatch(each -> BoundKind.of(each, orin) == BoundKind.LOWER);
        assertThat(BoundKind.of(analysis.placements(), orin)).isEqualTo(BoundKind.NONE);
    }

    /** Of the products of a prompt for the matrix units. */
    private Set<BoundKind> kinds(HardwareProfile machine, String format) {
        Set<BoundKind> kinds = EnumSet.noneOf(BoundKind.class);
        for (Placement placement :
                Evaluator.analyse(gpt, workload(format), machine).placements()) {
            Operator operator = placement.operator();
            // Head and embedding may stand in another format.
            boolean asked = operator.arithmetic()
                    == TensorFormat.parse(format).orElseThrow().arithmetic();
            if (operator.isProduct() && operator.engine() == Engine.MATRIX && asked) {
                kinds.add(BoundKind.of(placement, machine));
            }
        }
        return kinds;
    }

    private static Workload workload(String format) {
        return new Workload(
                new PassShape(Phase.PREFILL, 1, 64, 0),
                new Numerics(Precision.uniform(TensorFormat.parse(format).orElseThrow()), Fusion.FLASH),
                Counting.STANDARD,
                Logits.LAST);
    }

    private static HardwareProfile with(HardwareProfile machine, List<ComputeCeiling> ceilings, Set<Engine> complete) {
        return new HardwareProfile(
                machine.identity(),
                machine.compute().withCeilings(ceilings).withComplete(complete),
                machine.memory(),
                machine.links(),
                machine.power(),
                machine.evidence());
    }
}
