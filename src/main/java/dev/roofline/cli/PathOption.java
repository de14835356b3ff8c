package dev.roofline.cli;

import dev.roofline.run.SizeSweep;
import dev.roofline.run.SlicedPhase;
import dev.roofline.run.SlicedRun;
import dev.roofline.workload.Workload;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to grow, and through which sizes. */
record PathOption(GivenOptions given) {
    static final Option<String> OF_PHASES =
            of("each phase at other sizes too, a path in charts: batch, prompt or context, such as batch=1..256*2");

    static final Option<String> OF_PHASES_AND_SEQUENCES = of(
            "each phase at other sizes: batch, prompt or context, such as batch=1..256*2; or whole sequences by length,"
                    + " encoded at once or generated from nothing");

    private static Option<String> of(String sentence) {
        return OptionGroup.OUTPUT.of("path", Argument.text("WHAT[=SIZES]"), sentence);
    }

    Optional<SizeSweep.Sizes> request() {
        boolean sequences = given.takes(OF_PHASES_AND_SEQUENCES);
        @Nullable String text = given.textOrNull(sequences ? OF_PHASES_AND_SEQUENCES : OF_PHASES);
        if (text == null) {
            return Optional.empty();
        }
        List<SizeSweep.Variable> variables = sequences
                ? List.of(SizeSweep.Variable.values())
                : List.of(SizeSweep.Variable.BATCH, SizeSweep.Variable.PROMPT, SizeSweep.Variable.CONTEXT);
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        SizeSweep.Variable variable =
                new ChoiceArgument<>("", variables).read(OF_PHASES.name(), name).orElseThrow();
        return Optional.of(request(variable, equals < 0 ? usual(variable) : text.substring(equals + 1)));
    }

    /** Sizes that show how a thing grows, for who asks for none. */
    static SizeSweep.Sizes usualRequest(SizeSweep.Variable variable) {
        return request(variable, usual(variable));
    }

    private static SizeSweep.Sizes request(SizeSweep.Variable variable, String sizes) {
        List<Long> parsed = SizeList.parse(OF_PHASES.name() + " " + variable.label(), sizes);
        if (variable != SizeSweep.Variable.CONTEXT && parsed.contains(0L)) {
            throw new UsageException(
                    OF_PHASES.name() + ": a " + variable.label() + " is from 1 to " + Workload.MOST + ", not 0");
        }
        return new SizeSweep.Sizes(variable, parsed);
    }

    private static String usual(SizeSweep.Variable variable) {
        return switch (variable) {
            case BATCH -> "1..1024*4";
            case PROMPT -> "1..16384*4";
            case CONTEXT -> "512..131072*4";
            case LENGTH -> "128..4096*2";
        };
    }

    /** @throws UsageException where no phase of the runs has the size that was to grow */
    static void requireSweep(SizeSweep.Variable variable, List<SlicedRun> runs) {
        for (SlicedRun run : runs) {
            for (SlicedPhase phase : run.phases()) {
                if (!phase.sweep().rows().isEmpty()) {
                    return;
                }
            }
        }
        throw new UsageException(
                "--path " + variable.label() + ": no phase here has a " + variable.label() + " to vary");
    }
}
