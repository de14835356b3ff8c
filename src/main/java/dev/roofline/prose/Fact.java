package dev.roofline.prose;

/** A named value of a report's head: an assumption, a format, a size. */
public record Fact(String name, String value) {}
