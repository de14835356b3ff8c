package dev.roofline.huggingface;

import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lists of names in a sentence. */
final class Words {
    private Words() {}

    /** {@code "a", "b" and "c"} */
    static String quoted(Collection<String> words, String last) {
        List<String> quoted = new ArrayList<>();
        for (String word : words) {
            quoted.add(Visible.quoted(word));
        }
        return plain(quoted, last);
    }

    /** {@code a, b and c} */
    static String plain(Collection<String> words, String last) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        for (String word : words) {
            text.append(i == 0 ? "" : i == words.size() - 1 ? last : ", ").append(word);
            i++;
        }
        return text.toString();
    }
}
