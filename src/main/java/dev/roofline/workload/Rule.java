package dev.roofline.workload;

import dev.roofline.units.Setting;
import java.util.List;

/**
 * A row of the tables of what is refused: of which fields, when, and why.
 *
 * @param settings that are refused; none where the reason is a sentence of its own
 * @param value of the last of them; empty where that goes without saying
 * @param said fields of which something must have been said for it
 * @param when what must be so for it
 * @param reason with places for what is meant, such as {@code {model}}
 */
record Rule(List<Setting> settings, String value, List<Field<?>> said, List<Condition> when, String reason) {
    /** Where something was said of a field, and all of some conditions are so. */
    static Rule of(Field<?> field, String reason, Condition... when) {
        return new Rule(List.of(field), "", List.of(field), List.of(when), reason);
    }

    /** Where something was said of another field too. */
    static Rule beside(Field<?> field, Field<?> other, String reason) {
        return new Rule(List.of(field), "", List.of(field, other), List.of(), reason);
    }

    /** Where a field has a value, as the conditions tell. */
    static Rule ofValue(Field<?> field, String value, String reason, Condition... when) {
        return new Rule(List.of(field), value, List.of(), List.of(when), reason);
    }

    static Rule ofSentence(String sentence, Condition... when) {
        return new Rule(List.of(), "", List.of(), List.of(when), sentence);
    }

    /** The same where something was said of a field too. */
    Rule saying(Field<?> field) {
        return new Rule(settings, value, List.of(field), when, reason);
    }

    /** @throws UnsuitableWorkloadException for the first of the rules that is broken */
    static void requireAll(List<Rule> rules, Conditions conditions) {
        for (Rule rule : rules) {
            if (rule.isBroken(conditions)) {
                throw new UnsuitableWorkloadException(rule.refusal(conditions));
            }
        }
    }

    private boolean isBroken(Conditions conditions) {
        for (Field<?> field : said) {
            if (!conditions.says(field)) {
                return false;
            }
        }
        for (Condition condition : when) {
            if (!conditions.holds(condition)) {
                return false;
            }
        }
        return true;
    }

    private Refusal refusal(Conditions conditions) {
        String filled = conditions.filled(reason);
        return settings.isEmpty()
                ? Refusal.ofSentence(filled)
                : Refusal.unfit(settings, conditions.filled(value), filled);
    }
}
