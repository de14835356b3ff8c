package dev.roofline.huggingface;

import dev.roofline.json.Place;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation does with the keys of a config: it reads them, or passes them by because a condition takes
 * another branch. Where a key of the config made the condition what it is, the config itself says that what was
 * passed by does not matter. Where only defaults did, nobody says so, and a key that stands there is dropped.
 */
final class KeyUse {
    private final Config config;
    private final Map<String, Expression> names;
    private final Set<String> read = new HashSet<>();
    /** By the expression that was passed by: one of a layer is met as often as there are layers. */
    private final IdentityHashMap<Expression, Passing> passed = new IdentityHashMap<>();

    /** An expression that was passed by, and on whose word. */
    private static final class Passing {
        private final Set<String> keys;
        /** Whether it went with a whole part of the document, of which the key need not be the only place. */
        private boolean withPart;

        private @Nullable Place decider;
        /** The absent keys of the condition, once defaults alone took another branch in any layer; else null. */
        private @Nullable Set<String> undecided;

        Passing(Set<String> keys) {
            this.keys = keys;
        }
    }

    KeyUse(Config config, Map<String, Expression> names) {
        this.config = config;
        this.names = names;
    }

    /** Marks a key as read, whether the config has it or not. */
    void read(String path) {
        read.add(path);
    }

    /**
     * Marks what an expression would have read as passed by.
     *
     * @param within the name in which the expression stands, inside of which the same word is the config's key
     * @param condition what takes the other branch
     * @param decider the place of the key that made the condition so; null where defaults did
     */
    void passBy(Expression expression, String within, Expression condition, @Nullable Place decider) {
        Passing passing = passed.get(expression);
        if (passing == null) {
            passing = new Passing(keys(expression, within, true));
            passed.put(expression, passing);
        }
        if (passing.keys.isEmpty()) {
            return;
        }
        if (decider != null) {
            passing.decider = passing.decider == null ? decider : passing.decider;
        } else if (passing.undecided == null) {
            passing.undecided = keys(condition, within, false);
        }
    }

    boolean isRead(String path) {
        return read.contains(path);
    }

    /** Marks what a part of the document would have read as passed by, as the part is left out. */
    void leaveOut(Expression expression, Expression condition, @Nullable Place decider) {
        passBy(expression, "", condition, decider);
        Objects.requireNonNull(passed.get(expression)).withPart = true;
    }

    /**
     * The place of a key on whose word another is never read; empty where no key of the config says so. A part that is
     * not there has a say only in keys that no other part would read.
     */
    Optional<Place> decider(String path) {
        Optional<Place> alone = decider(path, false);
        return alone.isPresent() || isPassed(path, false) ? alone : decider(path, true);
    }

    private Optional<Place> decider(String path, boolean withPart) {
        Place decider = null;
        for (Passing passing : passed.values()) {
            if (passing.withPart == withPart && passing.keys.contains(path)) {
                if (passing.undecided != null) {
                    return Optional.empty();
                }
                decider = passing.decider;
            }
        }
        return Optional.ofNullable(decider);
    }

    private boolean isPassed(String path, boolean withPart) {
        for (Passing passing : passed.values()) {
            if (passing.withPart == withPart && passing.keys.contains(path)) {
                return true;
            }
        }
        return false;
    }

    /** The absent keys on which a dropped key hangs; none where there is no such key. */
    Set<String> undecided(String path) {
        Set<String> all = new TreeSet<>();
        for (Passing passing : passed.values()) {
            if (passing.undecided != null && passing.keys.contains(path)) {
                all.addAll(passing.undecided);
            }
        }
        return all;
    }

    /** The keys of an expression, in any branch, that the config has, or those that it has not. */
    private Set<String> keys(Expression expression, String within, boolean present) {
        Set<String> all = new LinkedHashSet<>();
        MappingTable.collect(names, expression, within, all, new HashSet<>());
        Set<String> keys = new LinkedHashSet<>();
        for (String key : all) {
            if (config.node(key).isPresent() == present) {
                keys.add(key);
            }
        }
        return keys;
    }
}
