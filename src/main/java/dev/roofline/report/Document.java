package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.prose.Fact;
import java.util.List;

/**
 * What a command has to say to a person, in order and without layout: the same for a terminal, Markdown and HTML.
 *
 * @param title one line
 * @param facts what the numbers take for granted
 * @param notes what a reader should know before relying on them
 * @param charts pictures; formats of text alone leave them out
 * @param tables numbers
 * @param verdicts what follows, in sentences
 */
public record Document(
        String title,
        List<Fact> facts,
        List<String> notes,
        List<Chart> charts,
        List<Part> tables,
        List<String> verdicts) {
    /**
     * A table with what stands around it.
     *
     * @param title over it
     * @param table rows with the headings of people
     * @param isTotalled whether the last row sums up the others
     * @param remark a line under it; empty for none
     * @param phase that it is about; empty for none or several
     * @param groups operator group that each row is about, empty for none or several; no elements where no row has one
     */
    public record Part(
            String title, Table table, boolean isTotalled, String remark, String phase, List<String> groups) {
        /** A table whose rows are of no groups, and that nothing stands under. */
        public Part(String title, Table table, String phase) {
            this(title, table, false, "", phase, List.of());
        }

        public Part {
            groups = List.copyOf(groups);
            if (!groups.isEmpty() && groups.size() != table.rows().size()) {
                throw new IllegalArgumentException("each row has a group, if an empty one");
            }
        }
    }

    public Document {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
        verdicts = List.copyOf(verdicts);
    }
}
