package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.Golden;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Legend;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@Tag(Golden.TAG)
class SvgChartTest {
    private static final Path GOLDEN = Path.of("src/test/resources/svg");

    /** By name, since a chart as a parameter would be printed whole. */
    private static final Map<String, Supplier<Chart>> CHARTS = Map.of(
            "a100",
            Charts::a100,
            "machines",
            Charts::machines,
            "batches",
            Charts::batches,
            "years",
            Charts::years,
            "empty",
            Charts::empty,
            "single",
            Charts::single,
            "samePlace",
            Charts::samePlace,
            "longNames",
            Charts::longNames,
            "hostile",
            Charts::hostile,
            "many",
            () -> Charts.many(300));

    /** Charts whose whole picture is kept. */
    static List<String> pictures() {
        return List.of("a100", "years");
    }

    static List<String> charts() {
        return CHARTS.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picturesStayAsTheyWereLastLookedAt(String name) {
        Golden.compare(GOLDEN.resolve(name + ".svg"), SvgChart.of(chart(name)));
    }

    @Test
    void noPictureIsLeftOfAChartThatIsNoMore() {
        Golden.allowOnly(GOLDEN, pictures().stream().map(name -> name + ".svg").toList());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyPictureIsXmlThatSaysWhatItShows(String name) throws Exception {
        Chart chart = chart(name);
        Element file = parse(SvgChart.of(chart));
        Element inline = parse(SvgChart.inline(chart, "c1"));
        Element narrow = parse(SvgChart.narrow(chart, "c2"));
        for (Element svg : List.of(file, inline, narrow)) {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            String[] labels = svg.getAttribute("aria-labelledby").split(" ", 0);
            assertThat(first(svg, "title").getAttribute("id")).isEqualTo(labels[0]);
            assertThat(first(svg, "desc").getAttribute("id")).isEqualTo(labels[1]);
            assertThat(beginning(first(svg, "desc").getTextContent()))
                    .isEqualTo(beginning(chart.summary()))
                    .isNotEmpty();
        }
        for (Element svg : List.of(file, inline)) {
            // Overlapping dots are drawn from the largest on, so that their order is another.
            assertThat(withClass(svg, "g", "dot"))
                    .extracting(dot -> beginning(first(dot, "title").getTextContent()))
                    .containsExactlyInAnyOrderElementsOf(chart.dots().stream()
                            .map(dot -> beginning(dot.detail().isEmpty() ? dot.label() : dot.detail()))
                            .toList());
        }
    }

    /** Its first letters and digits, which no picture shortens or replaces. */
    private static String beginning(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9]", "");
        return plain.substring(0, Math.min(60, plain.length()));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theSameChartIsTheSamePicture(String name) {
        assertThat(SvgChart.of(chart(name))).isEqualTo(SvgChart.of(chart(name)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void numbersHaveAtMostTwoDecimalsAndNoExponent(String name) throws Exception {
        Pattern wrong = Pattern.compile("\\.\\d{3}|[0-9]E|NaN|Infinity");
        Element svg = parse(SvgChart.of(chart(name)));
        NodeList all = svg.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            for (String attribute :
                    List.of("d", "x", "y", "cx", "cy", "r", "width", "height", "transform", "viewBox")) {
                assertThat(((Element) all.item(i)).getAttribute(attribute)).doesNotContainPattern(wrong);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void allTextEndsWithinThePicture(String name) throws Exception {
        for (String picture : List.of(SvgChart.of(chart(name)), SvgChart.narrow(chart(name), "c2"))) {
            Element svg = parse(picture);
            double height = Double.parseDouble(svg.getAttribute("height"));
            double width = Double.parseDouble(svg.getAttribute("width"));
            for (Element text : withClass(svg, "text", "")) {
                assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, height);
                assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(0.0, width);
            }
            for (Element text : withClass(svg, "text", "soft")) {
                if (!text.getAttribute("font-size").isEmpty()) {
                    double left = Double.parseDouble(text.getAttribute("x"));
                    assertThat(left + TextWidth.of(text.getTextContent(), ChartLayout.CAPTION.size()))
                            .isLessThanOrEqualTo(width - left);
                }
            }
        }
    }

    /** A page tells of a dot once, and finds the other picture's by its number. */
    @ParameterizedTest
    @MethodSource("charts")
    void bothPicturesOfAPageHaveTheSameDotsInOneOrder(String name) throws Exception {
        List<Element> wide = withClass(parse(SvgChart.inline(chart(name), "c1")), "g", "dot");
        List<Element> narrow = withClass(parse(SvgChart.narrow(chart(name), "c2")), "g", "dot");
        assertThat(narrow).hasSameSizeAs(wide);
        for (int i = 0; i < wide.size(); i++) {
            assertThat(narrow.get(i).getAttribute("class"))
                    .isEqualTo(wide.get(i).getAttribute("class"));
            assertThat(radius(narrow.get(i))).isEqualTo(radius(wide.get(i)));
            assertThat(narrow.get(i).hasAttribute("data-phase")).isFalse();
        }
    }

    private static String radius(Element dot) {
        NodeList circles = dot.getElementsByTagName("circle");
        return circles.getLength() == 0 ? "" : ((Element) circles.item(0)).getAttribute("r");
    }

    @Test
    void sizesAreKeyedWhereTheySaySomething() throws Exception {
        Chart chart = Charts.a100();
        Legend legend = new Legend(chart.legend().hues(), chart.legend().marks(), "share of its phase's time");
        Chart keyed = new Chart(
                chart.title(),
                chart.summary(),
                chart.caption(),
                chart.x(),
                chart.y(),
                chart.lines(),
                chart.dots(),
                legend);
        Element svg = parse(SvgChart.of(keyed));
        assertThat(entry(svg, "area: share of its phase's time")
                        .getElementsByTagName("circle")
                        .getLength())
                .isZero();
        // The largest of the chart's dots has all of its phase's time, the smallest less than the least sample.
        assertThat(radius(entry(svg, "100 %")))
                .isEqualTo(radius(withClass(svg, "g", "dot").get(0)));
        assertThat(radius(entry(svg, "3 % or less"))).isEqualTo(Px.text(SvgMark.radius(0)));
        assertThat(SvgMark.radius(SvgMark.leastShare() * 0.99)).isEqualTo(SvgMark.radius(0));
        assertThat(SvgMark.radius(SvgMark.leastShare() * 1.1)).isGreaterThan(SvgMark.radius(0));
        assertThat(SvgChart.of(chart)).doesNotContain("area:");
    }

    private static Element entry(Element svg, String label) {
        for (Element group : withClass(svg, "g", "ink")) {
            if (group.getTextContent().equals(label)) {
                return group;
            }
        }
        throw new AssertionError("no entry " + label);
    }

    /** In so little room that names are cut, the phase is kept. */
    @Test
    void labelsOfDotsSayThePhaseThatTheyDoNotNameThemselves() throws Exception {
        assertThat(labels(Charts.longNames())).isNotEmpty().allMatch(label -> label.endsWith("… (decode)"));
        assertThat(labels(Charts.batches())).contains("batch 1 (decode)");
        assertThat(labels(Charts.machines())).contains("L40S decode");
        assertThat(labels(Charts.single())).containsExactly("ffn.gate_up (decode)");
    }

    private static List<String> labels(Chart chart) throws Exception {
        List<String> labels = new ArrayList<>();
        for (Element dot : withClass(parse(SvgChart.of(chart)), "g", "dot")) {
            for (Element label : withClass(dot, "text", "label")) {
                labels.add(label.getTextContent());
            }
        }
        return labels;
    }

    @Test
    void captionsAreNeverCut() throws Exception {
        Chart chart = Charts.longNames();
        StringBuilder caption = new StringBuilder();
        for (Element text : withClass(parse(SvgChart.of(chart)), "text", "soft")) {
            if (!text.getAttribute("font-size").isEmpty()) {
                caption.append(text.getTextContent());
            }
        }
        assertThat(caption.toString().replace(" ", ""))
                .isEqualTo(String.join("", chart.caption()).replace(" ", ""));
    }

    @Test
    void dotsSayWhatAPageFiltersByAndLargeOnesLieBelow() throws Exception {
        Element svg = parse(SvgChart.inline(Charts.a100(), "c1"));
        List<Element> dots = withClass(svg, "g", "dot");
        assertThat(dots.get(0).getAttribute("data-phase")).isEqualTo("prefill");
        assertThat(dots.get(0).getAttribute("data-group")).isEqualTo("feed-forward");
        assertThat(dots.get(0).getAttribute("data-row")).isEqualTo("0");
        List<Double> shares = new ArrayList<>();
        for (Element dot : dots) {
            int row = Integer.parseInt(dot.getAttribute("data-row"));
            shares.add(Charts.a100().dots().stream()
                    .filter(one -> one.row() == row)
                    .map(Dot::share)
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(shares).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void theLimitsInForceAndTheLargestDotsAreLabelled() throws Exception {
        List<String> labels = withClass(parse(SvgChart.of(Charts.a100())), "text", "label").stream()
                .map(Element::getTextContent)
                .toList();
        assertThat(labels)
                .contains(
                        "HBM2e 2.039 TB/s",
                        "BF16 tensor core 312 TFLOP/s",
                        "ridge 153 FLOP/B",
                        "ffn.gate_up (prefill)",
                        "ffn.gate_up (decode)",
                        "FP32 19.5 TFLOP/s",
                        "FP64 tensor core 19.5 TFLOP/s")
                .doesNotHaveDuplicates();
    }

    @Test
    void areaAndNotWidthIsTheShare() {
        assertThat(SvgMark.radius(1) / SvgMark.radius(0.25)).isEqualTo(2);
        assertThat(SvgMark.radius(0)).isGreaterThan(3);
    }

    @Test
    void forbiddenCharactersAreReplacedAndAllOthersKept() {
        assertThat(Xml.text("\u0000a\u0008b\uFFFEc\uD83Dd\uDE00")).isEqualTo("\uFFFDa\uFFFDb\uFFFDc\uFFFDd\uFFFD");
        assertThat(Xml.text("<a href=\"x\">&amp;]]>")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;amp;]]&gt;");
        assertThat(Xml.text("😀 שלום\t\n")).isEqualTo("😀 שלום\t\n");
        assertThat(Xml.text("\u202Eeman\u202C")).isEqualTo("\uFFFDeman\uFFFD");
    }

    @Test
    void idsOfChartsOnOnePageDiffer() {
        assertThat(SvgChart.inline(Charts.empty(), "c2"))
                .contains("id=\"c2-title\"")
                .doesNotContain("id=\"chart");
        assertThatThrownBy(() -> SvgChart.inline(Charts.empty(), "2\"")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoThousandDotsStayWellUnderSixHundredKilobytes() {
        assertThat(SvgChart.of(Charts.many(2000)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(560_000);
    }

    private static Element parse(String svg) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        return document.getDocumentElement();
    }

    private static Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    private static List<Element> withClass(Element parent, String name, String className) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (className.isEmpty()
                    || List.of(element.getAttribute("class").split(" ")).contains(className)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Chart chart(String name) {
        return Objects.requireNonNull(CHARTS.get(name)).get();
    }
}
