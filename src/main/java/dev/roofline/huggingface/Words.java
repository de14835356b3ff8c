package dev.roofline.huggingface;

import dev.roofline.spec.Visible;
import java.util.Collection;

/** Lists of names in a sentence. */
final class Words {
    private Words() {}

    /** {@code "a", "b" and "c"} */
    static String quoted(Collection<String> words, String last) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        for (String word : words) {
            text.append(i == 0 ? "" : i == words.size() - 1 ? last : ", ").append(Visible.quoted(word));
            i++;
        }
        return text.toString();
    }
}
