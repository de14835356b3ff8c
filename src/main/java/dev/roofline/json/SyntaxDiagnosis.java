package dev.roofline.json;

import java.util.Locale;

/**
 * Says of a text that is not JSON where it stops to be so, what is there, and what was expected.
 *
 * @param word the unknown word at the place, empty where it is none
 */
record SyntaxDiagnosis(int offset, String message, String word) {
    private static final String KEY = "a key in double quotes";

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
            value("a value");
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
            at++;
            skipSpace();
            if (peek() == '}') {
                at++;
                return;
            }
            String expected = KEY + " or '}'";
            while (true) {
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
                value("a value");
                skipSpace();
                if (peek() == '}') {
                    at++;
                    return;
                }
                if (peek() != ',') {
                    throw unexpected("',' or '}'");
                }
                at++;
                expected = KEY + afterComma('}');
            }
        }

        private void array() throws Found {
            at++;
            skipSpace();
            if (peek() == ']') {
                at++;
                return;
            }
            String expected = "a value or ']'";
            while (true) {
                value(expected);
                skipSpace();
                if (peek() == ']') {
                    at++;
                    return;
                }
                if (peek() != ',') {
                    throw unexpected("',' or ']'");
                }
                at++;
                expected = "a value" + afterComma(']');
            }
        }

        private String afterComma(char close) {
            skipSpace();
            return peek() == close ? ", as no comma stands after the last" : "";
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
            if (word.equals("true") || word.equals("false") || word.equals("null") || isNumber(word)) {
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

        private static boolean isNumber(String word) {
            int i = word.startsWith("-") ? 1 : 0;
            int whole = digitsEnd(word, i);
            if (whole == i || (whole > i + 1 && word.charAt(i) == '0')) {
                return false;
            }
            i = whole;
            if (i < word.length() && word.charAt(i) == '.') {
                int end = digitsEnd(word, i + 1);
                if (end == i + 1) {
                    return false;
                }
                i = end;
            }
            if (i < word.length() && (word.charAt(i) == 'e' || word.charAt(i) == 'E')) {
                i++;
                i += i < word.length() && (word.charAt(i) == '+' || word.charAt(i) == '-') ? 1 : 0;
                int end = digitsEnd(word, i);
                if (end == i) {
                    return false;
                }
                i = end;
            }
            return i == word.length();
        }

        private static int digitsEnd(String word, int from) {
            int i = from;
            while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
                i++;
            }
            return i;
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
