package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.cli.Cli;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the objects of a report's JSON call otherwise than its columns do is the same value. */
class SecondNamesTest {
    private static final String GENERATION = "--phase generate --generate 9 --price 2 --power 400W";
    private static final String SERVED = "--generate 9 --arrival 2 --price 2 --power 400W";
    private static final String TRAINED =
            "--phase train --dp 2 --pp 2 --batch 8 --micro-batch 1 --tokens 1e9 --price 2 --power 400W";
    private static final String DRAFTED = "--generate 9 --draft gpt2 --acceptance 0.6";
    private static final String DIVIDED = "--generate 9 --prefill-hw a100";

    @ParameterizedTest
    @CsvSource({
        GENERATION + ",generation,time_to_first_token_s,first_token_s",
        GENERATION + ",generation,total_s,generation_s",
        GENERATION + ",generation,tokens_per_s,generation_tokens_per_s",
        GENERATION + ",generation,requests_in_flight,requests_in_flight",
        GENERATION + ",memory,cache_bytes,cache_memory_bytes",
        GENERATION + ",memory,cache_allocated_bytes,cache_allocated_bytes",
        GENERATION + ",memory,activations_bytes,activation_memory_bytes",
        GENERATION + ",memory,total_bytes,memory_bytes",
        GENERATION + ",memory,host_bytes,host_memory_bytes",
        GENERATION + ",memory,largest_batch,largest_batch",
        GENERATION + ",memory,longest_context,longest",
        SERVED + ",steady_state,in_flight,served_in_flight",
        SERVED + ",steady_state,requests_per_s,served_requests_per_s",
        SERVED + ",steady_state,tokens_per_s,served_tokens_per_s",
        SERVED + ",steady_state,pass_s,served_token_s",
        SERVED + ",steady_state,busy,served_busy",
        SERVED + ",steady_state,time_to_first_token_s,served_first_token_s",
        SERVED + ",steady_state,cost_per_million_tokens,served_cost_per_million_tokens",
        SERVED + ",steady_state,joules_per_token,served_joules_per_token",
        TRAINED + ",training_step,step_s,step_s",
        TRAINED + ",training_step,bubble_s,bubble_s",
        TRAINED + ",training_step,tokens_per_s,step_tokens_per_s",
        TRAINED + ",training_step,tokens_per_s_per_device,step_tokens_per_s_per_device",
        TRAINED + ",training_step,mfu,step_mfu",
        TRAINED + ",training_step,hfu,step_hfu",
        TRAINED + ",training_step,run_days,run_days",
        TRAINED + ",training_step,run_cost,run_cost",
        TRAINED + ",training_step,run_joules,run_joules",
        TRAINED + ",training_step,cost_per_million_tokens,cost_per_million_tokens",
        TRAINED + ",training_step,joules_per_token,joules_per_token",
        TRAINED + ",memory,gradients_bytes,gradient_memory_bytes",
        TRAINED + ",memory,optimizer_bytes,optimizer_memory_bytes",
        TRAINED + ",memory,largest_micro_batch,largest_micro_batch",
        TRAINED + ",memory,longest_sequence,longest",
        DRAFTED + ",speculation,tokens_per_pass,tokens_per_pass",
        DRAFTED + ",speculation,pass_s,pass_s",
        DRAFTED + ",speculation,speed_up,speculation_speed_up",
        DRAFTED + ",speculation,fastest_gamma,fastest_gamma",
        DIVIDED + ",disaggregation,cache_bytes,transfer_bytes",
        DIVIDED + ",disaggregation,transfer_s,transfer_s",
        DIVIDED + ",disaggregation,prefill_sides_per_decode_side,prefill_sides"
    })
    void aValueUnderASecondNameIsThatOfItsColumn(String options, String object, String key, String column)
            throws IOException {
        List<String> args = new ArrayList<>(List.of("analyze", "--model", "gpt2", "--hw", "h100", "--format", "json"));
        args.addAll(List.of(options.split(" ")));
        Cli.Result result = Cli.run(args.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.errorOutput()).isZero();
        JsonNode report = new ObjectMapper().readTree(result.output());
        JsonNode phases = report.get("phases");
        JsonNode value = report.get(object).get(key);
        assertThat(value.isNumber()).as(key).isTrue();
        assertThat(value).isEqualTo(phases.get(phases.size() - 1).get(column));
    }
}
