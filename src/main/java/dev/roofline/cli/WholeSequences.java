package dev.roofline.cli;

import dev.roofline.model.ModelSpec;
import java.util.List;
import java.util.Optional;

/** Whether a line processes sequences at once, so that their length is said by one number. */
final class WholeSequences {
    private WholeSequences() {}

    /** @throws UsageException where new tokens and cached ones are two numbers */
    static void require(Command command) {
        Optional<String> phase = Optional.empty();
        if (command.given.has(SizeOptions.PHASE)) {
            phase = Optional.of(command.given.text(SizeOptions.PHASE));
        }
        boolean atOnce = phase.isPresent()
                ? phase.get().equals("train") || phase.get().equals("encode")
                : !command.given.has(SizeOptions.GENERATE) && encodes(command);
        if (!atOnce) {
            throw new UsageException("--seq-len is a sequence's length in training and encoding; here say new tokens"
                    + " (--prompt), or those that are cached when a step begins (--context)");
        }
    }

    private static boolean encodes(Command command) {
        for (String name : command.given.namedBy(List.of("--model"))) {
            ModelSpec model = command.catalogues.model(name).value();
            if (!model.isEncoderOnly()) {
                return false;
            }
        }
        return true;
    }
}
