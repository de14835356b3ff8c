package dev.roofline.cli;

import dev.roofline.workload.Field;
import java.util.List;

/** The devices that a model runs on, what they keep and cost, and whom they serve. */
final class DeploymentOptions {
    static final List<Option<?>> ALL = List.of(
            degree(Field.TENSOR, "tensor-parallel degree").usually("1"),
            degree(Field.PIPELINE, "pipeline stages").usually("1"),
            degree(Field.EXPERT, "expert-parallel degree").usually("1"),
            degree(Field.DATA, "data-parallel replicas, which share the batch").usually("1"),
            degree(Field.CONTEXT_RANKS, "context-parallel degree").usually("1"),
            Option.of(
                            Field.OVERLAP,
                            OptionGroup.DEVICES,
                            NumberArgument.DECIMAL,
                            "share of the exchanges' time that hides behind other work, 0 (default) to 1")
                    .detailed("In training of the exchanges with the host too."),
            Option.of(Field.PAGE, OptionGroup.MEMORY, NumberArgument.COUNT, "tokens of a page of the cache")
                    .usually("16"),
            Option.of(
                    Field.MEMORY_UTILIZATION,
                    OptionGroup.MEMORY,
                    NumberArgument.MEMORY_SHARE,
                    "share of a device's memory that the run may take, from 0.001 to 1; default 1 (vLLM's is 0.9)"),
            Option.of(
                            Field.RESERVE,
                            OptionGroup.MEMORY,
                            NumberArgument.BYTES,
                            "what else stands in that share, such as 2 GB, 1.5GiB or plain bytes")
                    .usually("0")
                    .detailed("An engine's workspace and captured graphs, padded weights, other processes."),
            Option.of(
                            Field.PRICE,
                            OptionGroup.COST,
                            NumberArgument.PRICE,
                            "price of a device and hour, for the cost of a million tokens")
                    .detailed("All devices are paid for all the time; hosts, switches and cooling are left out."),
            Option.of(
                    Field.POWER,
                    OptionGroup.COST,
                    NumberArgument.POWER,
                    "power of a device, the profile's or such as 500 W, for the energy of a token"),
            Option.of(
                    Field.OFFLOAD,
                    OptionGroup.MEMORY,
                    new OffloadList(),
                    "weights, cache, or a share of them such as weights=0.5,cache=1: kept in the host's memory, read over its link; "
                            + "train: optimizer (its states) and weights"),
            Option.of(
                    Field.ARRIVAL,
                    OptionGroup.SERVING,
                    NumberArgument.RATE,
                    "requests a second of a prompt and --generate tokens: the steady state of continuous batching"),
            Option.of(
                            Field.CHUNK,
                            OptionGroup.SERVING,
                            NumberArgument.COUNT,
                            "with --arrival: prompt tokens that a replica's pass takes at most")
                    .usually("2048"));

    private DeploymentOptions() {}

    private static Option<Long> degree(Field<Long> field, String purpose) {
        return Option.of(field, OptionGroup.DEVICES, NumberArgument.COUNT, purpose);
    }
}
