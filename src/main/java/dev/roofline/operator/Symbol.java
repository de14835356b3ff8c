package dev.roofline.operator;

import java.util.Objects;

/** What a letter or a word of a formula stands for in one operator. */
public record Symbol(String name, double value) {
    public Symbol {
        Objects.requireNonNull(name);
    }
}
