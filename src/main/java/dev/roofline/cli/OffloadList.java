package dev.roofline.cli;

import dev.roofline.workload.Offload;
import java.util.List;
import java.util.Optional;

/** Reads {@code weights}, {@code cache}, {@code optimizer}, or shares of them such as {@code weights=0.5,cache=1}. */
final class OffloadList extends Argument<Offload> {
    private static final List<String> WORDS = List.of("weights", "cache", "optimizer");

    OffloadList() {
        super("WHAT");
    }

    @Override
    Optional<Offload> read(String option, String text) {
        double weights = -1;
        double cache = -1;
        double optimizer = -1;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String what = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            double share =
                    equals < 0 ? 1 : share(option, part.substring(equals + 1).strip());
            switch (what) {
                case "weights" -> weights = once(option, what, weights, share);
                case "cache" -> cache = once(option, what, cache, share);
                case "optimizer" -> optimizer = once(option, what, optimizer, share);
                default ->
                    throw Arguments.unknown(
                            option + " names \"" + what + "\"; it takes weights, cache and optimizer", what, WORDS);
            }
        }
        return Optional.of(new Offload(Math.max(0, weights), Math.max(0, cache), Math.max(0, optimizer)));
    }

    @Override
    List<String> words() {
        return WORDS;
    }

    private static double once(String option, String what, double before, double share) {
        if (before >= 0) {
            throw new UsageException(option + " names " + what + " twice");
        }
        return share;
    }

    private static double share(String option, String text) {
        double share = NumberArgument.DECIMAL.read(option, text).orElseThrow();
        if (share < 0 || share > 1) {
            throw new UsageException(option + " has a share of " + text + "; it is from 0 to 1");
        }
        return share;
    }
}
