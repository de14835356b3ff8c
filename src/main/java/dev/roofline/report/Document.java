package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.metric.Cell;
import dev.roofline.metric.KeyMetric;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command has to say to a person, in order and without layout: the same for a terminal, Markdown and HTML.
 *
 * @param title one line
 * @param answers what is read first, and what fits
 * @param charts pictures; formats of text alone leave them out
 * @param tables numbers
 * @param granted what the numbers take for granted
 */
public record Document(String title, Answers answers, List<Chart> charts, List<Part> tables, Granted granted) {
    /**
     * Sentences above the tables and under them.
     *
     * @param asked what the numbers are of, in one line; empty where the title says it
     * @param verdicts the answers
     * @param fits what memory holds, which stands under the tables
     */
    public record Answers(String asked, List<Finding> verdicts, List<Finding> fits) {
        /** Answers that no memory is a part of. */
        Answers(String asked, List<Finding> verdicts) {
            this(asked, verdicts, List.of());
        }

        public Answers {
            verdicts = List.copyOf(verdicts);
            fits = List.copyOf(fits);
        }
    }

    /**
     * What numbers take for granted.
     *
     * @param notes what a reader should know before relying on them
     */
    public record Granted(List<Fact> facts, List<Note> notes) {
        public Granted {
            facts = List.copyOf(facts);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A table with what stands around it.
     *
     * @param title over it
     * @param table rows with the headings of people
     * @param isTotalled whether the last row sums up the others
     * @param remark a line under it; empty for none
     * @param phase that it is about; empty for none or several
     * @param groups operator group that each row is about, empty for none or several; no elements where no row has one
     * @param idle numbers of rows that take no time of their own, in their order
     */
    public record Part(
            String title,
            Table table,
            boolean isTotalled,
            String remark,
            String phase,
            List<String> groups,
            List<Integer> idle) {
        /** A table whose rows are of no groups, and that nothing stands under. */
        public Part(String title, Table table, String phase) {
            this(title, table, false, "", phase, List.of());
        }

        /** A table none of whose rows is idle. */
        public Part(String title, Table table, boolean isTotalled, String remark, String phase, List<String> groups) {
            this(title, table, isTotalled, remark, phase, groups, List.of());
        }

        /** The same with the numbers of its rows that take no time of their own. */
        public Part withIdle(List<Integer> rows) {
            return new Part(title, table, isTotalled, remark, phase, groups, rows);
        }

        public Part {
            groups = List.copyOf(groups);
            idle = List.copyOf(idle);
            if (!groups.isEmpty() && groups.size() != table.rows().size()) {
                throw new IllegalArgumentException("each row has a group, if an empty one");
            }
        }

        /** What the rows that take no time are called, each once and without its stack; none where no column names rows. */
        public List<String> idleNames() {
            List<String> names = new ArrayList<>();
            int column = table.at(KeyMetric.OPERATOR.label());
            column = column < 0 ? table.at(KeyMetric.GROUP.label()) : column;
            for (int row : column < 0 ? List.<Integer>of() : idle) {
                String whole = table.rows().get(row).get(column) instanceof Cell.Text text ? text.text() : "";
                String name = whole.substring(whole.lastIndexOf('.') + 1);
                if (!name.isEmpty() && !names.contains(name)) {
                    names.add(name);
                }
            }
            return names;
        }

        /** The same around a table whose rows are those of this one. */
        Part with(Table columns) {
            return new Part(title, columns, isTotalled, remark, phase, groups, idle);
        }
    }

    public Document {
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
    }

    public String asked() {
        return answers.asked();
    }

    public List<Finding> verdicts() {
        return answers.verdicts();
    }

    public List<Finding> fits() {
        return answers.fits();
    }

    public List<Fact> facts() {
        return granted.facts();
    }

    public List<Note> notes() {
        return granted.notes();
    }

    /** The same with other tables. */
    Document with(List<Part> parts) {
        return new Document(title, answers, charts, parts, granted);
    }
}
