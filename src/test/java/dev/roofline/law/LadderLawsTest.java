package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.ladder.BoundLadder;
import dev.roofline.ladder.LadderSearch;
import dev.roofline.ladder.Range;
import dev.roofline.ladder.RunSizes;
import dev.roofline.ladder.SizeSearch;
import dev.roofline.ladder.SizeVariable;
import dev.roofline.ladder.Step;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Group;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Placement;
import dev.roofline.placement.Totals;
import dev.roofline.workload.Field;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ladder says of every size what the analysis at that size says. */
class LadderLawsTest {
    private static final int EACH = 1024;
    private static final int DRAWN = 300;

    private final Deployments deployments = new Deployments();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt a100",
                "gpt a100 fusion=none phase=decode",
                "gpt a100 fusion=ideal",
                "gpt a100 train=recompute:full",
                "gpt2-xl h100 generate=20 prompt=64 batch=4",
                "bert-large-uncased a100",
                "bert-large-uncased a100 train=micro:1",
                "bart-large h100 train=micro:1 batch=4",
                "t5-base h100",
                "t5-large h100 tp=4 phase=prefill",
                "t5-base h100 generate=8",
                "t5-3b a100 train=micro:2,zero:2 dp=4 batch=16 prompt=300",
                "t5-3b a100 train=micro:1 prompt=300 decoder-prompt=100",
                "whisper-large-v3 h100",
                "vit-b-16 a100",
                "clip-vit-l-14 a100",
                "gemma-3-4b h100 phase=prefill",
                "modernbert-large h100",
                "deberta-v3-base h100",
                "llama-3.1-70b h100 tp=8 dtype=fp8",
                "llama-3.1-70b h100 tp=8 dtype=fp8 overlap=0.5 phase=decode",
                "llama-3.1-70b h100 tp=8 dtype=fp8 overlap=1 phase=prefill",
                "llama-3.1-70b h100 tp=16 phase=decode",
                "llama-3.1-8b rtx-4090 tp=4 phase=prefill",
                "llama-3.1-8b rtx-3090 tp=2 dp=3",
                "llama-3.1-8b h100 pp=4 phase=decode",
                "llama-3.1-8b h100 pp=32 phase=prefill",
                "llama-3.1-8b rtx-3090 pp=6 overlap=0.5 phase=prefill",
                "llama-3.1-70b h100 pp=16 tp=2 phase=decode",
                "llama-3.1-8b h100 pp=5 fusion=none phase=prefill",
                "llama-3.1-8b h100 pp=3 generate=5",
                "clip-vit-b-16 t4 pp=4 dp=2",
                "llama-3.1-8b h100 cp=4 tp=2 dp=2",
                "llama-3.1-8b h100 train=sequence-parallel tp=8 dp=2",
                "llama-3.1-8b h100 train=zero:3,recompute:full dp=16",
                "llama-3.1-8b h100 train=sequence-parallel,recompute:selective tp=4 cp=2 pp=2 batch=8",
                "llama-3.1-8b h100 offload=0.5 phase=decode",
                "llama-3.1-8b h100 fusion=ideal offload=0.3 phase=prefill",
                "mixtral-8x7b h100 tp=2",
                "mixtral-8x7b h100 tp=2 routing=worst phase=decode",
                "mixtral-8x7b h100 dp=8 ep=8 phase=decode",
                "mixtral-8x7b h100 dp=4 ep=8 tp=2 routing=worst phase=prefill",
                "mixtral-8x7b h100 tp=2 fusion=ideal phase=decode",
                "deepseek-v3 rtx-3090 tp=4 dp=3 fusion=ideal phase=decode",
                "deepseek-v3 h200 tp=4 dp=3 fusion=ideal generate=3",
                "llama-3.1-8b a100 tp=16 fusion=ideal phase=prefill",
                "deepseek-v3 h200 dp=8 ep=8 phase=decode",
                "deepseek-v3 h200 tp=8 phase=prefill",
                "deepseek-v3 h200 dp=16 ep=16 overlap=0.7 phase=prefill",
                "deepseek-v2-lite a100 mla=naive phase=decode",
                "deepseek-v2-lite a100 generate=8",
                "deepseek-v3 h200 cp=4 tp=8 phase=decode",
                "deepseek-v2 h200 pp=4 tp=2 phase=prefill",
                "llama-4-scout h100 tp=8",
                "llama-4-scout h100 tp=8 cp=3 phase=prefill",
                "llama-4-maverick h200 tp=8 dp=2 ep=16 phase=decode",
                "llama-4-scout h100 tp=8 context=5000 phase=prefill",
                "gemma-2-9b h100 fusion=none phase=prefill",
                "gemma-3-27b tpu-v5e tp=8 phase=decode",
                "mistral-7b-v0.1 a100 cp=8 dtype=fp16 phase=prefill",
                "mistral-7b-v0.1 a100 generate=16 prompt=4090",
                "mamba2-2.7b a100",
                "mamba2-1.3b h100 train=micro:1",
                "llama-3.1-8b a100 train=micro:1,zero:3 to-host=1",
                "llama-3.1-8b a100 train=micro:1,zero:2 to-host=0.5 overlap=0.5 dp=2 batch=4",
                "llama-3.1-8b a100 train=zero:3 to-host=1 fusion=ideal",
                "llama-3.1-8b b200 train=micro:1 weights=nvfp4 activations=nvfp4",
                "qwen3-30b-a3b h100 train=sequence-parallel tp=4 ep=8 dp=2",
                "jamba-v0.1 h100 tp=2",
                "jamba-v0.1 h100 tp=2 dp=4 ep=4 phase=prefill",
                "qwen3-next-80b-a3b h100 tp=4",
                "nemotron-3-nano-30b-a3b arc-pro-b60 tp=4 phase=prefill context=77",
                "gpt-oss-120b mi300x tp=2 phase=decode",
                "qwen3-235b-a22b gb200 tp=4 dp=2 ep=8 dtype=fp8 phase=decode",
                "glm-4.5-air mi325x tp=4 overlap=1 phase=decode"
            })
    void laddersAgreeWithTheAnalysis(String line) {
        agrees(line, deployments.of(line), EACH, DRAWN, true);
    }

    /** Chunks, windows, scans and mixtures of any sizes, on machines of any balance. */
    @Test
    void laddersOfGeneratedModelsAgreeWithTheAnalysis() {
        for (int seed = 0; seed < 60; seed++) {
            Generated generated = new Generated(seed);
            ModelSpec model = generated.anyDecoder();
            HardwareProfile machine = generated.machine();
            long replicas = generated.between(1, 3);
            Routing routing = generated.coin() ? Routing.UNIFORM : Routing.WORST;
            long batch = generated.between(3, 9);
            long context = generated.between(0, 90);
            WorkloadOptions options = WorkloadOptions.NONE
                    .with(Field.BATCH, batch)
                    .with(Field.DATA, replicas)
                    .with(Field.PROMPT, generated.between(1, 200))
                    .with(Field.CONTEXT, context)
                    .with(Field.FUSION, generated.fusion());
            if (model.hasExperts()) {
                options = options.with(Field.ROUTING, routing);
            }
            agrees("seed " + seed, Deployments.run(model, machine, options), 200, 100, false);
        }
    }

    private void agrees(String what, Deployments.Run run, int each, int drawn, boolean isShipped) {
        RunSizes sizes = new RunSizes(run.model(), run.plan(), run.decided());
        for (int i = 0; i < run.decided().size(); i++) {
            Workload phase = run.plan().isTraining()
                    ? run.decided().get(i)
                    : run.plan().workloads().get(i);
            for (SizeVariable variable : sizes.of(i)) {
                agrees(what + ", " + phase.phase().label(), run, phase, variable, each, drawn, isShipped);
            }
        }
    }

    private void agrees(
            String what,
            Deployments.Run run,
            Workload phase,
            SizeVariable variable,
            int each,
            int drawn,
            boolean isShipped) {
        LadderSearch ladders = new LadderSearch(run.model(), run.machine(), phase);
        boolean ofMiddle = ladders.isApproximate(variable);
        SizeSearch search = ladders.over(variable);
        BoundLadder whole = search.ofPhase();
        if (isShipped) {
            assertThat(whole.least()).as(what).isEqualTo(variable.least());
            assertThat(whole.most()).as(what).isEqualTo(variable.most());
        }
        Map<Group, BoundLadder> groups = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            groups.put(group, search.ofGroup(group));
        }
        for (long size : sizes(whole, each, drawn)) {
            Workload sized = variable.at(phase, size);
            Analysis analysis =
                    Evaluator.analyse(run.model(), ofMiddle ? sized.step(phase.steps() / 2) : sized, run.machine());
            String at = what + ", " + variable.option().label() + " " + size;
            agrees(at, whole, size, Totals.of(analysis.longest()));
            for (Group group : Group.values()) {
                List<Placement> members = new ArrayList<>();
                for (Placement placement : analysis.placements()) {
                    if (placement.site().group() == group) {
                        members.add(placement);
                    }
                }
                agrees(at + ", " + group.label(), Objects.requireNonNull(groups.get(group)), size, Totals.of(members));
            }
        }
    }

    private static void agrees(String at, BoundLadder ladder, long size, Totals totals) {
        if (size > ladder.most()) {
            return;
        }
        Step step = ladder.steps().get(ladder.indexOf(size));
        assertThat(step.bound()).as(at).isEqualTo(totals.bound());
        boolean mixed = false;
        for (Range range : step.mixed()) {
            mixed |= range.from() <= size && size <= range.to();
        }
        boolean twoThirds =
                totals.bound().isEmpty() || 3 * totals.seconds(totals.bound().get()) >= 2 * totals.seconds();
        assertThat(mixed).as(at + ", mixed").isEqualTo(!twoThirds);
    }

    /** The first ones, some drawn over all the rest, and those beside each that a ladder names. */
    private static NavigableSet<Long> sizes(BoundLadder ladder, int each, int drawn) {
        TreeSet<Long> sizes = new TreeSet<>();
        for (long size = ladder.least(); size < ladder.least() + each && size <= ladder.most(); size++) {
            sizes.add(size);
        }
        Random random = new Random(ladder.most());
        double sweep = Math.log((ladder.most() + 1.0) / (ladder.least() + 1.0));
        for (int i = 0; i < drawn; i++) {
            double size = (ladder.least() + 1.0) * Math.exp(sweep * random.nextDouble()) - 1;
            sizes.add(Math.max(ladder.least(), Math.min(ladder.most(), (long) size)));
        }
        for (Step step : ladder.steps()) {
            beside(ladder, step.from(), sizes);
            for (Range range : step.mixed()) {
                beside(ladder, range.from(), sizes);
                beside(ladder, range.to(), sizes);
            }
        }
        return sizes;
    }

    private static void beside(BoundLadder ladder, long size, Set<Long> sizes) {
        for (long near = size - 2; near <= size + 2; near++) {
            if (near >= ladder.least() && near <= ladder.most()) {
                sizes.add(near);
            }
        }
    }
}
