package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.operator.Access;
import dev.roofline.operator.Dimension;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Symbol;
import java.util.HashMap;
import java.util.Map;

/** What an operator's printed formulas say beside what is counted. */
final class Formulas {
    private Formulas() {}

    /** Operations are as many as their formula says, and so are elements and bytes of each tensor. */
    static void assertHold(String model, Operator operator) {
        assertOperations(model, operator);
        for (Access access : operator.accesses()) {
            assertElementsAndBytes(model + " " + operator.site().id(), access);
        }
    }

    static void assertOperations(String model, Operator operator) {
        String expression = operator.flopsFormula().expression();
        double said = Expression.value(expression, Expression.symbols(operator));
        assertAlike(model + " " + operator.site().id() + ": " + expression, said, operator.flops());
    }

    static void assertElementsAndBytes(String where, Access access) {
        String text = where + ": " + access.tensor() + " " + access.formula();
        double said = Expression.value(access.formula(), letters(access));
        assertAlike(text, said, access.elements());
        // A vector of parameters is in no rows with scales.
        boolean vector = access.kind() == Access.Kind.WEIGHT && access.rows() == Dimension.Constant.ONE;
        double rows = vector ? 0 : access.rows().value();
        assertAlike(text, access.format().bytesOf(said, rows), access.bytes());
    }

    private static void assertAlike(String where, double said, double counted) {
        if (!(Math.abs(said - counted) <= counted * 1e-12)) {
            assertThat(said).as(where).isCloseTo(counted, within(counted * 1e-12));
        }
    }

    /** The letters of a tensor's formula with their values, each of which has one. */
    static Map<String, Double> letters(Access access) {
        Map<String, Double> letters = new HashMap<>();
        Dimension.Visitor visitor = new Dimension.Visitor() {
            @Override
            public void visit(Symbol symbol) {
                Double known = letters.put(symbol.name(), symbol.value());
                assertThat(known == null || known == symbol.value())
                        .as("%s %s in %s", symbol, known, access)
                        .isTrue();
            }

            @Override
            public void visit(Dimension.Constant number) {}

            @Override
            public void visit(Dimension.Composite composite) {
                composite.left().accept(this);
                composite.right().accept(this);
            }
        };
        access.rows().accept(visitor);
        access.columns().accept(visitor);
        return letters;
    }
}
