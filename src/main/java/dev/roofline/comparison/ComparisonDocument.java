package dev.roofline.comparison;

import dev.roofline.chart.Chart;
import dev.roofline.report.Document;
import dev.roofline.report.Fact;
import dev.roofline.report.Grouping;
import dev.roofline.report.Report;
import dev.roofline.report.RooflineChart;
import dev.roofline.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison as a person reads it: a table a phase, maps of where time is gained, then what follows. */
public final class ComparisonDocument {
    private final SideBySide compared;
    private final List<String> columns;

    private ComparisonDocument(SideBySide compared, List<String> columns) {
        this.compared = compared;
        this.columns = columns;
    }

    /** @param columns labels of the columns that are shown of every row; empty for tables and maps made for people */
    public static Document of(SideBySide compared, List<String> columns) {
        return new ComparisonDocument(compared, columns).document();
    }

    /** All contenders under the roofs of their machines. */
    public static Chart chart(SideBySide compared) {
        List<Report> reports = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Contender contender : compared.contenders()) {
            reports.add(contender.report());
            names.add(contender.name());
        }
        return RooflineChart.of(reports, names);
    }

    private Document document() {
        List<Document.Part> parts = new ArrayList<>();
        for (String phase : compared.phases()) {
            addPhase(parts, phase);
        }
        Shared shared = new Shared(compared);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("compared", names() + "; x is the ratio to " + divisor()));
        facts.addAll(shared.facts());
        return new Document(
                names(), facts, shared.notes(), List.of(chart(compared)), parts, new JoinedVerdicts(compared).sentences());
    }

    private void addPhase(List<Document.Part> parts, String phase) {
        if (!columns.isEmpty()) {
            parts.add(new Document.Part(phase, ComparisonTable.of(compared.rows(phase), columns), false, ""));
            return;
        }
        String path = path(phase);
        if (!path.isEmpty()) {
            parts.add(new Document.Part(
                    compared.isOfSequences() ? phase : phase + " as its " + path + " grows",
                    PhaseTable.of(compared.rows(phase), path, false), false, remark()));
            return;
        }
        parts.add(new Document.Part(phase, PhaseTable.of(compared.totals(phase), "", compared.isUneven(phase)), false, ""));
        Grouping grouping = compared.baseline().report().grouping();
        if (grouping == Grouping.PHASE) {
            return;
        }
        SpeedUpMap map = new SpeedUpMap(compared, phase);
        String title = phase + " by " + grouping.label() + ": how many times as fast"
                + (compared.isUneven(phase) ? ", token by token," : "") + " as ";
        map.overBaseline().ifPresent(table -> parts.add(
                new Document.Part(title + compared.baseline().name(), table, true, "")));
        map.overPlain().ifPresent(table -> parts.add(
                new Document.Part(title + "the same without what-if", table, true, "")));
    }

    /** What grows in a phase; empty for nothing. */
    private String path(String phase) {
        for (Contender contender : compared.contenders()) {
            Optional<Section> section = SideBySide.section(contender, phase);
            if (section.isPresent() && !section.get().growth().rows().isEmpty()) {
                return section.get().growth().variable().label();
            }
        }
        return "";
    }

    private String remark() {
        boolean published = compared.rows().stream().anyMatch(row -> row.published().isPresent());
        return published
                ? "measured x: times on a Xeon Gold 6242 as arXiv 2302.14017, Figure 9, prints them; a ratio of bounds is no bound of it"
                : "";
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (Contender contender : compared.contenders()) {
            names.add(contender.name());
        }
        return String.join(", ", names);
    }

    private String divisor() {
        if (compared.isOfSequences()) {
            return compared.rows().get(0).baseline();
        }
        boolean path = compared.phases().stream().anyMatch(phase -> !path(phase).isEmpty());
        return compared.baseline().name() + (path ? " at the same size" : "");
    }
}
