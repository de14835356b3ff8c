package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Problem;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says why a change leads to nothing, and what was probably meant. */
record ChangeMisses(JsonNode document, Change change) {
    /** Which elements there are where the path counts beyond them; empty where it does not. */
    String beyond() {
        for (int i = 1; i < change.path().size(); i++) {
            int elements = isNumber(change.path().get(i))
                    ? longest(document, change.path().get(i - 1))
                    : 0;
            if (elements > 0) {
                return ": " + change.path().get(i - 1) + " has "
                        + (elements == 1 ? "element 0 alone" : "elements 0 to " + (elements - 1));
            }
        }
        return "";
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** Elements of the longest array under a key; 0 where there is none. */
    private static int longest(JsonNode node, String key) {
        int longest = 0;
        if (node instanceof JsonObject object) {
            for (Map.Entry<String, Member> entry : object.members().entrySet()) {
                JsonNode value = entry.getValue().value();
                if (entry.getKey().equals(key) && value instanceof JsonArray array) {
                    longest = Math.max(longest, array.items().size());
                }
                longest = Math.max(longest, longest(value, key));
            }
        } else if (node instanceof JsonArray array) {
            for (JsonNode item : array.items()) {
                longest = Math.max(longest, longest(item, key));
            }
        }
        return longest;
    }

    /** What the first word of the path that the file does not have was probably meant to be: a key, or a word of an element. */
    Optional<String> meant() {
        Set<String> words = new TreeSet<>();
        collect(document, words, false);
        String first = change.path().get(0);
        if (!words.contains(first)) {
            return Suggestions.nearest(first, words);
        }
        collect(document, words, true);
        for (String word : change.path()) {
            boolean isKnown = false;
            for (String known : words) {
                isKnown |= known.equalsIgnoreCase(word);
            }
            if (!isKnown) {
                return Suggestions.nearest(word, words);
            }
        }
        return Optional.empty();
    }

    /** A factor without a value of the file to multiply; a key that the file has nowhere was perhaps meant to be one that it has. */
    InvalidInputException nothingToMultiply(String pointer, String key) {
        Set<String> words = new TreeSet<>();
        collect(document, words, false);
        return new InvalidInputException(Problem.ofInput(
                change.named() + ": there is no value at " + Visible.shortened(pointer) + " of "
                        + document.place().source().name() + " to multiply",
                words.contains(key) ? Optional.empty() : Suggestions.nearest(key, words)));
    }

    /** @param ofElements whether the words that elements are called by are collected beside the keys */
    private static void collect(JsonNode node, Set<String> words, boolean ofElements) {
        if (node instanceof JsonObject object) {
            object.members().forEach((key, member) -> {
                words.add(key);
                collect(member.value(), words, ofElements);
            });
        } else if (node instanceof JsonArray array) {
            array.items().forEach(item -> {
                if (ofElements && item instanceof JsonObject element) {
                    collectNames(element, words);
                }
                collect(item, words, ofElements);
            });
        }
    }

    private static void collectNames(JsonObject element, Set<String> words) {
        for (Member member : element.members().values()) {
            if (member.value() instanceof JsonString text) {
                words.add(text.value());
            }
        }
    }
}
