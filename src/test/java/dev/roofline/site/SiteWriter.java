package dev.roofline.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes of the pages, as a reader of the repository sees them, those that {@code mvn site} renders, and the index that the
 * site's search reads. It is one file that needs nothing else, since the site's build runs it from its source.
 *
 * <p>Headings get the anchors that a page's links name (the renderer makes others), bars in code of a table stay bars (the
 * renderer shows their backslash), and pictures go where the site looks for them.
 */
final class SiteWriter {
    private static final String FENCE = "```";
    private static final String ANCHOR = "<a id=\"";
    private static final String MARKDOWN = ".md";

    /** What is found at once: a page's part under one heading. */
    record Part(String page, String anchor, String title, String heading, List<String> texts) {}

    private SiteWriter() {}

    /**
     * Writes the site's source.
     *
     * @param arguments the folder of the site's source, and the one to write
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static void write(Path source, Path target) throws IOException {
        Path pages = source.resolve("markdown");
        copy(source, target);
        copy(pages.resolve("images"), target.resolve("resources/images"));
        List<Part> parts = new ArrayList<>();
        for (Path page : pages(pages)) {
            List<String> lines = Files.readAllLines(page);
            String name = page.getFileName().toString();
            Files.write(target.resolve("markdown").resolve(name), rendered(lines));
            parts.addAll(parts(name.replace(MARKDOWN, ".html"), lines));
        }
        Files.writeString(target.resolve("resources/search-index.js"), index(parts));
    }

    static List<Path> pages(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(MARKDOWN))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** What links to a page may name. */
    static List<String> anchors(List<String> lines) {
        List<String> anchors = headings(lines);
        for (String line : lines) {
            String[] parts = line.split(ANCHOR, -1);
            for (int i = 1; i < parts.length; i++) {
                anchors.add(parts[i].substring(0, parts[i].indexOf('"')));
            }
        }
        return anchors;
    }

    /** The anchors of a page's headings, as GitHub makes them, in the headings' order. */
    private static List<String> headings(List<String> lines) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            code ^= line.startsWith(FENCE);
            if (!code && isHeading(line)) {
                String slug = slug(plain(headingOf(line)));
                int times = seen.merge(slug, 1, Integer::sum);
                anchors.add(times == 1 ? slug : slug + "-" + (times - 1));
            }
        }
        return anchors;
    }

    private static String slug(String heading) {
        StringBuilder slug = new StringBuilder();
        for (char c : heading.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_') {
                slug.append(c);
            } else if (c == ' ') {
                slug.append('-');
            }
        }
        return slug.toString();
    }

    private static boolean isHeading(String line) {
        return line.matches("#{1,6} .*");
    }

    private static String headingOf(String line) {
        return line.replaceFirst("^#+ ", "");
    }

    /** What a reader sees of a text: no marks of emphasis, code or links, no comments. */
    static String plain(String text) {
        return text.replaceAll("<!--.*?-->", "")
                .replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("</?(code|a|br|sub|sup)\\b[^>]*>", "")
                .replaceAll("`|\\*\\*|(?<![\\w\\\\])\\*(?=\\S)|(?<=\\S)\\*(?!\\w)", "")
                .replaceAll("\\\\([_*|<>\\[\\]`#-])", "$1")
                .replace("&#124;", "|")
                .strip();
    }

    private static List<String> rendered(List<String> lines) {
        List<String> anchors = headings(lines);
        List<String> page = new ArrayList<>();
        boolean code = false;
        int headings = 0;
        for (String line : lines) {
            code ^= line.startsWith(FENCE);
            if (!code && isHeading(line)) {
                int text = line.indexOf(' ') + 1;
                page.add(line.substring(0, text) + "<a id=\"" + anchors.get(headings++) + "\"></a>"
                        + line.substring(text));
            } else {
                page.add(!code && line.startsWith("|") ? withBars(line) : line);
            }
        }
        return page;
    }

    /** Code of a table's row as HTML where it holds bars. */
    private static String withBars(String row) {
        String[] parts = row.split("`", -1);
        StringBuilder out = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            boolean code = i % 2 == 1;
            boolean barred = parts[code ? i : i - 1].contains("\\|");
            out.append(barred ? (code ? "<code>" : "</code>") : "`");
            out.append(code && barred ? escaped(parts[i]).replace("\\|", "&#124;") : parts[i]);
        }
        return out.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A page in parts, each text of which is a paragraph, an entry of a list, a row of a table or a command. */
    static List<Part> parts(String page, List<String> lines) {
        List<String> anchors = headings(lines);
        List<Part> found = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        String title = "";
        int headings = 0;
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.startsWith(FENCE);
            boolean row = line.startsWith("|");
            boolean heading = !code && isHeading(line);
            if (fence || row || heading || line.isBlank() || line.matches("\\s*([-*]|\\d+\\.) .*")) {
                put(paragraph, texts);
            }
            if (fence) {
                code = !code;
            } else if (code) {
                put(new StringBuilder(line.startsWith("$ ") ? line.substring(2) : ""), texts);
            } else if (heading) {
                String text = plain(headingOf(line));
                title = title.isEmpty() ? text : title;
                texts = new ArrayList<>();
                found.add(new Part(page, anchors.get(headings++), title, text, texts));
            } else if (row && line.contains(ANCHOR)) {
                // A row that links lead to is found by itself, under what its first cell says.
                String anchor = line.replaceFirst(".*?" + ANCHOR + "([^\"]*)\".*", "$1");
                String name = plain(line.split("(?<!\\\\)\\|", 0)[1]);
                found.add(new Part(page, anchor, title, name, List.of(cells(line))));
            } else if (row) {
                put(new StringBuilder(line.matches("[|: -]+") ? "" : cells(line)), texts);
            } else {
                paragraph.append(plain(line.replaceFirst("^\\s*[-*] ", ""))).append(' ');
            }
        }
        put(paragraph, texts);
        return found;
    }

    private static String cells(String row) {
        String inner = row.strip().replaceAll("^\\||\\|$", "").replace("\\|", "&#124;");
        return plain(String.join(" – ", inner.strip().split("\\s*\\|\\s*", 0)));
    }

    private static void put(StringBuilder text, List<String> texts) {
        if (!text.toString().isBlank()) {
            texts.add(text.toString().strip());
        }
        text.setLength(0);
    }

    private static String index(List<Part> parts) {
        StringBuilder out = new StringBuilder("window.searchIndex = [\n");
        for (Part part : parts) {
            List<String> texts = new ArrayList<>();
            for (String text : part.texts()) {
                texts.add(quoted(text));
            }
            out.append("{\"address\": ").append(quoted(part.page() + "#" + part.anchor()));
            out.append(", \"title\": ").append(quoted(part.title()));
            out.append(", \"heading\": ").append(quoted(part.heading()));
            out.append(", \"texts\": [").append(String.join(", ", texts)).append("]},\n");
        }
        return out.append("];\n").toString();
    }

    /** A string of JavaScript, which ends no script that it might stand in. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c") + "\"";
    }
}
