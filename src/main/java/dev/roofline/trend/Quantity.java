package dev.roofline.trend;

/** What grows. */
public enum Quantity {
    PEAK("peak FLOPS"),
    DRAM("DRAM bandwidth"),
    INTERCONNECT("interconnect bandwidth"),
    RIDGE("ridge point"),
    PARAMETERS("model parameters"),
    TRAINING("training compute"),
    MEMORY("accelerator memory");

    private final String label;

    Quantity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
