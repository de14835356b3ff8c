package dev.roofline.cli;

import dev.roofline.workload.Field;
import dev.roofline.workload.WorkloadOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command line says of a workload. */
record WorkloadArguments(GivenOptions given) {
    /** The options that describe a workload, in the order of help: of two that are malformed the first is said. */
    static final List<Option<?>> OPTIONS = Option.all(
            SizeOptions.ALL,
            FormatOptions.ALL,
            ConventionOptions.ALL,
            List.of(SizeOptions.REQUESTS),
            DeploymentOptions.ALL,
            TrainingOptions.ALL);

    /** What only a step of several devices, its optimizer or a run of steps hangs on. */
    private static final Set<String> OF_STEPS = Set.of(
            Field.SHARDING.word(),
            Field.SEQUENCE_PARALLEL.word(),
            Field.SCHEDULE.word(),
            Field.VIRTUAL_STAGES.word(),
            Field.OPTIMIZER.word(),
            Field.TOKENS.word());

    /** Those that phases of one device by itself hang on, whatever step or run they are part of. */
    static List<Option<?>> ofOneDevice() {
        List<Option<?>> some = new ArrayList<>();
        for (Option<?> option : OPTIONS) {
            if (!option.group().isOfDeployment()
                    && !OF_STEPS.contains(option.sets().word())) {
                some.add(option);
            }
        }
        return some;
    }

    /** The words of what can be said of a workload. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Option<?> option : OPTIONS) {
            keys.add(option.sets().word());
        }
        return keys;
    }

    /** Those that were given. */
    List<Option<?>> chosen() {
        List<Option<?>> some = new ArrayList<>();
        for (Option<?> option : OPTIONS) {
            if (given.takes(option) && given.has(option)) {
                some.add(option);
            }
        }
        return some;
    }

    WorkloadOptions options() {
        return options(new HashMap<>());
    }

    /** @param instead values that stand in for those of the command line, by their fields' words; null where there is none */
    WorkloadOptions options(Map<String, @Nullable String> instead) {
        WorkloadOptions options = WorkloadOptions.NONE;
        for (Option<?> option : OPTIONS) {
            String word = option.sets().word();
            @Nullable String text = given.takes(option) ? given.textOrNull(option) : null;
            options = option.set(options, instead.containsKey(word) ? instead.get(word) : text);
        }
        return options;
    }
}
