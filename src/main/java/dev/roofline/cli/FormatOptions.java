package dev.roofline.cli;

import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Field;
import java.util.List;

/** What tensors are stored in, and products multiplied in. */
final class FormatOptions {
    /** Formats of a training step stand with what else it has. */
    static final List<Option<?>> ALL = List.of(
            of(
                            Field.FORMAT,
                            "number format of all tensors, of 4 bits or fewer of the weights alone; default: the model's own of 16 bits or fewer,"
                                    + " else fp16")
                    .detailed("\"roofline list formats\" has every name that is taken: fp8-gN, int3-gN, int4-gN and"
                            + " int8-gN have a scale for each N elements of a row, int4-row has one for each row. A format"
                            + " of 4 bits or fewer is of the weights alone on every machine, and the head says so."),
            of(Field.WEIGHTS, "number format of the weights"),
            of(Field.ACTIVATIONS, "number format of the activations"),
            of(Field.KV_CACHE, "number format of the KV cache: keys, values and latents")
                    .usually("that of the activations"),
            of(Field.STATE, "number format of recurrent states")
                    .usually("the model's own, else that of the activations")
                    .detailed("Neither --kv-cache nor --dtype changes a model's own."),
            of(Field.EMBEDDING, "number format of the embedding, and of a head that is tied to it")
                    .usually("that of norms and biases"),
            of(Field.HEAD, "number format of the head's matrix, and of an embedding that it is tied to")
                    .usually("that of norms and biases")
                    .detailed("A tied head and its embedding are one tensor: two formats that differ are refused."),
            OptionGroup.FORMATS
                    .of(
                            Field.COMPUTE,
                            FormatArgument.MULTIPLIED,
                            "number format that matrix products are multiplied in, attention's too, whatever their operands are stored in; "
                                    + "default: that of the activations, which wider weights are cast to and narrower ones expanded to")
                    .detailed("Formats of elements alone: fp64, fp32, tf32, bf16, fp16, fp8, fp6, fp4, int8 and int4."),
            OptionGroup.FORMATS
                    .of(
                            Field.WEIGHT_COPY,
                            Argument.SWITCH,
                            "keep a copy of the weights in the format that they are multiplied in, which products read")
                    .usually("off"),
            of(Field.DISPATCH, "number format of rows that go to experts on other devices")
                    .usually("that of the activations")
                    .detailed("With --ep; fp8-g128 is fp8 with an fp32 scale for each 128 elements."),
            of(Field.RETURN, "number format of rows that come back from experts")
                    .usually("the model's own, else that of the activations")
                    .detailed("With --ep; DeepSeek-V3 has them back in bf16 where activations are narrower."));

    private FormatOptions() {}

    private static Option<TensorFormat> of(Field<TensorFormat> field, String purpose) {
        return OptionGroup.FORMATS.of(field, FormatArgument.STORED, purpose);
    }
}
