package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Access;
import dev.roofline.operator.Gemm;
import dev.roofline.operator.Letter;
import dev.roofline.operator.Operator;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Offload;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Sharding;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the formulas of tensors say is what is moved, and their letters stand for what models and workloads have. */
class TensorFormulaLawsTest {
    /** What follows from more than sizes, such as from a routing, a mask or a plan: other laws hold these. */
    private static final Set<String> COUNTED_ELSEWHERE = Set.of(
            "R",
            "R_tok",
            "R_back",
            "R_sum",
            "E_read",
            "o",
            "pairs",
            "T",
            "T_sent",
            "T_one",
            "h_own",
            "t_sent",
            "n",
            "W",
            "W_stored",
            "W_sent",
            "W_copy",
            "D_host",
            "u",
            "u_host");

    private final Set<String> used = new TreeSet<>();

    @Test
    void everyTensorOfEveryModelHasAsManyElementsAndBytesAsItsFormulaSays() {
        for (Fusion fusion : Fusion.values()) {
            int planned = EveryOperator.ofShippedModels(fusion, this::check);
            assertThat(planned).isGreaterThan(3 * EveryOperator.MODELS.all().size());
        }
        checkDeployments();
        Set<String> glossary = new TreeSet<>();
        Set<String> meanings = new HashSet<>();
        for (Letter letter : Letter.values()) {
            assertThat(glossary.add(letter.symbol())).as(letter.symbol()).isTrue();
            assertThat(meanings.add(letter.meaning())).as(letter.meaning()).isTrue();
        }
        assertThat(used).isEqualTo(glossary);
    }

    /** Degrees, formats and conventions that give tensors other letters or other bytes. */
    private void checkDeployments() {
        WorkloadOptions step =
                WorkloadOptions.NONE.with(Field.PHASE, PhaseChoice.TRAIN).with(Field.BATCH, 16);
        WorkloadOptions experts = WorkloadOptions.NONE.with(Field.BATCH, 16).with(Field.EXPERT, 8);
        WorkloadOptions prompt = WorkloadOptions.NONE.with(Field.PROMPT, 4096).with(Field.CONTEXT_RANKS, 4);
        WorkloadOptions narrow =
                WorkloadOptions.NONE.with(Field.WEIGHTS, TensorFormat.INT8).with(Field.KV_CACHE, TensorFormat.INT8);
        for (String name : List.of("gpt2", "mistral-7b", "mixtral-8x7b", "qwen3-30b-a3b", "deepseek-v2-lite")) {
            check(name, step.with(Field.TENSOR, 2).with(Field.SEQUENCE_PARALLEL, true));
            check(name, step.with(Field.DATA, 4).with(Field.SHARDING, Sharding.PARAMETERS));
            check(name, step.with(Field.DATA, 2).with(Field.OFFLOAD, new Offload(0, 0, 0.5)));
            check(name, experts.with(Field.DATA, 8));
            check(name, experts.with(Field.DATA, 2).with(Field.TENSOR, 4));
            check(name, prompt);
            check(name, narrow);
            check(name, narrow.with(Field.ACTIVATIONS, TensorFormat.MXFP8).with(Field.FUSION, Fusion.NONE));
        }
        for (String name : List.of("bert-base-uncased", "gpt2", "t5-base")) {
            check(name, WorkloadOptions.NONE.with(Field.COUNTING, Counting.SURVEY));
        }
    }

    private void check(String name, WorkloadOptions options) {
        EveryOperator.of(EveryOperator.MODELS.load(name).value(), options, this::check);
    }

    private void check(ModelSpec model, Workload workload, Operator operator) {
        Map<String, Double> known = Expression.symbols(operator);
        Map<String, Set<Double>> truth = LetterTruth.of(model, workload, operator);
        String where =
                model.id() + " " + workload.phase() + " " + operator.site().id();
        for (Access access : operator.accesses()) {
            Formulas.assertElementsAndBytes(where, access);
            Formulas.letters(access).forEach((letter, value) -> {
                Double other = known.put(letter, value);
                assertThat(other == null || other.equals(value))
                        .as("%s: %s is %s and %s", where, letter, other, value)
                        .isTrue();
                if (!COUNTED_ELSEWHERE.contains(letter) || truth.containsKey(letter)) {
                    assertThat(truth.getOrDefault(letter, Set.of()))
                            .as("%s: %s of %s", where, letter, access.formula())
                            .contains(value);
                }
                used.add(letter);
            });
        }
        // A floor moves weights that layers share, or micro-batches, in parts.
        if (operator instanceof Gemm product && workload.fusion() != Fusion.IDEAL) {
            checkProduct(model.id() + " " + operator.site().id(), product);
        }
    }

    /** Input and matrix of a product, and what it makes, are as long and as wide as what is multiplied. */
    private static void checkProduct(String where, Gemm product) {
        double m = product.m().value();
        double n = product.n().value();
        double k = product.k().value();
        for (Access access : product.accesses()) {
            switch (access.tensor()) {
                case "input" -> {
                    // Where rows are gathered as they are read, each token is read once.
                    double rows = where.contains(".experts.") ? access.rows().value() : m;
                    boolean raw = where.contains(".conv");
                    assertThat(raw ? m * k : access.elements()).as(where).isCloseTo(rows * k, within(rows * k * 1e-12));
                }
                case "weights" -> {
                    boolean ofHeads = where.contains(".absorb_") || where.contains(".position_keys");
                    double matrices = ofHeads ? access.elements() / (n * k) : 1;
                    assertThat(access.elements() / matrices).as(where).isCloseTo(n * k, within(n * k * 1e-12));
                    assertThat(matrices % 1).as(where).isZero();
                }
                case "weights of distinct experts" ->
                    assertThat(access.columns().value()).as(where).isEqualTo(k);
                case "output" -> {
                    // A fused epilogue multiplies gate and up, and sums up experts' rows, before they leave the chip.
                    double rows = where.contains(".experts.") ? access.rows().value() : m;
                    double all = rows * n;
                    double halves = where.contains(".gate_up") && access.elements() != all ? 2 : 1;
                    assertThat(halves * access.elements()).as(where).isCloseTo(all, within(all * 1e-12));
                }
                case "output gradient" ->
                    assertThat(access.elements()).as(where).isEqualTo(m * n);
                case "input gradient" -> assertThat(access.elements()).as(where).isEqualTo(m * k);
                default -> {}
            }
        }
    }
}
