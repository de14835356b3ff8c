package dev.roofline.operator;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a dimension: a number, factors beside each other, sums among them in parentheses, and what all is divided by.
 */
final class DimensionText implements Dimension.Visitor {
    private final List<String> factors = new ArrayList<>();
    private final List<String> divisors = new ArrayList<>();
    private double number = 1;
    /** Whether what is visited divides. */
    private boolean below;

    private DimensionText() {}

    static String of(Dimension dimension) {
        DimensionText text = new DimensionText();
        dimension.accept(text);
        return text.joined();
    }

    private String joined() {
        List<String> all = new ArrayList<>(factors);
        if (number != 1 || all.isEmpty()) {
            all.add(0, written(number));
        }
        if (all.size() == 1 && divisors.isEmpty() && all.get(0).startsWith("(")) {
            return all.get(0).substring(1, all.get(0).length() - 1);
        }
        StringBuilder text = new StringBuilder(String.join(" ", all));
        for (String divisor : divisors) {
            text.append('/').append(divisor);
        }
        return text.toString();
    }

    private static String written(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    @Override
    public void visit(Symbol symbol) {
        (below ? divisors : factors).add(symbol.name());
    }

    @Override
    public void visit(Dimension.Constant constant) {
        if (below) {
            divisors.add(written(constant.value()));
        } else {
            number *= constant.value();
        }
    }

    @Override
    public void visit(Dimension.Composite composite) {
        switch (composite.operation()) {
            case SUM -> (below ? divisors : factors).add("(" + sum(composite) + ")");
            case PRODUCT, QUOTIENT -> {
                composite.left().accept(this);
                boolean outside = below;
                below ^= composite.operation() == Dimension.Composite.Operation.QUOTIENT;
                composite.right().accept(this);
                below = outside;
            }
        }
    }

    private static String sum(Dimension.Composite composite) {
        String right = of(composite.right());
        return of(composite.left()) + (right.startsWith("-") ? " - " + right.substring(1) : " + " + right);
    }
}
