package dev.roofline.comparison;

import dev.roofline.chart.Chart;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.prose.Fact;
import dev.roofline.report.Document;
import dev.roofline.report.RooflineChart;
import dev.roofline.report.Section;
import dev.roofline.report.Table;
import dev.roofline.run.Flip;
import java.util.ArrayList;
import java.util.IdentityHashMap;
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

    /** A comparison as a document; {@code columns} are labels shown of every row, none for tables and maps made for people. */
    public static Document of(SideBySide compared, List<String> columns) {
        return new ComparisonDocument(compared, columns).document();
    }

    /** All contenders under the roofs of their machines. */
    public static Chart chart(SideBySide compared) {
        return new ComparisonDocument(compared, List.of()).chart(new IdentityHashMap<>());
    }

    private Chart chart(IdentityHashMap<Slice, Integer> told) {
        List<RooflineChart.Member> members = new ArrayList<>();
        for (Candidate contender : compared.contenders()) {
            members.add(new RooflineChart.Member(contender.report(), contender.name(), contender.machine()));
        }
        return RooflineChart.of(members, told);
    }

    private Document document() {
        List<Document.Part> parts = new ArrayList<>();
        IdentityHashMap<Slice, Integer> told = new IdentityHashMap<>();
        for (String phase : compared.phases()) {
            addPhase(parts, told, phase);
        }
        Shared shared = new Shared(compared);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("compared", names() + "; x is the ratio to " + divisor()));
        facts.addAll(shared.facts());
        Chart chart = chart(told);
        return new Document(
                chart.title(), facts, shared.notes(), List.of(chart), parts, new JoinedVerdicts(compared).sentences());
    }

    private void addPhase(List<Document.Part> parts, IdentityHashMap<Slice, Integer> told, String phase) {
        int first = 0;
        for (Document.Part part : parts) {
            first += part.table().rows().size();
        }
        if (!columns.isEmpty()) {
            tell(told, compared.rows(phase), first);
            parts.add(new Document.Part(
                    phase,
                    ComparisonTable.of(compared.rows(phase), columns),
                    false,
                    "",
                    phase,
                    compared.rows(phase).stream().map(row -> row.row().group()).toList()));
            return;
        }
        String path = path(phase);
        if (!path.isEmpty()) {
            tell(told, compared.rows(phase), first);
            parts.add(new Document.Part(
                    compared.isOfSequences() ? phase : phase + " as its " + path + " grows",
                    PhaseTable.of(
                            compared.rows(phase),
                            path,
                            compared.isUneven(phase),
                            compared.areOfUnlikeDevices(),
                            List.of()),
                    false,
                    remark(),
                    phase,
                    List.of()));
            return;
        }
        List<ComparedRow> totals = compared.totals(phase);
        tell(told, totals, first);
        int following = first + totals.size();
        Table table = PhaseTable.of(
                totals, "", compared.isUneven(phase), compared.areOfUnlikeDevices(), flips(totals, phase));
        parts.add(new Document.Part(phase, table, false, "", phase, List.of()));
        Grouping grouping = compared.baseline().report().grouping();
        if (grouping == Grouping.PHASE) {
            return;
        }
        String title = phase + " by " + grouping.label() + ": how many times as fast"
                + (compared.isUneven(phase) ? ", token by token," : "") + " as ";
        Optional<SpeedUpMap> over = SpeedUpMap.overBaseline(compared, phase);
        over.ifPresent(map -> map.tell(told, following));
        over.ifPresent(map -> parts.add(part(title + compared.baseline().name(), phase, map)));
        SpeedUpMap.overPlain(compared, phase)
                .ifPresent(map -> parts.add(part(title + "the same without what-if", phase, map)));
    }

    /** Of the phase itself, not of its groups. */
    private static List<List<Flip>> flips(List<ComparedRow> totals, String phase) {
        List<List<Flip>> flips = new ArrayList<>();
        for (ComparedRow total : totals) {
            List<Flip> own = new ArrayList<>(SideBySide.section(total.contender(), phase)
                    .orElseThrow()
                    .phase()
                    .flips());
            own.removeIf(flip -> !flip.subject().equals(total.row().phase()));
            flips.add(own);
        }
        return flips;
    }

    private static Document.Part part(String title, String phase, SpeedUpMap map) {
        return new Document.Part(title, map.table(), true, map.perDevice(), phase, map.groups());
    }

    /** Which row of the tables each row is told in. */
    private static void tell(IdentityHashMap<Slice, Integer> told, List<ComparedRow> rows, int first) {
        for (int i = 0; i < rows.size(); i++) {
            told.put(rows.get(i).row(), first + i);
        }
    }

    /** What grows in a phase; empty for nothing. */
    private String path(String phase) {
        for (Candidate contender : compared.contenders()) {
            Optional<Section> section = SideBySide.section(contender, phase);
            if (section.isPresent() && !section.get().growth().rows().isEmpty()) {
                return section.get().growth().variable().label();
            }
        }
        return "";
    }

    private String remark() {
        boolean published =
                compared.rows().stream().anyMatch(row -> row.published().isPresent());
        return published
                ? "measured x: times on a Xeon Gold 6242 as arXiv 2302.14017, Figure 9, prints them; a ratio of bounds is no bound of it"
                : "";
    }

    private String names() {
        List<String> names = new ArrayList<>();
        for (Candidate contender : compared.contenders()) {
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
