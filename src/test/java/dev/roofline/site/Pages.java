package dev.roofline.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pages of the project: the README and those of the site. */
public final class Pages {
    static final Path README = Path.of("README.md");
    static final Path SITE = Path.of("src/site/markdown");
    static final String FENCE = "```";

    private Pages() {}

    public static List<Path> all() {
        List<Path> pages = new ArrayList<>(SiteWriter.pages(SITE));
        pages.add(README);
        return pages;
    }

    static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Code between fences.
     *
     * @param first the line after the fence, counted from zero
     * @param language as the fence names it
     */
    record Block(int first, String language, List<String> lines) {
        /** The line of the closing fence. */
        int end() {
            return first + lines.size();
        }
    }

    static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                String language = lines.get(i).substring(FENCE.length());
                blocks.add(new Block(i + 1, language, lines.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }
}
