package dev.roofline.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.cli.Cli;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every row of the tables of refusals refuses something. */
class RulesTest {
    private static final List<List<Rule>> TABLES = List.of(
            FormatRules.ALL,
            DeploymentRules.OF_ROWS,
            DeploymentRules.OF_HOST,
            DeploymentRules.OF_OTHERS,
            DeploymentRules.OF_CONVENTIONS,
            DeploymentRules.OF_ARRIVAL,
            PhaseRules.OF_PHASES,
            PhaseRules.OF_REQUESTS,
            PhaseRules.OF_SEQUENCES,
            TrainingRules.OF_INFERENCE,
            TrainingRules.OF_SPREAD,
            TrainingRules.OF_SCHEDULE);

    /** Command lines that are refused, one for each row. */
    private static final List<String> LINES = List.of(
            "gpt2 --counting survey --head fp16",
            "vit-b-16 --embedding fp16",
            "deberta-v3-base --head fp16",
            "gpt2 --head fp8 --embedding fp16",
            "gpt2 --state fp16",
            "mamba2-130m --phase train --state fp32",
            "mamba2-130m --kv-cache fp8",
            "gpt2 --counting survey --compute fp8",
            "gpt2 --counting survey --weight-copy",
            "gpt2 --dispatch fp8",
            "mixtral-8x7b --dispatch fp8",
            "gpt2 --return fp8",
            "mixtral-8x7b --return fp8",
            "bert-base-uncased --offload cache",
            "gpt2 --counting survey --offload weights",
            "gpt2 --offload optimizer",
            "gpt2 --micro-batch 1",
            "gpt2 --recompute none",
            "gpt2 --zero 0",
            "gpt2 --sequence-parallel",
            "gpt2 --schedule gpipe",
            "gpt2 --virtual-stages 1",
            "gpt2 --gradients fp16",
            "gpt2 --optimizer adam",
            "gpt2 --dropout",
            "gpt2 --tokens 3B",
            "gpt2 --generate 3 --chunk 5",
            "gpt2 --counting survey --fusion flash",
            "bert-base-uncased --kv-page 4",
            "gpt2 --routing best",
            "gpt2 --mla naive",
            "gpt2 --phase train --dp 4 --batch 2",
            "gpt2 --counting survey --tp 2",
            "mixtral-8x7b --counting survey",
            "gpt2 --counting survey --logits all",
            "gpt2 --currency USD",
            "gpt2 --arrival 1",
            "t5-base --generate 3 --arrival 1",
            "gpt2 --generate 3 --arrival 1 --batch 2",
            "gpt2 --generate 3 --arrival 1 --pp 2",
            "gpt2 --generate 3 --arrival 1 --fusion ideal",
            "bert-base-uncased --phase decode",
            "bert-base-uncased --context 5",
            "bert-base-uncased --kv-cache fp8",
            "gpt2 --phase encode",
            "gpt2 --decoder-prompt 4",
            "gpt2 --phase decode --generate 4",
            "t5-base --phase encode --context 4",
            "bert-base-uncased --requests 5@0",
            "t5-base --requests 5@0",
            "gpt2 --counting survey --requests 5@0",
            "gpt2 --requests 5@0 --phase decode",
            "gpt2 --requests 5@0 --batch 2",
            "gpt2 --requests 5@0 --prompt 5",
            "gpt2 --requests 5@0 --context 5",
            "gpt2 --requests 5@0 --generate 5",
            "gpt2 --requests 5@0 --decoder-prompt 4",
            "gpt2 --requests 5@0 --dp 2",
            "gpt2 --phase train --context 5",
            "gpt2 --phase train --kv-cache fp8",
            "gpt2 --phase train --kv-page 4",
            "gpt2 --phase train --arrival 1",
            "gpt2 --phase train --offload cache",
            "gpt2 --phase train --counting survey",
            "gpt2 --phase train --logits last",
            "deepseek-v2-lite --phase train --mla absorbed",
            "t5-base --phase train --pp 2",
            "gpt2 --phase train --zero 1",
            "gpt2 --phase train --sequence-parallel",
            "gpt2 --phase train --schedule gpipe");

    private static final WorkloadOptions NONE = WorkloadOptions.NONE;

    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    @Test
    void everyRowOfTheTablesIsReached() {
        List<String> said = new ArrayList<>(sequences());
        for (String line : LINES) {
            Cli.Result result = Cli.run(("analyze --hw a100 --model " + line).split(" "));
            assertThat(result.exitCode()).as(line).isEqualTo(2);
            said.add(
                    result.errorOutput().substring("roofline: error: ".length()).strip());
        }
        Map<String, Integer> rows = new TreeMap<>();
        for (List<Rule> table : TABLES) {
            for (Rule rule : table) {
                rows.merge(pattern(rule), 1, Integer::sum);
            }
        }
        rows.forEach((pattern, alike) -> assertThat(
                        said.stream().filter(each -> each.matches(pattern)).count())
                .as(pattern)
                .isGreaterThanOrEqualTo(alike));
        assertThat(said).allSatisfy(each -> assertThat(rows.keySet()).anyMatch(each::matches));
    }

    /** A comparison's path gives lengths before all else is looked at, so whole sequences are asked for directly. */
    private List<String> sequences() {
        List<String> said = new ArrayList<>();
        for (WorkloadOptions options : List.of(
                NONE.with(Field.PHASE, PhaseChoice.DECODE),
                NONE.with(Field.PROMPT, 5),
                NONE.with(Field.CONTEXT, 5),
                NONE.with(Field.MAX_MODEL_LEN, 5),
                NONE.with(Field.GENERATE, 5),
                NONE.with(Field.DECODER_PROMPT, 5),
                NONE.with(Field.REQUESTS, List.of(new Request(1, 5, 0))))) {
            said.add(sequence("gpt2", options));
        }
        said.add(sequence("bert-base-uncased", NONE.with(Field.KV_CACHE, TensorFormat.FP8)));
        return said;
    }

    private String sequence(String name, WorkloadOptions options) {
        ModelSpec model = models.load(name).value();
        return Setting.said(
                Objects.requireNonNull(catchThrowableOfType(
                                UnsuitableWorkloadException.class, () -> WorkloadPlan.ofSequence(model, options, 128))
                        .getMessage()),
                "--");
    }

    /** What a row says, whatever stands in its places. */
    private static String pattern(Rule rule) {
        String sentence = rule.settings().isEmpty()
                ? rule.reason()
                : Refusal.unfit(rule.settings(), rule.value(), rule.reason()).sentence();
        return Pattern.quote(Setting.said(sentence, "--")).replaceAll("\\{[a-z]+}", "\\\\E.+\\\\Q");
    }

    @Test
    void aRefusalTellsOfWhatItIsWithoutItsSentence() {
        UnsuitableWorkloadException refused = catchThrowableOfType(
                UnsuitableWorkloadException.class,
                () -> WorkloadPlan.of(models.load("gpt2").value(), NONE.with(Field.EXPERT, 4)));
        assertThat(refused.refusal().settings()).containsExactly(Field.EXPERT);
        assertThat(refused.refusal().reason()).isEqualTo("GPT-2 small has no experts");
        assertThat(refused.getMessage())
                .isEqualTo(Setting.MARK + "ep is not possible here: GPT-2 small has no experts");
    }

    @Test
    void aNumberOutOfItsFieldsRangeIsRefusedWithTheRange() {
        UnsuitableWorkloadException refused = catchThrowableOfType(
                UnsuitableWorkloadException.class,
                () -> WorkloadPlan.of(models.load("gpt2").value(), NONE.with(Field.TENSOR, 40_000)));
        assertThat(refused.refusal())
                .isEqualTo(new Refusal(
                        List.of(Field.TENSOR), "is 40000", "; ", "it takes a whole number from 1 to 32768"));
    }
}
