package dev.roofline.report;

import dev.roofline.prose.Fact;
import java.util.List;

/**
 * One model or machine in full, as a person reads it, and what programs read of it.
 *
 * @param title one line
 * @param head what it is
 * @param parts its numbers
 * @param foot where they come from, and what is doubtful in them
 * @param table the rows that formats of tables hold
 * @param entries all of it, named
 */
public record Sheet(String title, List<Fact> head, List<Part> parts, List<Fact> foot, Table table, Entries entries) {
    /**
     * A table with what is to be known before it is read.
     *
     * @param intro a sentence or two; empty for none
     */
    public record Part(String intro, Table table) {}

    public Sheet {
        head = List.copyOf(head);
        parts = List.copyOf(parts);
        foot = List.copyOf(foot);
    }
}
