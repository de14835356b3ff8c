package dev.roofline.workload;

import dev.roofline.units.Setting;
import java.util.List;

/**
 * Why something that was asked for is not counted.
 *
 * @param settings that it is said of; none where the reason is a sentence of its own
 * @param value that was said of the last of them, or what else stands behind them; empty where that goes without saying
 * @param verb between those and the reason
 */
public record Refusal(List<Setting> settings, String value, String verb, String reason) {
    private static final String UNFIT = " is not possible here: ";

    public Refusal {
        settings = List.copyOf(settings);
    }

    /** Something that fits neither the model nor what else was said. */
    public static Refusal unfit(Setting setting, String reason) {
        return unfit(setting, "", reason);
    }

    public static Refusal unfit(Setting setting, String value, String reason) {
        return unfit(List.of(setting), value, reason);
    }

    static Refusal unfit(List<Setting> settings, String value, String reason) {
        return new Refusal(settings, value, UNFIT, reason);
    }

    /** A number that a setting does not take. */
    public static Refusal outOfRange(Setting setting, String value, String range) {
        return new Refusal(List.of(setting), "is " + value, "; ", range);
    }

    static Refusal ofSentence(String sentence) {
        return new Refusal(List.of(), "", "", sentence);
    }

    /** The whole of it, with the settings named as {@link Setting} says. */
    public String sentence() {
        StringBuilder text = new StringBuilder();
        for (Setting setting : settings) {
            text.append(text.isEmpty() ? "" : " or ").append(setting);
        }
        return text.append(value.isEmpty() ? "" : " ")
                .append(value)
                .append(verb)
                .append(reason)
                .toString();
    }
}
