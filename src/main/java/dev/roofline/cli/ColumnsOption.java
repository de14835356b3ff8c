package dev.roofline.cli;

import java.util.ArrayList;
import java.util.List;

/** Which columns are shown, and in which order. */
record ColumnsOption(GivenOptions given) {
    static final Option<String> COLUMNS = OptionGroup.OUTPUT.of(
            "columns", Argument.text("A,B"), "columns of table, csv, markdown and html, in this order");

    /** @throws UsageException where columns are chosen for a format that shows none, or all of them */
    void requireTable(OutputFormat format) {
        if (given.has(COLUMNS) && !format.choosesColumns()) {
            throw new UsageException(COLUMNS.name() + " has no effect on --format " + format.label()
                    + "; it is for table, csv, markdown and html");
        }
    }

    /**
     * The labels that were given; none where the option was not.
     *
     * @param known those that there are
     */
    List<String> labels(List<String> known) {
        List<String> chosen = new ArrayList<>();
        if (!given.has(COLUMNS)) {
            return chosen;
        }
        for (String name : given.text(COLUMNS).split(",", -1)) {
            if (!known.contains(name.strip())) {
                throw Arguments.unknown(
                        "--columns has no column \"" + name.strip() + "\" (see \"roofline list columns\")",
                        name.strip(),
                        known);
            }
            if (chosen.contains(name.strip())) {
                throw new UsageException("--columns names \"" + name.strip() + "\" twice; a column is shown once");
            }
            chosen.add(name.strip());
        }
        return chosen;
    }
}
