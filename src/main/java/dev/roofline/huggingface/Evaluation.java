package dev.roofline.huggingface;

import dev.roofline.huggingface.Expression.Binary;
import dev.roofline.huggingface.Expression.Call;
import dev.roofline.huggingface.Expression.Choice;
import dev.roofline.huggingface.Expression.Literal;
import dev.roofline.huggingface.Expression.Unary;
import dev.roofline.huggingface.Value.FlagValue;
import dev.roofline.huggingface.Value.Nothing;
import dev.roofline.huggingface.Value.NumberValue;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out the expressions of a table over one config. What is wrong is reported, and {@link Value#FAILED} comes
 * back for it, so that one run reports everything.
 */
final class Evaluation {
    /** The layer where no layer is being worked out. */
    static final int NO_LAYER = -1;

    private static final String LAYER = "layer";

    private final Config config;
    private final Map<String, Expression> names;
    private final Findings findings;
    private final Arithmetic arithmetic;
    private final Calls calls;
    private final KeyUse use;

    Evaluation(Config config, Map<String, Expression> names, Findings findings) {
        this.config = config;
        this.names = names;
        this.findings = findings;
        this.arithmetic = new Arithmetic(findings);
        this.calls = new Calls(arithmetic, findings);
        this.use = new KeyUse(config, names);
    }

    /** Which keys were read so far, and which passed by. */
    KeyUse use() {
        return use;
    }

    Findings findings() {
        return findings;
    }

    /** The value, which may be nothing. */
    Value of(Expression expression, int layer) {
        return expression.in(this, layer, "");
    }

    /** The value; a key that is missing is reported, while the table's own none comes back. */
    Value needed(Expression expression, int layer) {
        return needed(of(expression, layer));
    }

    Value call(Call call, int layer, String within) {
        if (call.function() == Function.GIVEN) {
            Value value = call.arguments().get(0).in(this, layer, within);
            return new FlagValue(value.place(), !(value instanceof Nothing) || value.place() != null);
        }
        List<Value> arguments = new ArrayList<>();
        boolean sound = true;
        for (Expression argument : call.arguments()) {
            Value value = needed(argument.in(this, layer, within));
            sound &= !(value instanceof Value.Failed);
            arguments.add(value);
        }
        return sound ? calls.of(call.function(), arguments) : Value.FAILED;
    }

    Value reference(String path, int layer, String within) {
        if (layer != NO_LAYER && path.equals(LAYER)) {
            return new NumberValue(null, BigDecimal.valueOf(layer), false);
        }
        Expression named = path.equals(within) ? null : names.get(path);
        if (named != null) {
            return named.in(this, layer, path);
        }
        use.read(path);
        return config.value(path, findings);
    }

    Value unary(Unary unary, int layer, String within) {
        Value operand = needed(unary.operand().in(this, layer, within));
        if (!unary.negatesFlag()) {
            return arithmetic.negated(operand);
        }
        Optional<Boolean> flag = arithmetic.flag(operand);
        return flag.isEmpty() ? Value.FAILED : new FlagValue(operand.place(), !flag.get());
    }

    Value choice(Choice choice, int layer, String within) {
        Value condition = needed(choice.condition().in(this, layer, within));
        Optional<Boolean> flag = arithmetic.flag(condition);
        if (flag.isEmpty()) {
            return Value.FAILED;
        }
        Expression other = flag.get() ? choice.whenFalse() : choice.whenTrue();
        use.passBy(other, within, choice.condition(), condition.place());
        Expression taken = flag.get() ? choice.whenTrue() : choice.whenFalse();
        Value chosen = taken.in(this, layer, within);
        // A default in the branch is nobody's word, whoever chose the branch.
        return taken instanceof Literal ? chosen.at(condition.place()) : chosen;
    }

    Value binary(Binary binary, int layer, String within) {
        Value left = binary.left().in(this, layer, within);
        switch (binary.operator()) {
            case OR_ELSE -> {
                if (left instanceof Nothing) {
                    return binary.right().in(this, layer, within);
                }
                if (!(left instanceof Value.Failed)) {
                    use.passBy(binary.right(), within, binary.left(), left.place());
                }
                return left;
            }
            case OR, AND -> {
                Optional<Boolean> flag = arithmetic.flag(needed(left));
                if (flag.isEmpty()) {
                    return Value.FAILED;
                }
                boolean deciding = binary.operator() == ExpressionOperator.OR;
                if (flag.get() == deciding) {
                    Value word = left.place() == null ? sameWord(binary, deciding, layer, within) : left;
                    use.passBy(binary.right(), within, binary.left(), word.place());
                    return word;
                }
                Value right = needed(binary.right().in(this, layer, within));
                Optional<Boolean> second = arithmetic.flag(right);
                if (second.isEmpty()) {
                    return Value.FAILED;
                }
                // Where the second decides it does so alone: a first that lets it pass has no part in that.
                Place place = second.get() == deciding ? right.place() : first(left, right);
                return new FlagValue(place, second.get());
            }
            case EQUAL, UNEQUAL -> {
                return equality(binary, left, binary.right().in(this, layer, within));
            }
            default -> {
                return arithmetic.of(
                        binary.operator(), needed(left), needed(binary.right().in(this, layer, within)));
            }
        }
    }

    /**
     * The value of an operation whose first operand decides it by default alone. Where the second comes to the same
     * on the word of a key, it is that key that decides.
     */
    private Value sameWord(Binary binary, boolean deciding, int layer, String within) {
        Findings unsaid = new Findings(new Problems(), findings.root());
        Value second = binary.right().in(new Evaluation(config, names, unsaid), layer, within);
        if (second instanceof FlagValue flag && flag.flag() == deciding && flag.place() != null && !unsaid.any()) {
            return flag;
        }
        return new FlagValue(null, deciding);
    }

    private Value equality(Binary binary, Value left, Value right) {
        boolean asksForNone = isNone(binary.left()) || isNone(binary.right());
        Value a = asksForNone ? left : needed(left);
        Value b = asksForNone ? right : needed(right);
        if (a instanceof Value.Failed || b instanceof Value.Failed) {
            return Value.FAILED;
        }
        boolean same = (a instanceof Nothing || b instanceof Nothing)
                ? a instanceof Nothing && b instanceof Nothing
                : Nodes.shape(a, findings.root()).equals(Nodes.shape(b, findings.root()));
        return new FlagValue(first(a, b), same == (binary.operator() == ExpressionOperator.EQUAL));
    }

    private static boolean isNone(Expression expression) {
        return expression instanceof Literal literal && literal.value() instanceof Nothing;
    }

    private Value needed(Value value) {
        if (value instanceof Nothing nothing && !nothing.missing().isEmpty()) {
            findings.missing(nothing.missing());
            return Value.FAILED;
        }
        return value;
    }

    private static @Nullable Place first(Value a, Value b) {
        return a.place() == null ? b.place() : a.place();
    }
}
