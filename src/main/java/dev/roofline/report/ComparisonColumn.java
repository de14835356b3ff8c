package dev.roofline.report;

import dev.roofline.comparison.ComparedRow;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The columns that a comparison adds to those of an analysis. The names are a contract: new ones come at the end. */
public enum ComparisonColumn {
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

    /** Columns that came after those of an analysis that came after the first: they stand last. */
    static final List<ComparisonColumn> LATER = List.of(SPEED_UP_PER_DEVICE, TOKENS_PER_S_RATIO_PER_DEVICE);

    private final ValueKind kind;
    private final String meaning;
    private final String label = name().toLowerCase(Locale.ROOT);

    ComparisonColumn(ValueKind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public ValueKind kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }

    Cell of(ComparedRow row) {
        return switch (this) {
            case COMPARED -> Cell.of(row.contender().name());
            case WHAT_IF -> Cell.of(row.contender().whatIf());
            case LENGTH -> cell(row.length());
            case BASELINE -> Cell.of(row.baseline());
            case FLOPS_RATIO -> cell(row.ratios().flops());
            case BYTES_RATIO -> cell(row.ratios().bytes());
            case INTENSITY_RATIO -> cell(row.ratios().intensity());
            case TIME_RATIO -> cell(row.ratios().time());
            case TIME_RATIO_AT_LENGTH -> cell(row.timeAtLength());
            case SPEED_UP -> cell(row.ratios().speedUp());
            case PUBLISHED_TIME_RATIO -> cell(row.published());
            case TOKENS_PER_S ->
                row.isWhole() ? Cell.of(row.row().key().processed() / row.row().seconds()) : Cell.ABSENT;
            case TOKENS_PER_S_RATIO -> row.isWhole() ? cell(row.ratios().tokenRate()) : Cell.ABSENT;
            case SPEED_UP_PER_DEVICE -> cell(row.ratios().speedUpPerDevice());
            case TOKENS_PER_S_RATIO_PER_DEVICE ->
                row.isWhole() ? cell(row.ratios().tokenRatePerDevice()) : Cell.ABSENT;
        };
    }

    private static Cell cell(OptionalDouble value) {
        return value.isPresent() ? Cell.of(value.getAsDouble()) : Cell.ABSENT;
    }

    private static Cell cell(OptionalLong value) {
        return value.isPresent() ? Cell.of(value.getAsLong()) : Cell.ABSENT;
    }
}
