package dev.roofline.draw;

/** What a terminal can show. */
public record TerminalStyle(boolean ascii, boolean colour) {}
