package dev.roofline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Gemm;
import dev.roofline.operator.Operator;
import dev.roofline.operator.OperatorList;
import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Logits;
import dev.roofline.workload.Numerics;
import dev.roofline.workload.PassShape;
import dev.roofline.workload.Phase;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Routing;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Products of one layer and of the head as PyTorch dispatches them, operator by operator: FLOPs to the last one,
 * and, where the framework reads each key/value head once, bytes to the last one.
 */
class TorchProductsTest {
    private static final Map<String, String> MODELS = Map.of(
            "google-bert/bert-base-uncased", "bert-base-uncased",
            "openai-community/gpt2", "gpt2",
            "meta-llama/Llama-2-7b-hf", "llama-2-7b",
            "meta-llama/Llama-3.1-8B", "llama-3.1-8b",
            "google-t5/t5-base", "t5-base",
            "mistralai/Mixtral-8x7B-v0.1", "mixtral-8x7b",
            "deepseek-ai/DeepSeek-V3", "deepseek-v3");

    private static final Map<String, String> PARTS = Map.of(
            "bert_layer", "encoder.",
            "gpt2_block", "decoder.",
            "llama_block", "decoder.",
            "t5_encoder", "encoder.",
            "t5_decoder", "decoder.",
            "mixtral_block", "decoder.",
            "deepseek_dense", "decoder.",
            "deepseek_moe", "decoder.",
            "head", "head.");

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("qkv_proj", "attention.qkv"),
            Map.entry("q_proj", "attention.q"),
            Map.entry("k_proj", "attention.k"),
            Map.entry("v_proj", "attention.v"),
            Map.entry("o_proj", "attention.output"),
            Map.entry("qk", "attention.scores"),
            Map.entry("av", "attention.values"),
            Map.entry("gate_proj", "ffn.gate"),
            Map.entry("up_proj", "ffn.up"),
            Map.entry("down_proj", "ffn.down"),
            Map.entry("q_a_proj", "attention.q_down"),
            Map.entry("q_b_proj", "attention.q_up"),
            Map.entry("kv_a_proj", "attention.kv_down"),
            Map.entry("kv_b_proj", "attention.kv_up"),
            Map.entry("absorb_q", "attention.absorb_q"),
            Map.entry("absorb_v", "attention.absorb_v"),
            Map.entry("router", "ffn.router"),
            Map.entry("experts/gate_proj", "ffn.experts.gate"),
            Map.entry("experts/up_proj", "ffn.experts.up"),
            Map.entry("experts/down_proj", "ffn.experts.down"),
            Map.entry("shared/gate_proj", "ffn.shared.gate"),
            Map.entry("shared/up_proj", "ffn.shared.up"),
            Map.entry("shared/down_proj", "ffn.shared.down"),
            Map.entry("lm_head", "logits"));

    /** The layers whose operators a block of rows stands for, where a model has several kinds. */
    private static final Map<String, String> LAYERS = Map.of("deepseek_dense", "0-2", "deepseek_moe", "3-60");

    private final Catalogue<ModelSpec> catalogue = Catalogue.models(List.of());
    private final Map<String, Map<String, Operator>> lists = new HashMap<>();

    @Test
    void everyProductHasTheFrameworksFlops() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Csv.Row row : rows()) {
            Operator ours = operator(row, TensorFormat.FP16);
            double theirs = Double.parseDouble(row.get("flops"));
            if (ours.flops() != theirs) {
                differences.add(row + " ours " + ours.flops());
            }
            compared++;
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(900);
    }

    @Test
    void everyGroupedProductHasTheFrameworksBytes() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Csv.Row row : rows()) {
            if (!row.get("gqa").equals("grouped")) {
                continue;
            }
            for (TensorFormat format : List.of(TensorFormat.FP16, TensorFormat.FP32)) {
                Operator ours = operator(row, format);
                double bytes = ours.traffic().total() - headBias(row, ours, format);
                double theirs = Double.parseDouble(row.get("bytes_" + format.label()));
                if (bytes != theirs) {
                    differences.add(row + " ours " + bytes);
                }
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(1000);
    }

    /** The framework's rows of BERT's head leave out the bias after the product. */
    private static double headBias(Csv.Row row, Operator ours, TensorFormat format) {
        boolean bert = row.get("block").equals("head") && row.get("model").startsWith("google-bert");
        return bert && ours instanceof Gemm gemm ? format.bytes(1, gemm.n().value()) : 0;
    }

    private static List<Csv.Row> rows() {
        List<Csv.Row> rows = new ArrayList<>(Csv.resource("/oracle/torch_products.csv"));
        rows.removeIf(row -> !MODELS.containsKey(row.get("model")));
        return rows;
    }

    private Operator operator(Csv.Row row, TensorFormat format) {
        String prefix = PARTS.get(row.get("block"));
        String name = row.get("op");
        String part = "";
        for (String block : List.of("self", "cross")) {
            if (name.startsWith(block + "_") || name.startsWith(block + "/")) {
                name = name.substring(block.length() + 1);
                part = block;
            }
        }
        String operator = Objects.requireNonNull(OPERATORS.get(name), name);
        String id = prefix + (part.equals("cross") ? operator.replace("attention.", "cross.") : operator);
        return Objects.requireNonNull(list(row, format).get(id + LAYERS.getOrDefault(row.get("block"), "")), id);
    }

    private Map<String, Operator> list(Csv.Row row, TensorFormat format) {
        String model = Objects.requireNonNull(MODELS.get(row.get("model")));
        boolean encoder = row.get("block").equals("t5_encoder") || model.startsWith("bert");
        Phase phase = encoder ? Phase.ENCODE : Phase.valueOf(row.get("phase").toUpperCase(java.util.Locale.ROOT));
        long seqlen = Long.parseLong(row.get("seqlen"));
        long batch = Long.parseLong(row.get("batch"));
        // A decode whose keys and values are "repeated" expands the latents of all cached tokens again.
        LatentForm form =
                phase == Phase.DECODE && row.get("gqa").equals("grouped") ? LatentForm.ABSORBED : LatentForm.NAIVE;
        String key = model + phase + seqlen + "x" + batch + format.label() + form;
        return lists.computeIfAbsent(key, unused -> {
            Workload workload = new Workload(
                            new PassShape(
                                            phase,
                                            batch,
                                            phase == Phase.DECODE ? 1 : seqlen,
                                            phase == Phase.DECODE ? seqlen - 1 : 0)
                                    .withEncoderTokens(512),
                            new Numerics(Precision.uniform(format), Fusion.NONE),
                            Counting.STANDARD,
                            Logits.ALL)
                    // The framework's experts get equal shares of the tokens.
                    .withRouting(Routing.WORST)
                    .withLatentForm(form);
            Map<String, Operator> byId = new HashMap<>();
            for (Operator operator : OperatorList.of(catalogue.load(model).value(), workload)) {
                byId.put(operator.site().id(), operator);
                operator.site()
                        .layers()
                        .ifPresent(layers -> byId.put(operator.site().id() + layers, operator));
            }
            return byId;
        });
    }
}
