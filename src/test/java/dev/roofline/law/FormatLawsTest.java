package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareIdentity;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.BoundKind;
import dev.roofline.placement.CeilingChoice;
import dev.roofline.placement.Placement;
import dev.roofline.placement.UnsupportedFormatException;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.FormatContainment;
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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bound in a format is never above the bound in one that contains it: the same values can be multiplied there. */
class FormatLawsTest {
    /** By fewer bytes, scales included, than the next that contains them. */
    private static final List<List<TensorFormat>> NARROWER_FIRST = List.of(
            List.of(
                    TensorFormat.MXFP4,
                    TensorFormat.MXFP6,
                    TensorFormat.FP8,
                    TensorFormat.FP16,
                    TensorFormat.TF32,
                    TensorFormat.FP32),
            List.of(TensorFormat.MXFP4, TensorFormat.FP8, TensorFormat.BF16, TensorFormat.TF32, TensorFormat.FP32),
            List.of(TensorFormat.INT4, TensorFormat.FP8, TensorFormat.FP16, TensorFormat.FP32),
            List.of(TensorFormat.INT4, TensorFormat.INT8, TensorFormat.FP16, TensorFormat.FP32),
            List.of(TensorFormat.INT8, TensorFormat.BF16));

    private static final List<HardwareProfile> SHIPPED = shipped();

    @Test
    void noFormatRunsUnderALowerPeakThanOneThatContainsIt() {
        assertThat(SHIPPED).hasSizeGreaterThan(140);
        for (HardwareProfile machine : SHIPPED) {
            assertPeaksRise(machine);
        }
    }

    @Test
    void noFormatRunsUnderALowerPeakThanOneThatContainsItOnAnyMachine() {
        for (int seed = 0; seed < 3000; seed++) {
            assertPeaksRise(machine(new Random(seed), seed));
        }
    }

    @Test
    void noPhaseIsSlowerInAFormatThanInOneThatContainsIt() {
        for (int i = 0; i < SHIPPED.size(); i++) {
            HardwareProfile machine = SHIPPED.get(i);
            for (int seed = 3 * i; seed < 3 * i + 3; seed++) {
                ModelSpec model = new Generated(seed).decoder();
                Fusion fusion = List.of(Fusion.values()).get(seed % Fusion.values().length);
                for (List<TensorFormat> formats : NARROWER_FIRST) {
                    double narrower = 0;
                    for (TensorFormat format : formats) {
                        OptionalDouble seconds = seconds(model, machine, format, fusion);
                        if (seconds.isPresent()) {
                            assertThat(narrower)
                                    .as("%s, seed %d, up to %s", machine.id(), seed, format.label())
                                    .isLessThanOrEqualTo(seconds.getAsDouble() * (1 + 1e-12));
                            narrower = seconds.getAsDouble();
                        }
                    }
                }
            }
        }
    }

    @Test
    void aProfileThatListsItsEnginesCompletelyAlwaysBoundsAndOneThatSaysLessNeverBoundsMore() {
        for (int seed = 0; seed < 300; seed++) {
            HardwareProfile machine = machine(new Random(seed), seed);
            ModelSpec model = new Generated(seed).decoder();
            for (TensorFormat format : List.of(TensorFormat.FP8, TensorFormat.FP16, TensorFormat.FP32)) {
                BoundKind none = kind(model, with(machine, Set.of()), format);
                BoundKind matrix = kind(model, with(machine, EnumSet.of(Engine.MATRIX)), format);
                assertThat(kind(model, with(machine, EnumSet.allOf(Engine.class)), format))
                        .isEqualTo(BoundKind.LOWER);
                assertThat(matrix).as("seed %d %s", seed, format.label()).isLessThanOrEqualTo(none);
            }
        }
    }

    private static void assertPeaksRise(HardwareProfile machine) {
        CeilingChoice choice = new CeilingChoice(machine);
        for (Engine engine : Engine.values()) {
            for (NumberFormat inner : NumberFormat.values()) {
                for (NumberFormat outer : FormatContainment.containing(inner)) {
                    Optional<ComputeCeiling> wide = ceiling(choice, engine, outer);
                    if (wide.isPresent()) {
                        assertThat(ceiling(choice, engine, inner))
                                .as("%s, %s: %s in %s", machine.id(), engine, inner, outer)
                                .hasValueSatisfying(
                                        narrow -> assertThat(narrow.peak().perSecond())
                                                .isGreaterThanOrEqualTo(
                                                        wide.get().peak().perSecond()));
                    }
                }
            }
        }
    }

    private static Optional<ComputeCeiling> ceiling(CeilingChoice choice, Engine engine, NumberFormat format) {
        try {
            return Optional.of(choice.of(engine, format));
        } catch (UnsupportedFormatException e) {
            return Optional.empty();
        }
    }

    private static OptionalDouble seconds(
            ModelSpec model, HardwareProfile machine, TensorFormat format, Fusion fusion) {
        try {
            return OptionalDouble.of(Evaluator.analyse(model, prefill(format, fusion), machine)
                    .totals()
                    .seconds());
        } catch (UnsupportedFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static BoundKind kind(ModelSpec model, HardwareProfile machine, TensorFormat format) {
        try {
            Iterable<Placement> placements = Evaluator.analyse(model, prefill(format, Fusion.FLASH), machine)
                    .placements();
            return BoundKind.of(placements, machine);
        } catch (UnsupportedFormatException e) {
            return BoundKind.LOWER;
        }
    }

    private static Workload prefill(TensorFormat format, Fusion fusion) {
        return new Workload(
                new PassShape(Phase.PREFILL, 2, 33, 5),
                new Numerics(Precision.uniform(format), fusion),
                Counting.STANDARD,
                Logits.LAST);
    }

    /** Any peaks of any engines and formats, fast and slow in no order. */
    private static HardwareProfile machine(Random random, int seed) {
        Provenance source = new Provenance(Provenance.Kind.ASSUMED, "generated", "2026-11", Optional.empty());
        List<ComputeCeiling> ceilings = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            boolean none = random.nextInt(4) == 0;
            for (NumberFormat format : NumberFormat.values()) {
                if (!none && random.nextInt(3) == 0) {
                    double peak = 1e12 * (1 + random.nextInt(8));
                    ceilings.add(
                            random.nextInt(ceilings.size() + 1),
                            new ComputeCeiling(engine, format, new FlopRate(peak), source));
                }
            }
        }
        HardwareProfile base = Generated.machine(1e12, 1e12, 1e11);
        if (ceilings.isEmpty()) {
            ceilings.addAll(base.ceilings());
        }
        return with(base, "seed " + seed, ceilings, Set.of());
    }

    private static HardwareProfile with(HardwareProfile base, Set<Engine> complete) {
        return with(base, base.id(), base.ceilings(), complete);
    }

    private static HardwareProfile with(
            HardwareProfile base, String id, List<ComputeCeiling> ceilings, Set<Engine> complete) {
        return new HardwareProfile(
                new HardwareIdentity(
                        id,
                        base.name(),
                        base.identity().vendor(),
                        base.kind(),
                        base.identity().market(),
                        base.released()),
                base.compute().withCeilings(ceilings).withComplete(complete),
                base.memory(),
                base.links(),
                base.power(),
                base.evidence());
    }

    private static List<HardwareProfile> shipped() {
        List<HardwareProfile> machines = new ArrayList<>();
        for (Loaded<HardwareProfile> loaded : Catalogue.hardware(List.of()).all()) {
            machines.add(loaded.value());
        }
        return machines;
    }
}
