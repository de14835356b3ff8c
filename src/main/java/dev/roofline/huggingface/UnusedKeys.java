package dev.roofline.huggingface;

import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import java.util.Optional;
import java.util.Set;

/**
 * Names keys that a table knows and that nothing of the document hangs on, though no key of the config says that
 * they do not matter: a value that stands there was meant to count.
 */
final class UnusedKeys {
    private UnusedKeys() {}

    /** @param assumed whether the user said as what to read the config: what is dropped then is an error */
    static void check(MappingTable table, Config config, KeyUse use, boolean assumed, Problems problems) {
        for (String path : table.keys()) {
            Optional<Member> member = config.member(path);
            if (member.isEmpty()
                    || table.only().containsKey(path)
                    || UnknownKeys.isNeutral(member.get().value())
                    || use.isRead(path)
                    || use.decider(path).isPresent()) {
                continue;
            }
            String message = Visible.quoted(path) + " is not used: " + reason(table, use.undecided(path));
            if (assumed) {
                problems.error(member.get().keyPlace(), message);
            } else {
                problems.warning(member.get().keyPlace(), message);
            }
        }
    }

    private static String reason(MappingTable table, Set<String> absent) {
        return absent.isEmpty()
                ? "nothing that is read of model_type " + Visible.quoted(table.type()) + " hangs on it"
                : "whether it counts hangs on " + Words.quoted(absent, " and ") + ", which "
                        + (absent.size() == 1 ? "is" : "are") + " not given";
    }
}
