package dev.roofline.cli;

import dev.roofline.workload.Field;
import dev.roofline.workload.Optimizer;
import dev.roofline.workload.Recomputation;
import dev.roofline.workload.Schedule;
import dev.roofline.workload.Sharding;
import java.util.List;
import java.util.Optional;

/** What a step of training has besides. */
final class TrainingOptions {
    static final List<Option<?>> ALL = List.of(
            of(
                            Field.MICRO_BATCH,
                            NumberArgument.COUNT,
                            "train: sequences of each replica at a time; default: all of them, with --pp one")
                    .detailed("--batch is a whole number of micro-batches on all replicas."),
            of(
                            Field.RECOMPUTATION,
                            new ChoiceArgument<>("WHAT", List.of(Recomputation.values())),
                            "train: none (default), selective (attention's scores) or full (each layer) is computed again (gradient checkpointing)")
                    .detailed("Selective: scores and softmax; full: each layer from its input."),
            of(
                            Field.SHARDING,
                            new ShardingArgument(),
                            "train: what replicas divide (ZeRO, FSDP): 0 (default; nothing), 1, 2, 3 or fsdp")
                    .detailed("1 divides optimizer states, 2 gradients too, 3 or fsdp weights too; with --offload of a"
                            + " single replica too."),
            of(
                    Field.SEQUENCE_PARALLEL,
                    Argument.SWITCH,
                    "train: tensor ranks divide norms, residuals and kept inputs along the sequence"),
            of(
                    Field.SCHEDULE,
                    new ChoiceArgument<>("KIND", List.of(Schedule.values())),
                    "train with --pp: 1f1b (default), gpipe or interleaved"),
            of(
                            Field.VIRTUAL_STAGES,
                            NumberArgument.COUNT,
                            "train with --pp: runs of layers on each device, interleaved")
                    .usually("1, interleaved 2"),
            of(Field.GRADIENTS, FormatArgument.STORED, "train: number format of the gradients of weights")
                    .usually("that of the weights"),
            of(
                    Field.OPTIMIZER,
                    new ChoiceArgument<>("KIND", List.of(Optimizer.values())),
                    "train: adam (default), momentum or sgd"),
            of(Field.DROPOUT, Argument.SWITCH, "train: masks of dropout are kept"),
            of(Field.TOKENS, NumberArgument.TOKENS, "train: tokens of the whole run, such as 300B or 15T, for its days")
                    .detailed("With --price and --power its cost and energy too."));

    private TrainingOptions() {}

    private static <T> Option<T> of(Field<T> field, Argument<T> argument, String purpose) {
        return OptionGroup.TRAINING.of(field, argument, purpose);
    }

    /** A stage of ZeRO, or PyTorch's name of the third. */
    private static final class ShardingArgument extends Argument<Sharding> {
        ShardingArgument() {
            super("STAGE");
        }

        @Override
        Optional<Sharding> read(String option, String text) {
            Optional<Sharding> sharding = Sharding.parse(text);
            if (sharding.isEmpty()) {
                throw new UsageException(option + " is \"" + text + "\"; it takes 0, 1, 2, 3 or fsdp");
            }
            return sharding;
        }

        @Override
        List<String> words() {
            return List.of("0", "1", "2", "3", "fsdp");
        }
    }
}
