package dev.roofline.model;

import dev.roofline.units.TensorFormat;
import java.util.List;
import java.util.Optional;

/**
 * How a model's own files hold it.
 *
 * @param format the number format that they declare
 * @param quantization the matrices that they hold in another format
 * @param extras tensors that they hold beside those that a run needs
 */
public record Checkpoint(Optional<TensorFormat> format, Optional<Quantization> quantization, List<StoredExtra> extras) {
    /** Files that declare nothing. */
    public static final Checkpoint UNDECLARED = new Checkpoint(Optional.empty(), Optional.empty(), List.of());

    public Checkpoint {
        extras = List.copyOf(extras);
    }

    public Checkpoint withQuantization(Optional<Quantization> other) {
        return new Checkpoint(format, other, extras);
    }

    public Checkpoint withExtras(List<StoredExtra> other) {
        return new Checkpoint(format, quantization, other);
    }
}
