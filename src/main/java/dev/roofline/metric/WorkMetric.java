package dev.roofline.metric;

/** What a slice does: operations and bytes. */
public enum WorkMetric implements Metric<Slice> {
    COUNT(ValueKind.COUNT, "instances: layers, times steps in a generation"),
    FLOPS(ValueKind.FLOPS, "operations of all instances, a multiply-add being two"),
    BYTES(ValueKind.BYTES, "bytes moved through the main memory by all instances, without network bytes"),
    WEIGHT_BYTES(ValueKind.BYTES, "of bytes: parameters"),
    ACTIVATION_BYTES(ValueKind.BYTES, "of bytes: activations"),
    KV_BYTES(ValueKind.BYTES, "of bytes: keys and values read from and written to the cache"),
    GRADIENT_BYTES(ValueKind.BYTES, "of bytes: gradients of parameters"),
    OPTIMIZER_BYTES(ValueKind.BYTES, "of bytes: the optimizer's states, a master copy of the weights included"),
    NETWORK_BYTES(ValueKind.BYTES, "bytes that a device sends over all its links, under the algorithm named"),
    INTENSITY_FLOP_PER_BYTE(ValueKind.INTENSITY, "flops / bytes; empty where nothing moves"),
    NETWORK_INTENSITY_FLOP_PER_BYTE(ValueKind.INTENSITY, "flops / network bytes; empty where nothing is sent");

    private final Definition definition;

    WorkMetric(ValueKind kind, String meaning) {
        this.definition = Definition.of(this, kind, meaning);
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public Cell of(Slice slice) {
        return switch (this) {
            case COUNT -> Cell.of(slice.work().count());
            case FLOPS -> Cell.of(slice.flops());
            case BYTES -> Cell.of(slice.bytes());
            case WEIGHT_BYTES -> Cell.of(slice.work().weightBytes());
            case ACTIVATION_BYTES -> Cell.of(slice.work().activationBytes());
            case KV_BYTES -> Cell.of(slice.work().kvBytes());
            case GRADIENT_BYTES -> Cell.of(slice.work().gradientBytes());
            case OPTIMIZER_BYTES -> Cell.of(slice.work().optimizerBytes());
            case NETWORK_BYTES -> Cell.of(slice.networkBytes());
            case INTENSITY_FLOP_PER_BYTE -> Cell.of(slice.intensity());
            case NETWORK_INTENSITY_FLOP_PER_BYTE -> Cell.of(slice.networkIntensity());
        };
    }
}
