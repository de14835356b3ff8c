package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.UnsupportedMachineException;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Conventions;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.Offload;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What must hold of models of all kinds on every shipped machine, on one device and on several. */
class EveryMachineLawsTest {
    private static final double DUST = 1 + 1e-9;
    private static final int MODELS = 12;

    /** Narrower formats before those that hold each of their values, up to a power of two. */
    private static final List<List<TensorFormat>> CHAINS = List.of(
            List.of(TensorFormat.NVFP4, TensorFormat.MXFP6, TensorFormat.FP8, TensorFormat.FP16, TensorFormat.FP32),
            List.of(TensorFormat.NVFP4, TensorFormat.MXFP6, TensorFormat.FP8, TensorFormat.BF16, TensorFormat.TF32),
            List.of(TensorFormat.INT4, TensorFormat.INT8, TensorFormat.FP16, TensorFormat.FP32),
            List.of(TensorFormat.INT4, TensorFormat.FP8, TensorFormat.BF16, TensorFormat.FP32));

    private static final List<Parallelism> SPREADS = List.of(
            Parallelism.NONE,
            new Parallelism(2, 1, 1, 1, 1, 0),
            new Parallelism(2, 2, 1, 2, 1, 0.5),
            new Parallelism(1, 1, 1, 16, 1, 0),
            new Parallelism(2, 1, 1, 8, 1, 1));

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());
    private final List<HardwareProfile> machines = machines();

    private static List<HardwareProfile> machines() {
        List<HardwareProfile> all = new ArrayList<>();
        Catalogue<HardwareProfile> catalogue = Catalogue.hardware(List.of());
        catalogue.names().forEach(name -> all.add(catalogue.load(name).value()));
        assertThat(all).hasSizeGreaterThan(140);
        return all;
    }

    /** Generated models and some of the catalogue that have what those have not. */
    private List<ModelSpec> models() {
        List<ModelSpec> all = new ArrayList<>();
        for (int seed = 0; seed < MODELS; seed++) {
            all.add(new Generated(seed).anyDecoder());
        }
        for (String name : List.of("gpt", "llama-3.1-8b", "deepseek-v2-lite", "mixtral-8x7b", "gemma-2-9b")) {
            all.add(models.load(name).value());
        }
        return all;
    }

    @Test
    void moreFusionNeverSlowsAndNothingBeatsTheIdeal() {
        int counted = 0;
        for (HardwareProfile machine : machines) {
            for (ModelSpec model : models()) {
                for (Workload workload : workloads(TensorFormat.BF16)) {
                    for (Parallelism spread : spreads(model)) {
                        OptionalDouble none = seconds(model, workload, spread, Fusion.NONE, machine);
                        if (none.isEmpty()) {
                            continue;
                        }
                        double flash = seconds(model, workload, spread, Fusion.FLASH, machine)
                                .orElseThrow();
                        double ideal = seconds(model, workload, spread, Fusion.IDEAL, machine)
                                .orElseThrow();
                        String what = machine.id() + " " + model.id() + " " + workload.phase() + " " + spread;
                        assertThat(flash).as(what).isLessThanOrEqualTo(none.getAsDouble() * DUST);
                        assertThat(ideal).as(what).isLessThanOrEqualTo(flash * DUST);
                        counted++;
                    }
                }
            }
        }
        assertThat(counted).isGreaterThan(10_000);
    }

    @Test
    void aFormatIsNeverSlowerThanOneThatContainsIt() {
        int counted = 0;
        for (HardwareProfile machine : machines) {
            for (ModelSpec model : models()) {
                for (List<TensorFormat> chain : CHAINS) {
                    for (int i = 0; i + 1 < chain.size(); i++) {
                        for (int w = 0; w < workloads(chain.get(i)).size(); w++) {
                            OptionalDouble wide = seconds(
                                    model, workloads(chain.get(i + 1)).get(w), Parallelism.NONE, Fusion.FLASH, machine);
                            if (wide.isEmpty()) {
                                continue;
                            }
                            double narrow = seconds(
                                            model,
                                            workloads(chain.get(i)).get(w),
                                            Parallelism.NONE,
                                            Fusion.FLASH,
                                            machine)
                                    .orElseThrow();
                            assertThat(narrow)
                                    .as(
                                            "%s %s %s %s",
                                            machine.id(),
                                            model.id(),
                                            chain.get(i).label(),
                                            w)
                                    .isLessThanOrEqualTo(wide.getAsDouble() * DUST);
                            counted++;
                        }
                    }
                }
            }
        }
        assertThat(counted).isGreaterThan(10_000);
    }

    @Test
    void fasterMemoriesAndLinksAndMoreOverlapNeverSlow() {
        UnaryOperator<Interconnect> faster =
                link -> link.withBandwidth(new Bandwidth(2 * link.bandwidth().bytesPerSecond()));
        UnaryOperator<Interconnect> larger = link ->
                link.domain().isPresent() ? link.withDomain(2 * link.domain().getAsInt()) : link;
        UnaryOperator<Interconnect> odd = link ->
                link.domain().isPresent() ? link.withDomain(link.domain().getAsInt() + 1) : link;
        UnaryOperator<Interconnect> summing = link -> link.topology().equals(Optional.of(Interconnect.Topology.SWITCH))
                ? link.throughSwitches(Optional.of(link.provenance()))
                : link;
        for (HardwareProfile machine : machines) {
            for (ModelSpec model : models()) {
                for (Workload workload : workloads(TensorFormat.BF16)) {
                    for (Parallelism spread : spreads(model)) {
                        for (Fusion fusion : List.of(Fusion.FLASH, Fusion.IDEAL)) {
                            OptionalDouble before = seconds(model, workload, spread, fusion, machine);
                            if (before.isEmpty()) {
                                continue;
                            }
                            double limit = before.getAsDouble() * DUST;
                            String what = machine.id() + " " + model.id() + " " + workload.phase() + " " + spread;
                            assertThat(seconds(model, workload, spread, fusion, Doubled.memory(machine))
                                            .orElseThrow())
                                    .as("memory: %s", what)
                                    .isLessThanOrEqualTo(limit);
                            if (spread.isNone()) {
                                continue;
                            }
                            for (String how : List.of("bandwidth", "domain", "odd domain", "sums")) {
                                UnaryOperator<Interconnect> better = how.equals("bandwidth")
                                        ? faster
                                        : how.equals("domain") ? larger : how.equals("sums") ? summing : odd;
                                assertThat(seconds(model, workload, spread, fusion, links(machine, better))
                                                .orElseThrow())
                                        .as("%s: %s %s", how, what, fusion)
                                        .isLessThanOrEqualTo(limit);
                            }
                            Parallelism hidden = new Parallelism(
                                    spread.tensor(),
                                    spread.pipeline(),
                                    spread.expert(),
                                    spread.data(),
                                    spread.context(),
                                    Math.min(1, spread.overlap() + 0.3));
                            assertThat(seconds(model, workload, hidden, fusion, machine)
                                            .orElseThrow())
                                    .as("overlap: %s", what)
                                    .isLessThanOrEqualTo(limit);
                        }
                    }
                }
            }
        }
    }

    /** The spreads, with the experts of a model that has some divided over the replicas too. */
    private static List<Parallelism> spreads(ModelSpec model) {
        List<Parallelism> all = new ArrayList<>(SPREADS);
        if (model.hasExperts()) {
            all.add(new Parallelism(1, 1, 16, 16, 1, 0));
            all.add(new Parallelism(2, 1, 4, 4, 1, 0));
            all.add(new Parallelism(1, 1, 2, 2, 1, 0));
        }
        return all;
    }

    private static List<Workload> workloads(TensorFormat format) {
        return List.of(
                workload(Phase.PREFILL, 16, 300, 0, format),
                workload(Phase.DECODE, 16, 1, 700, format),
                workload(Phase.DECODE, 512, 1, 100, format));
    }

    private static Workload workload(Phase phase, long batch, long tokens, long context, TensorFormat format) {
        return new Workload(
                new PassShape(phase, batch, tokens, context),
                new Numerics(Precision.uniform(format), Fusion.FLASH),
                new Conventions(Counting.STANDARD, Routing.UNIFORM, LatentForm.FASTEST, Logits.LAST),
                Parallelism.NONE,
                Offload.NONE,
                Optional.empty());
    }

    /** Empty where the machine cannot do it, or the model has too little to divide. */
    private static OptionalDouble seconds(
            ModelSpec model, Workload like, Parallelism spread, Fusion fusion, HardwareProfile machine) {
        Workload workload = new Workload(
                new PassShape(like.phase(), like.requests()),
                new Numerics(like.precision(), fusion),
                new Conventions(like.counting(), like.routing(), like.latentForm(), like.logits()),
                spread,
                Offload.NONE,
                Optional.empty());
        try {
            return OptionalDouble.of(Evaluator.analyse(model, workload, machine).seconds());
        } catch (UnsupportedMachineException | IllegalArgumentException e) {
            return OptionalDouble.empty();
        }
    }

    private static HardwareProfile links(HardwareProfile machine, UnaryOperator<Interconnect> change) {
        return machine.withLinks(machine.links().stream().map(change).toList());
    }
}
