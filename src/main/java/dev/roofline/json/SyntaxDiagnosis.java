package dev.roofline.json;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says of a text that is not JSON where it stops to be so, what is there, and what was expected.
 *
 * @param word the unknown word at the place, empty where it is none
 */
record SyntaxDiagnosis(int offset, String message, String word) {
    private static final String KEY = "a key in double quotes";
    private static final String VALUE = "a value";
    private static final String NUMBER = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?";

    /**
     * The first error.
     *
     * @param nonFinite whether Infinity and NaN stand for numbers
     * @throws IllegalStateException where the text is JSON after all
     */
    static SyntaxDiagnosis of(String text, boolean nonFinite) {
        Scan scan = new Scan(text, nonFinite);
        try {
            scan.document();
        } catch (Found e) {
            return e.diagnosis;
        }
        throw new IllegalStateException("the tokenizer refuses what is JSON");
    }

    /** Ends the scan at the first error. */
    private static final class Found extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient SyntaxDiagnosis diagnosis;

        Found(SyntaxDiagnosis diagnosis) {
            super(diagnosis.message, null, false, false);
            this.diagnosis = diagnosis;
        }
    }

    /** One pass over the text. The tokenizer has come as far as the error, so the depth is bounded. */
    private static final class Scan {
        private final String text;
        private final boolean nonFinite;
        private int at;

        Scan(String text, boolean nonFinite) {
            this.text = text;
            this.nonFinite = nonFinite;
        }

        void document() throws Found {
            value(VALUE);
            skipSpace();
            if (at < text.length()) {
                throw found(at, foundHere() + " after the end of the document; expected nothing more", "");
            }
        }

        private void value(String expected) throws Found {
            skipSpace();
            switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> {
                    if (isWordPart(peek())) {
                        word(expected);
                    } else {
                        throw unexpected(expected);
                    }
                }
            }
        }

        private void object() throws Found {
            for (String expected = first('}', KEY); expected != null; expected = next('}', KEY)) {
                skipSpace();
                if (peek() != '"') {
                    throw unexpected(expected);
                }
                key();
                skipSpace();
                if (peek() != ':') {
                    throw unexpected("':' and a value");
                }
                at++;
                value(VALUE);
            }
        }

        private void array() throws Found {
            for (String expected = first(']', VALUE); expected != null; expected = next(']', VALUE)) {
                value(expected);
            }
        }

        /** What is expected first between brackets; null where they hold nothing. */
        private @Nullable String first(char close, String item) {
            at++;
            skipSpace();
            return closes(close) ? null : item + " or '" + close + "'";
        }

        /** What is expected after an item; null where it was the last. */
        private @Nullable String next(char close, String item) throws Found {
            skipSpace();
            if (closes(close)) {
                return null;
            }
            if (peek() != ',') {
                throw unexpected("',' or '" + close + "'");
            }
            at++;
            skipSpace();
            return peek() == close ? item + ", as no comma stands after the last" : item;
        }

        private boolean closes(char close) {
            boolean here = peek() == close;
            at += here ? 1 : 0;
            return here;
        }

        /** The tokenizer takes no half of a character in a key, though escapes can write one. */
        private void key() throws Found {
            int begin = at + 1;
            string();
            int high = -1;
            for (int i = begin; i < at - 1; ) {
                boolean unicode = text.startsWith("\\u", i);
                char c = unicode ? (char) Integer.parseInt(text.substring(i + 2, i + 6), 16) : text.charAt(i);
                if (high >= 0 != Character.isLowSurrogate(c)) {
                    throw half(high >= 0 ? high : i);
                }
                high = Character.isHighSurrogate(c) ? i : -1;
                i += unicode ? 6 : text.charAt(i) == '\\' ? 2 : 1;
            }
            if (high >= 0) {
                throw half(high);
            }
        }

        private static Found half(int offset) {
            return found(
                    offset,
                    "found half of a character in a key; its two halves come together, as escapes such as"
                            + " \\ud83e\\udd99 do",
                    "");
        }

        private void string() throws Found {
            int begin = at++;
            while (at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at);
                if (c == '\n' || c == '\r') {
                    throw found(begin, "the text that begins here does not end on its line; expected '\"'", "");
                }
                if (c < ' ') {
                    throw found(
                            at,
                            "found the control character " + Visible.codePoint(c)
                                    + " in a text; expected the escape \\u"
                                    + Visible.codePoint(c).substring(2),
                            "");
                }
                if (c == '\\') {
                    escape();
                } else {
                    at++;
                }
            }
            if (at == text.length()) {
                throw found(begin, "the text that begins here has no end; expected '\"'", "");
            }
            at++;
        }

        private void escape() throws Found {
            int begin = at++;
            if (at == text.length()) {
                return;
            }
            char c = text.charAt(at);
            if ("\"\\/bfnrt".indexOf(c) >= 0) {
                at++;
                return;
            }
            if (c != 'u') {
                throw found(
                        begin,
                        "found a backslash before " + shown(at) + " in a text, which is no escape that JSON has",
                        "");
            }
            at++;
            for (int i = 0; i < 4; i++, at++) {
                if (at == text.length() || Character.digit(text.charAt(at), 16) < 0 || text.charAt(at) > 'f') {
                    throw found(begin, "found the escape \\u without four hexadecimal digits", "");
                }
            }
        }

        /** A literal or a number, or what was meant to be one. */
        private void word(String expected) throws Found {
            int begin = at;
            while (at < text.length() && isWordPart(text.charAt(at))) {
                at++;
            }
            String word = text.substring(begin, at);
            if (word.equals("true") || word.equals("false") || word.equals("null") || word.matches(NUMBER)) {
                return;
            }
            if (nonFinite && LocatedJson.NON_FINITE.contains(word)) {
                return;
            }
            String shown = Visible.shortened(word);
            String bare = word.toLowerCase(Locale.ROOT);
            if (bare.endsWith("nan") || bare.endsWith("inf") || bare.endsWith("infinity")) {
                throw found(begin, "found " + shown + ", which is no number in JSON; expected " + expected, "");
            }
            char first = word.charAt(0);
            if ((first >= '0' && first <= '9') || "+-.".indexOf(first) >= 0) {
                throw found(begin, "found " + shown + ", which is not how JSON writes a number", "");
            }
            throw found(begin, "found the word " + shown + " without quotes; expected " + expected, word);
        }

        private static boolean isWordPart(int c) {
            return c == '+' || c == '-' || c == '.' || c == '_' || c == '$' || Character.isLetterOrDigit(c);
        }

        private void skipSpace() {
            while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        /** The character that is next, or -1 at the end. */
        private int peek() {
            return at < text.length() ? text.charAt(at) : -1;
        }

        private Found unexpected(String expected) {
            int offset = at;
            if (at == text.length()) {
                // The empty lines at the end of a file are not where a reader looks.
                while (offset > 0 && " \t\n\r".indexOf(text.charAt(offset - 1)) >= 0) {
                    offset--;
                }
            }
            return found(offset, foundHere() + "; expected " + expected, "");
        }

        private String foundHere() {
            if (at == text.length()) {
                return "found the end of the file";
            }
            char c = text.charAt(at);
            if (c == '/' || c == '#') {
                return "found " + shown(at) + ", but JSON has no comments";
            }
            if (c == '\'') {
                return "found a single quote, but JSON texts stand in double quotes";
            }
            if (c == '"') {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) >= ' ') {
                    end++;
                }
                return "found the text " + Visible.quoted(text.substring(at + 1, end));
            }
            if (isWordPart(c)) {
                int end = at;
                while (end < text.length() && isWordPart(text.charAt(end))) {
                    end++;
                }
                return "found " + Visible.shortened(text.substring(at, end));
            }
            return "found " + shown(at);
        }

        private String shown(int offset) {
            if (Visible.isHarmful(text, offset)) {
                return "the character " + Visible.codePoint(Visible.point(text, offset));
            }
            return "'" + new String(Character.toChars(text.codePointAt(offset))) + "'";
        }

        private static Found found(int offset, String message, String word) {
            return new Found(new SyntaxDiagnosis(offset, message, word));
        }
    }
}
