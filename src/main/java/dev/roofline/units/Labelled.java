package dev.roofline.units;

/** One of a few things that a user chooses from by a word. */
public interface Labelled {
    String label();
}
