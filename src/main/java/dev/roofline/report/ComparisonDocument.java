package dev.roofline.report;

import dev.roofline.chart.Chart;
import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.ComparedRow;
import dev.roofline.comparison.SideBySide;
import dev.roofline.comparison.SpeedUpMap;
import dev.roofline.metric.Grouping;
import dev.roofline.metric.Slice;
import dev.roofline.plot.RooflineChart;
import dev.roofline.prose.AskedText;
import dev.roofline.prose.ComparisonText;
import dev.roofline.prose.Fact;
import dev.roofline.prose.JoinedVerdicts;
import dev.roofline.prose.SharedText;
import dev.roofline.run.Flip;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** A comparison as a person reads it: a table a phase, maps of where time is gained, then what follows. */
public final class ComparisonDocument {
    private final ComparisonReport report;
    private final SideBySide compared;
    private final ColumnChoice<ComparedRow> choice;

    private ComparisonDocument(ComparisonReport report) {
        this.report = report;
        this.compared = report.compared();
        this.choice = report.columns();
    }

    /**
     * A comparison as a document: columns that were named show every row, in place of tables and maps made for people.
     *
     * @param drawn whether it is a page, where columns have an order of their own
     */
    public static Document of(ComparisonReport report, boolean drawn) {
        Document document = new ComparisonDocument(report).document();
        return drawn && !report.columns().isNamed() ? PageOrder.of(document) : document;
    }

    /** All candidates under the roofs of their machines. */
    public static Chart chart(ComparisonReport report) {
        return new ComparisonDocument(report).chart(new IdentityHashMap<>());
    }

    private Chart chart(IdentityHashMap<Slice, Integer> rowOf) {
        List<RooflineChart.Member> members = new ArrayList<>();
        for (Candidate candidate : compared.candidates()) {
            members.add(new RooflineChart.Member(candidate.run(), candidate.name(), candidate.machine()));
        }
        return RooflineChart.of(members, rowOf);
    }

    private Document document() {
        List<Document.Part> parts = new ArrayList<>();
        IdentityHashMap<Slice, Integer> rowOf = new IdentityHashMap<>();
        for (String phase : compared.phases()) {
            addPhase(parts, rowOf, phase);
        }
        SharedText shared = new SharedText(compared, report.prose());
        List<Fact> facts = new ArrayList<>();
        facts.add(ComparisonText.compared(compared));
        facts.addAll(shared.facts());
        Chart chart = chart(rowOf);
        return new Document(
                chart.title(),
                new Document.Answers(AskedText.of(compared), new JoinedVerdicts(compared, report.prose()).findings()),
                List.of(chart),
                parts,
                new Document.Granted(facts, shared.notes()));
    }

    private void addPhase(List<Document.Part> parts, IdentityHashMap<Slice, Integer> rowOf, String phase) {
        int first = 0;
        for (Document.Part part : parts) {
            first += part.table().rows().size();
        }
        String path = compared.growing(phase);
        if (choice.isNamed()) {
            addNamed(parts, rowOf, phase, first, path.isEmpty());
            return;
        }
        if (!path.isEmpty()) {
            addRows(rowOf, compared.rows(phase), first);
            parts.add(new Document.Part(
                    compared.isOfSequences() ? phase : phase + " as its " + path + " grows",
                    PhaseTable.of(
                            compared.rows(phase),
                            choice,
                            path,
                            compared.isUneven(phase),
                            compared.areOfUnlikeDevices(),
                            List.of()),
                    false,
                    ComparisonText.measured(compared.rows()),
                    phase,
                    List.of()));
            return;
        }
        List<ComparedRow> totals = compared.totals(phase);
        addRows(rowOf, totals, first);
        int following = first + totals.size();
        Table table = PhaseTable.of(
                totals, choice, "", compared.isUneven(phase), compared.areOfUnlikeDevices(), flips(totals, phase));
        parts.add(new Document.Part(phase, table, phase));
        if (compared.baseline().run().grouping() == Grouping.PHASE) {
            return;
        }
        Optional<SpeedUpMap> over = SpeedUpMap.overBaseline(compared, phase);
        if (over.isPresent()) {
            for (Slice row : over.get().slices()) {
                over.get().numberOf(row).ifPresent(number -> rowOf.put(row, following + number));
            }
            parts.add(part(phase, compared.baseline().name(), over.get()));
        }
        SpeedUpMap.overPlain(compared, phase).ifPresent(map -> parts.add(part(phase, "the same without what-if", map)));
    }

    /**
     * A table of the columns that were named: of parts of the phase where they can be told apart, and of sums.
     *
     * @param summed whether each thing compared has a sum of the phase: none of it where sizes grow
     */
    private void addNamed(
            List<Document.Part> parts, IdentityHashMap<Slice, Integer> rowOf, String phase, int first, boolean summed) {
        boolean divided = summed && compared.baseline().run().grouping() != Grouping.PHASE;
        List<ComparedRow> sums = divided ? compared.totals(phase) : List.of();
        List<ComparedRow> rows = new ArrayList<>();
        if (!divided || NamedColumns.tellParts(choice)) {
            rows.addAll(compared.rows(phase));
        }
        rows.addAll(sums);
        addRows(rowOf, rows, first);
        List<String> groups = new ArrayList<>();
        for (ComparedRow row : rows) {
            groups.add(row.row().group());
        }
        parts.add(new Document.Part(phase, NamedColumns.table(choice, rows, sums.size()), false, "", phase, groups));
    }

    private static List<List<Flip>> flips(List<ComparedRow> totals, String phase) {
        List<List<Flip>> flips = new ArrayList<>();
        for (ComparedRow total : totals) {
            flips.add(total.candidate().phase(phase).orElseThrow().phase().ownFlips());
        }
        return flips;
    }

    private Document.Part part(String phase, String divisor, SpeedUpMap map) {
        return new Document.Part(
                ComparisonText.mapTitle(compared, phase, divisor),
                SpeedUpTable.of(compared, map),
                true,
                ComparisonText.perDevice(compared, map),
                phase,
                SpeedUpTable.groups(map));
    }

    /** Which row of the tables each slice stands in. */
    private static void addRows(IdentityHashMap<Slice, Integer> rowOf, List<ComparedRow> rows, int first) {
        for (int i = 0; i < rows.size(); i++) {
            rowOf.put(rows.get(i).row(), first + i);
        }
    }
}
