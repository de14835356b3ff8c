package dev.roofline.report;

import dev.roofline.metric.Cell;
import dev.roofline.metric.ValueKind;
import dev.roofline.reproduction.Comparison;
import java.util.List;

/** Published numbers beside ours, as a table. */
public final class ReproductionTable {
    private ReproductionTable() {}

    public static Table of(List<Comparison> comparisons) {
        return new Listing<Comparison>()
                .text("group", each -> each.published().group())
                .text("item", each -> each.published().item())
                .text("source", each -> each.published().source())
                .cell(
                        "published",
                        ValueKind.PLAIN,
                        each -> new Cell.Printed(each.published().printed()))
                .number("ours", Comparison::ours)
                .number("relative_difference", Comparison::relativeDifference)
                .text("verdict", each -> each.verdict().label())
                .text("unit", each -> each.published().unit())
                .text("note", each -> each.published().note())
                .without("source", "group", "note", "relative_difference")
                .of(comparisons);
    }
}
