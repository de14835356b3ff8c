package dev.roofline.reproduction;

/**
 * A number that somebody published.
 *
 * @param printed as printed
 * @param note why it cannot be what it says it is, or what another rule counts; empty for most
 */
public record PublishedNumber(String group, String item, String source, String printed, String unit, String note) {}
