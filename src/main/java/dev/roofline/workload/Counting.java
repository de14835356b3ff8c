package dev.roofline.workload;

import dev.roofline.units.Labelled;
import java.util.Locale;

/** A convention of counting FLOPs and bytes. */
public enum Counting implements Labelled {
    /** The project's own: a product is 2mnk, every tensor moves once. */
    STANDARD("2mnk a product; each tensor an operator touches moves once"),
    /** The one that reproduces the tables of arXiv 2302.14017. */
    SURVEY("arXiv 2302.14017: layers only, unfused, score products (2k-1)mn, 58 FLOPs a channel of other work");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String meaning;

    Counting(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }
}
