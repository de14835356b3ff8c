package dev.roofline.report;

import dev.roofline.metric.ValueKind;
import dev.roofline.placement.Bound;
import dev.roofline.plot.WallChart;
import dev.roofline.prose.Finding;
import dev.roofline.prose.Note;
import dev.roofline.prose.WallText;
import dev.roofline.trend.Crossing;
import dev.roofline.trend.MemoryWall;
import dev.roofline.units.Phrase;
import java.util.ArrayList;
import java.util.List;

/** The memory wall of one workload as rows, and as a person reads it. */
public final class WallReport {
    private WallReport() {}

    /** A row a phase and year, in base units. */
    public static Table table(MemoryWall wall) {
        return new Listing<Crossing>()
                .text("year", Crossing::year)
                .text("hardware", each -> each.machine().id())
                .text("released", each -> each.machine().released())
                .text("phase", Crossing::phase)
                .number("peak_flop_per_s", ValueKind.FLOP_RATE, Crossing::peak)
                .text("peak_format", each -> each.ceiling().label())
                .number("bandwidth_bytes_per_s", ValueKind.BANDWIDTH, Crossing::bandwidth)
                .number("ridge_flop_per_byte", ValueKind.INTENSITY, Crossing::ridge)
                .number("intensity_flop_per_byte", ValueKind.INTENSITY, Crossing::intensity)
                .number("attainable_flop_per_s", ValueKind.FLOP_RATE, Crossing::attainable)
                .number("attainable_share_of_peak", ValueKind.SHARE, Crossing::share)
                .number(
                        "compute_time_s",
                        ValueKind.TIME,
                        each -> each.totals().needed().compute())
                .number(
                        "memory_time_s",
                        ValueKind.TIME,
                        each -> each.totals().needed().memory())
                .number("time_s", ValueKind.TIME, each -> each.totals().seconds())
                .text("bound", WallReport::bound)
                .of(wall.crossings());
    }

    private static String bound(Crossing each) {
        return each.totals().bound().map(Bound::label).orElse("");
    }

    public static Document document(MemoryWall wall) {
        List<Document.Part> parts = new ArrayList<>();
        List<Finding> verdicts = new ArrayList<>();
        for (String phase : wall.phases()) {
            parts.add(new Document.Part(phase, people(wall.of(phase)), phase));
            verdicts.add(WallText.verdict(wall, phase));
        }
        return new Document(
                WallText.title(wall),
                new Document.Answers(WallText.title(wall), verdicts),
                WallChart.of(wall),
                parts,
                new Document.Granted(WallText.facts(wall), Note.of(WallText.notes(wall))));
    }

    private static Table people(List<Crossing> crossings) {
        return new Listing<Crossing>()
                .text("year", Crossing::year)
                .text("machine", each -> each.machine().id())
                .text("peak", WallText::peak)
                .text("under", each -> each.ceiling().label())
                .text("bandwidth", each -> Phrase.quantity(each.bandwidth(), "B/s"))
                .number("ridge", ValueKind.INTENSITY, Crossing::ridge)
                .number("intensity", ValueKind.INTENSITY, Crossing::intensity)
                .number("of peak", ValueKind.SHARE, Crossing::share)
                .text("time", each -> Phrase.seconds(each.totals().seconds()))
                .text("bound", WallReport::bound)
                .of(crossings);
    }
}
