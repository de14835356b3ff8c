package dev.roofline.operator;

/** What a letter or a word of a formula stands for in one operator. */
public record Symbol(String name, double value) implements Dimension {
    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
