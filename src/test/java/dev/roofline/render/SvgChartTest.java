package dev.roofline.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.chart.Chart;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgChartTest {
    @Test
    void everyPictureIsXmlWhateverItsNames() throws Exception {
        for (Chart chart : List.of(
                Charts.a100(), Charts.machines(), Charts.batches(), Charts.years(), Charts.empty(), Charts.single(),
                Charts.samePlace(), Charts.longNames(), Charts.hostile(), Charts.many(300))) {
            parse(SvgChart.of(chart));
            parse(SvgChart.inline(chart, "c1"));
        }
    }

    @Test
    void twoThousandDotsStayWellUnderSixHundredKilobytes() {
        assertThat(SvgChart.of(Charts.many(2000)).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(580_000);
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
