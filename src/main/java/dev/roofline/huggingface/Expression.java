package dev.roofline.huggingface;

import java.util.List;
import java.util.function.Consumer;

/** A formula over the keys of a config, as mapping tables write them. */
sealed interface Expression {
    /**
     * Parses the text of a mapping table.
     *
     * @throws IllegalArgumentException where it is no expression, with the place in the text
     */
    static Expression parse(String text) {
        return new ExpressionParser(text).whole();
    }

    /** Calls back with every name or key that the expression holds, whether its branch is taken or not. */
    void references(Consumer<String> found);

    /**
     * The value over one config, which may be nothing.
     *
     * @param layer the layer that is being worked out, or {@link Evaluation#NO_LAYER}
     * @param within the name that is being worked out, inside of which the same word is the config's key
     */
    Value in(Evaluation evaluation, int layer, String within);

    record Literal(Value value) implements Expression {
        @Override
        public Value in(Evaluation evaluation, int layer, String within) {
            return value;
        }

        @Override
        public void references(Consumer<String> found) {}
    }

    /** A name of the table, else a key of the config, with dots between the keys of nested objects. */
    record Reference(String path) implements Expression {
        @Override
        public Value in(Evaluation evaluation, int layer, String within) {
            return evaluation.reference(path, layer, within);
        }

        @Override
        public void references(Consumer<String> found) {
            found.accept(path);
        }
    }

    record Unary(boolean negatesFlag, Expression operand) implements Expression {
        @Override
        public Value in(Evaluation evaluation, int layer, String within) {
            return evaluation.unary(this, layer, within);
        }

        @Override
        public void references(Consumer<String> found) {
            operand.references(found);
        }
    }

    record Binary(ExpressionOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public Value in(Evaluation evaluation, int layer, String within) {
            return evaluation.binary(this, layer, within);
        }

        @Override
        public void references(Consumer<String> found) {
            left.references(found);
            right.references(found);
        }
    }

    record Choice(Expression condition, Expression whenTrue, Expression whenFalse) implements Expression {
        @Override
        public Value in(Evaluation evaluation, int layer, String within) {
            return evaluation.choice(this, layer, within);
        }

        @Override
        public void references(Consumer<String> found) {
            condition.references(found);
            whenTrue.references(found);
            whenFalse.references(found);
        }
    }

    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            if (arguments.size() != function.arity()) {
                throw new IllegalArgumentException(
                        function.label() + " takes " + function.arity() + " arguments, not " + arguments.size());
            }
            arguments = List.copyOf(arguments);
        }

        @Override
        public Value in(Evaluation evaluation, int layer, String within) {
            return evaluation.call(this, layer, within);
        }

        @Override
        public void references(Consumer<String> found) {
            arguments.forEach(argument -> argument.references(found));
        }
    }
}
