package dev.roofline.operator;

import java.util.List;

/**
 * Bytes by kind.
 *
 * @param host bytes that cross the link to the host's memory, in the direction that has most; not in the total
 */
public record Traffic(
        double weight,
        double activation,
        double kvRead,
        double kvWritten,
        double gradient,
        double optimizer,
        double host) {
    public static final Traffic ZERO = new Traffic(0, 0, 0, 0, 0, 0, 0);

    /** Of inference. */
    public Traffic(double weight, double activation, double kvRead, double kvWritten) {
        this(weight, activation, kvRead, kvWritten, 0, 0, 0);
    }

    /** Gradients of parameters alone. */
    public static Traffic ofGradients(double bytes) {
        return new Traffic(0, 0, 0, 0, bytes, 0, 0);
    }

    /** An optimizer's states alone. */
    public static Traffic ofOptimizer(double bytes) {
        return new Traffic(0, 0, 0, 0, 0, bytes, 0);
    }

    /** What crosses the link to the host alone. */
    public static Traffic ofHost(double bytes) {
        return new Traffic(0, 0, 0, 0, 0, 0, bytes);
    }

    static Traffic of(List<Access> accesses) {
        double weight = 0;
        double activation = 0;
        double kvRead = 0;
        double kvWritten = 0;
        double gradient = 0;
        double optimizer = 0;
        double host = 0;
        for (Access access : accesses) {
            switch (access.kind()) {
                case WEIGHT -> weight += access.bytes();
                case ACTIVATION -> activation += access.bytes();
                case KV_READ -> kvRead += access.bytes();
                case KV_WRITTEN -> kvWritten += access.bytes();
                case GRADIENT -> gradient += access.bytes();
                case OPTIMIZER -> optimizer += access.bytes();
                case HOST -> host += access.bytes();
            }
        }
        return new Traffic(weight, activation, kvRead, kvWritten, gradient, optimizer, host);
    }

    public double kv() {
        return kvRead + kvWritten;
    }

    public double total() {
        return weight + activation + kvRead + kvWritten + gradient + optimizer;
    }

    public Traffic plus(Traffic other) {
        return new Traffic(
                weight + other.weight,
                activation + other.activation,
                kvRead + other.kvRead,
                kvWritten + other.kvWritten,
                gradient + other.gradient,
                optimizer + other.optimizer,
                host + other.host);
    }

    public Traffic times(double factor) {
        return new Traffic(
                weight * factor,
                activation * factor,
                kvRead * factor,
                kvWritten * factor,
                gradient * factor,
                optimizer * factor,
                host * factor);
    }
}
