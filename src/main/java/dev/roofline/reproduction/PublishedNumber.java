package dev.roofline.reproduction;

import dev.roofline.catalogue.CsvResource;

/**
 * A number that somebody published.
 *
 * @param printed as printed
 * @param note why it cannot be what it says it is, or what another rule counts; empty for most
 */
public record PublishedNumber(String group, String item, String source, String printed, String unit, String note) {
    /**
     * A number of a file of the reproduction, whose row has an id, a source and perhaps a note.
     *
     * @param what it is about
     * @param column that it is printed in
     */
    static PublishedNumber of(CsvResource.Row row, String group, String what, String column, String unit) {
        return new PublishedNumber(
                group, row.get("id") + ": " + what, row.get("source"), row.get(column), unit, row.get("note"));
    }
}
