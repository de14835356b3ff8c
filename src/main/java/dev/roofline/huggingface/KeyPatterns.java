package dev.roofline.huggingface;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of keys; a star stands for any letters, at the end, at the beginning, at both or between. */
final class KeyPatterns {
    private final Set<String> plain = new HashSet<>();
    private final List<String> starred = new ArrayList<>();

    KeyPatterns(Iterable<String> patterns) {
        for (String pattern : patterns) {
            if (pattern.indexOf('*') < 0) {
                plain.add(pattern);
            } else {
                starred.add(pattern);
            }
        }
    }

    boolean match(String key) {
        if (plain.contains(key)) {
            return true;
        }
        for (String pattern : starred) {
            if (matches(pattern, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String key) {
        int star = pattern.indexOf('*');
        int second = pattern.indexOf('*', star + 1);
        if (second >= 0) {
            return key.contains(pattern.substring(1, second));
        }
        int ending = pattern.length() - star - 1;
        return key.length() >= pattern.length() - 1
                && key.startsWith(pattern.substring(0, star))
                && key.regionMatches(key.length() - ending, pattern, star + 1, ending);
    }
}
