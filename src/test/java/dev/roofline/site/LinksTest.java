package dev.roofline.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No link inside the project leads nowhere, neither where its files are read nor on its site. */
class LinksTest {
    private static final Path GUIDE = Path.of(".github/CONTRIBUTING.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|\\bsrc=\"([^\"]+)\"");
    private static final Pattern ITEM = Pattern.compile("<item [^>]*href=\"([^\"]+)\\.html\"");

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatAreThere() {
        List<String> dead = new ArrayList<>();
        int followed = 0;
        List<Path> pages = new ArrayList<>(Pages.all());
        pages.add(GUIDE);
        for (Path page : pages) {
            for (String link : links(page)) {
                if (!link.matches("https?://.*")) {
                    followed++;
                    if (!leadsSomewhere(page, link)) {
                        dead.add(page + ": " + link);
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(followed).isGreaterThan(40);
    }

    /** The site has its own pages and pictures alone. */
    @Test
    void pagesOfTheSiteLinkToPagesOfTheSite() {
        for (Path page : SiteWriter.pages(Pages.SITE)) {
            assertThat(links(page))
                    .as("%s", page)
                    .allMatch(link -> link.matches("https?://.*|([a-z-]+\\.md)?(#.*)?|images/[a-z0-9-]+\\.svg"));
        }
    }

    @Test
    void theMenuHasEveryPageOnce() {
        Matcher item = ITEM.matcher(String.join("\n", Pages.lines(Path.of("src/site/site.xml"))));
        List<String> items = new ArrayList<>();
        while (item.find()) {
            items.add(item.group(1) + ".md");
        }
        assertThat(items)
                .containsExactlyInAnyOrderElementsOf(SiteWriter.pages(Pages.SITE).stream()
                        .map(page -> page.getFileName().toString())
                        .toList());
    }

    /** Code is no text: a link in it is an example. */
    private static List<String> links(Path page) {
        List<String> lines = new ArrayList<>(Pages.lines(page));
        for (Pages.Block block : Pages.blocks(Pages.lines(page))) {
            for (int i = block.first(); i < block.end(); i++) {
                lines.set(i, "");
            }
        }
        Matcher link = LINK.matcher(String.join("\n", lines));
        List<String> links = new ArrayList<>();
        while (link.find()) {
            links.add(link.group(1) == null ? link.group(2) : link.group(1));
        }
        return links;
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path folder = Objects.requireNonNullElse(page.getParent(), Path.of(""));
        Path file = parts[0].isEmpty() ? page : folder.resolve(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        Set<String> anchors = parts.length == 1 ? Set.of() : new HashSet<>(SiteWriter.anchors(Pages.lines(file)));
        return parts.length == 1 || anchors.contains(parts[1]);
    }
}
