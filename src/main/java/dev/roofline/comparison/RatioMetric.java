package dev.roofline.comparison;

import dev.roofline.metric.Cell;
import dev.roofline.metric.Metric;
import dev.roofline.metric.RowKind;
import dev.roofline.metric.ValueKind;

/** What is measured of a row beside those that it is compared with. */
public enum RatioMetric implements Metric<ComparedRow> {
    COMPARED(ValueKind.TEXT, "which of the things compared the row is of"),
    WHAT_IF(ValueKind.TEXT, "what is changed in it"),
    LENGTH(ValueKind.COUNT, "tokens of the whole sequence that the row stands for"),
    BASELINE(ValueKind.TEXT, "what the ratios are to: the first thing compared; of whole sequences its shortest one"),
    FLOPS_RATIO(ValueKind.PLAIN, "flops / those of the baseline's row"),
    BYTES_RATIO(ValueKind.PLAIN, "bytes / those of the baseline's row"),
    INTENSITY_RATIO(ValueKind.PLAIN, "intensity / that of the baseline's row"),
    TIME_RATIO(ValueKind.PLAIN, "time / that of the baseline's row"),
    TIME_RATIO_AT_LENGTH(ValueKind.PLAIN, "time / that of the baseline's sequence of the same length"),
    SPEED_UP(ValueKind.SPEED_UP, "time of the baseline's row / time: how many times as fast"),
    PUBLISHED_TIME_RATIO(
            ValueKind.PLAIN, "time ratio that was measured on this machine and printed (arXiv 2302.14017, Figure 9)"),
    TOKENS_PER_S(ValueKind.PLAIN, "new tokens of all sequences / time, of a whole phase"),
    TOKENS_PER_S_RATIO(ValueKind.PLAIN, "tokens a second / those of the baseline's row"),
    SPEED_UP_PER_DEVICE(ValueKind.SPEED_UP, "speed_up x devices of the baseline's row / devices: what a device gains"),
    TOKENS_PER_S_RATIO_PER_DEVICE(ValueKind.PLAIN, "tokens_per_s_ratio x devices of the baseline's row / devices");

    private final Definition definition;

    RatioMetric(ValueKind kind, String meaning) {
        this.definition = Definition.of(this, kind, meaning);
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public RowKind rows() {
        return switch (this) {
            case TOKENS_PER_S, TOKENS_PER_S_RATIO, TOKENS_PER_S_RATIO_PER_DEVICE -> RowKind.PHASES;
            case LENGTH, TIME_RATIO_AT_LENGTH, PUBLISHED_TIME_RATIO -> RowKind.SEQUENCES;
            default -> RowKind.EVERY;
        };
    }

    @Override
    public Cell of(ComparedRow row) {
        return switch (this) {
            case COMPARED -> Cell.of(row.candidate().name());
            case WHAT_IF -> Cell.of(row.candidate().whatIf());
            case LENGTH -> Cell.of(row.length());
            case BASELINE -> Cell.of(row.baseline());
            case FLOPS_RATIO -> Cell.of(row.ratios().flops());
            case BYTES_RATIO -> Cell.of(row.ratios().bytes());
            case INTENSITY_RATIO -> Cell.of(row.ratios().intensity());
            case TIME_RATIO -> Cell.of(row.ratios().time());
            case TIME_RATIO_AT_LENGTH -> Cell.of(row.timeAtLength());
            case SPEED_UP -> Cell.of(row.ratios().speedUp());
            case PUBLISHED_TIME_RATIO -> Cell.of(row.published());
            case TOKENS_PER_S ->
                row.isWhole() ? Cell.of(row.row().key().processed() / row.row().seconds()) : Cell.ABSENT;
            case TOKENS_PER_S_RATIO -> row.isWhole() ? Cell.of(row.ratios().tokenRate()) : Cell.ABSENT;
            case SPEED_UP_PER_DEVICE -> Cell.of(row.ratios().speedUpPerDevice());
            case TOKENS_PER_S_RATIO_PER_DEVICE ->
                row.isWhole() ? Cell.of(row.ratios().tokenRatePerDevice()) : Cell.ABSENT;
        };
    }
}
