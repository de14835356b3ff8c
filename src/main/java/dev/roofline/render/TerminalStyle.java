package dev.roofline.render;

/** What a terminal can show. */
public record TerminalStyle(boolean ascii, boolean colour) {}
