package dev.roofline.trend;

/** What grows. */
public enum TrendQuantity {
    PEAK("peak FLOPS"),
    DRAM("DRAM bandwidth"),
    INTERCONNECT("interconnect bandwidth"),
    RIDGE("ridge point"),
    PARAMETERS("model parameters"),
    TRAINING("training compute"),
    MEMORY("accelerator memory");

    private final String label;

    TrendQuantity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
