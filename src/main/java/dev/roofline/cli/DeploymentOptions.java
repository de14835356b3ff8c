package dev.roofline.cli;

import dev.roofline.workload.Field;
import java.util.List;

/** The devices that a model runs on, what they keep and cost, and whom they serve. */
final class DeploymentOptions {
    static final Option<Double> PRICE = OptionGroup.COST
            .of(
                    Field.PRICE,
                    NumberArgument.PRICE,
                    "price of a device and hour, for the cost of a million tokens; of compare also by machine, such as"
                            + " \"l4=0.80; a10=1.00\"")
            .detailed("All devices are paid for all the time; hosts, switches and cooling are left out.");

    static final List<Option<?>> ALL = List.of(
            OptionGroup.DEVICES
                    .of(
                            Field.DEVICES,
                            new DevicesArgument(),
                            "devices in all, tp x pp x cp x dp; also --hw 8xh100, dgx-h100 or p5.48xlarge")
                    .detailed("A missing --dp takes what the other degrees leave. With no degree inference takes --tp"
                            + " inside a scale-up domain and --pp over domains, training --dp; the head says so."),
            degree(Field.TENSOR, "tensor-parallel degree").usually("1"),
            degree(Field.PIPELINE, "pipeline-parallel degree: stages").usually("1"),
            degree(Field.EXPERT, "expert-parallel degree").usually("1"),
            degree(Field.DATA, "data-parallel replicas, which share the batch").usually("1"),
            degree(Field.CONTEXT_RANKS, "context-parallel degree").usually("1"),
            OptionGroup.DEVICES
                    .of(
                            Field.OVERLAP,
                            NumberArgument.DECIMAL,
                            "share of the exchanges' time that hides behind other work, 0 (default) to 1")
                    .detailed("In training of the exchanges with the host too."),
            OptionGroup.MEMORY
                    .of(Field.PAGE, NumberArgument.COUNT, "tokens of a page of the cache (paged attention, block size)")
                    .usually("16"),
            OptionGroup.MEMORY.of(
                    Field.MEMORY_UTILIZATION,
                    NumberArgument.MEMORY_SHARE,
                    "share of a device's memory that the run may take, from 0.001 to 1; default 1 (vLLM's is 0.9)"),
            OptionGroup.MEMORY
                    .of(
                            Field.RESERVE,
                            NumberArgument.BYTES,
                            "what else stands in that share, such as 2 GB, 1.5GiB or plain bytes")
                    .usually("0")
                    .detailed("An engine's workspace and captured graphs, padded weights, other processes."),
            PRICE,
            OptionGroup.COST.of(
                    Field.CURRENCY, Argument.text("LABEL"), "label beside amounts, such as USD; nothing is converted"),
            OptionGroup.COST.of(
                    Field.POWER,
                    NumberArgument.POWER,
                    "power of a device, the profile's or such as 500 W, for the energy of a token"),
            OptionGroup.MEMORY.of(
                    Field.OFFLOAD,
                    new OffloadList(),
                    "weights, cache, or a share of them such as weights=0.5,cache=1: kept in the host's memory, read over its link; "
                            + "train: optimizer (its states) and weights"),
            OptionGroup.SERVING.of(
                    Field.ARRIVAL,
                    NumberArgument.RATE,
                    "requests a second (QPS), each of --prompt and --generate tokens: the steady state of continuous batching"),
            OptionGroup.SERVING
                    .of(
                            Field.CHUNK,
                            NumberArgument.COUNT,
                            "with --arrival: prompt tokens that a replica's pass takes at most (chunked prefill)")
                    .usually("2048"));

    private DeploymentOptions() {}

    private static Option<Long> degree(Field<Long> field, String purpose) {
        return OptionGroup.DEVICES.of(field, NumberArgument.COUNT, purpose);
    }
}
