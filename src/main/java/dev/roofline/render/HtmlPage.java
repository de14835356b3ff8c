package dev.roofline.render;

import dev.roofline.chart.Chart;
import dev.roofline.draw.Palette;
import dev.roofline.draw.SvgChart;
import dev.roofline.draw.Xml;
import dev.roofline.prose.Fact;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import dev.roofline.report.Document;
import java.util.List;

/**
 * A document as one file of HTML that needs nothing else: what was asked, the answers, the picture in two widths of
 * which one is seen, the numbers, what fits, what they take for granted. It can be read without its script, which adds sorting, filters and what a pointer or the keyboard shows.
 *
 * <p>Names in it come from anybody's files. All of them are escaped, and the page's policy allows its own script and
 * styles by their hashes and nothing else, so that no markup in a name could do anything.
 */
public final class HtmlPage {
    private HtmlPage() {}

    public static String of(Document document) {
        String style = style();
        String script = PageResource.read("page.js");
        StringBuilder out = new StringBuilder(1 << 16);
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                + PageResource.allowed(style));
        if (!document.charts().isEmpty()) {
            out.append(' ').append(PageResource.allowed(SvgChart.styleSheet()));
        }
        out.append("; script-src " + PageResource.allowed(script) + "; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Xml.text(document.title()) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n<h1>"
                + Xml.text(document.title()) + "</h1>\n");
        if (!document.asked().isEmpty() && !document.asked().equals(document.title())) {
            out.append("<p class=\"asked\">").append(Xml.text(document.asked())).append("</p>\n");
        }
        findings(out, "answer", "In short", document.verdicts());
        charts(out, document);
        tables(out, document);
        findings(out, "fits", "What fits", document.fits());
        assumptions(out, document);
        return out.append("</main>\n<script>" + script + "</script>\n</body>\n</html>\n")
                .toString();
    }

    private static String style() {
        return ":root{" + Palette.LIGHT.properties() + "}\n@media screen and (prefers-color-scheme:dark){:root{"
                + Palette.DARK.properties() + "}}\n" + PageResource.read("page.css");
    }

    private static void findings(StringBuilder out, String id, String heading, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.append("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + heading + "</h2>\n");
        for (Finding finding : findings) {
            out.append("<p class=\"verdict\">" + Xml.text(finding.start()) + "<strong>" + Xml.text(finding.number())
                    + "</strong>" + Xml.text(finding.rest()) + "</p>\n");
        }
        out.append("</section>\n");
    }

    private static void charts(StringBuilder out, Document document) {
        for (int i = 0; i < document.charts().size(); i++) {
            Chart chart = document.charts().get(i);
            String id = i == 0 ? "chart" : "chart-" + (i + 1);
            out.append("<figure class=\"chart\">\n" + SvgChart.inline(chart, id) + "\n"
                    + SvgChart.narrow(chart, id + "-narrow") + "\n</figure>\n");
        }
    }

    private static void tables(StringBuilder out, Document document) {
        if (document.tables().isEmpty()) {
            return;
        }
        out.append("<section aria-labelledby=\"numbers\" id=\"tables\">\n<h2 id=\"numbers\">Numbers</h2>\n");
        for (int i = 0; i < document.tables().size(); i++) {
            HtmlTable.write(out, document.tables().get(i), "table-" + (i + 1));
        }
        out.append("</section>\n");
    }

    private static void assumptions(StringBuilder out, Document document) {
        out.append(
                "<section aria-labelledby=\"granted\">\n<h2 id=\"granted\">What the numbers take for granted</h2>\n");
        if (!document.facts().isEmpty()) {
            out.append("<dl>\n");
            for (Fact fact : document.facts()) {
                out.append(
                        "<div><dt>" + Xml.text(fact.name()) + "</dt><dd>" + Xml.text(fact.value()) + "</dd></div>\n");
            }
            out.append("</dl>\n");
        }
        if (!document.notes().isEmpty()) {
            out.append("<h3>Notes</h3>\n<ul>\n");
            for (Note note : document.notes()) {
                out.append("<li>").append(Xml.text(note.text())).append("</li>\n");
            }
            out.append("</ul>\n");
        }
        out.append("</section>\n");
    }
}
