package dev.roofline.huggingface;

import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a config: each thing once, however many layers ask for it, and all missing keys together. */
final class Findings {
    private final Problems problems;
    private final Place root;
    private final Set<String> said = new HashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final int before;

    Findings(Problems problems, Place root) {
        this.problems = problems;
        this.root = root;
        this.before = problems.errors();
    }

    /** The place of the config as a whole. */
    Place root() {
        return root;
    }

    /** An error in a place; null for the config as a whole. */
    void error(@Nullable Place place, String message) {
        Place at = place == null ? root : place;
        if (said.add(at.offset() + " " + message)) {
            problems.error(at, message);
        }
    }

    void missing(String key) {
        missing.add(key);
    }

    boolean any() {
        return !missing.isEmpty() || problems.errors() > before;
    }

    /** Reports the missing keys. Comes after the last read. */
    void reportMissing() {
        if (!missing.isEmpty()) {
            problems.error(root, Words.quoted(missing, " and ") + (missing.size() == 1 ? " is" : " are") + " missing");
            missing.clear();
        }
    }
}
