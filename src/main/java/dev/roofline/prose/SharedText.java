package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the candidates' reports take for granted and note: once where it holds for all, else with whom it holds for.
 *
 * @param prose what is said of each candidate
 */
public record SharedText(SideBySide compared, List<RunProse> prose) {
    /** More names than these are counted. */
    private static final int NAMED = 4;

    public SharedText {
        prose = List.copyOf(prose);
    }

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Map<String, Map<Fact, List<Candidate>>> byName = new LinkedHashMap<>();
        for (int i = 0; i < prose.size(); i++) {
            Candidate candidate = compared.candidates().get(i);
            for (Fact fact : RunHeader.lines(candidate.run(), prose.get(i).assumptions())) {
                byName.computeIfAbsent(fact.name(), unused -> new LinkedHashMap<>())
                        .computeIfAbsent(fact, unused -> new ArrayList<>())
                        .add(candidate);
            }
        }
        byName.forEach((name, values) -> values.forEach((fact, candidates) -> facts.add(new Fact(
                name,
                whose(candidates) + fact.value(),
                fact.brief().isEmpty() ? "" : whose(candidates) + fact.brief()))));
        return facts;
    }

    public List<Note> notes() {
        Map<Note, List<Candidate>> byText = new LinkedHashMap<>();
        for (int i = 0; i < prose.size(); i++) {
            for (Note note : prose.get(i).notes()) {
                byText.computeIfAbsent(note, unused -> new ArrayList<>())
                        .add(compared.candidates().get(i));
            }
        }
        List<Note> notes = new ArrayList<>();
        byText.forEach((note, candidates) -> notes.add(new Note(whose(candidates) + note.text(), note.isDetail())));
        return notes;
    }

    /** The names before what holds for them alone; nothing for all. A what-if goes without saying after its own. */
    @SuppressWarnings("ReferenceEquality") // which of several, though they be alike
    private String whose(List<Candidate> candidates) {
        if (candidates.size() == compared.candidates().size()) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Candidate plain = compared.candidates().get(candidate.plain());
            if (candidate == plain || !candidates.contains(plain)) {
                names.add(candidate.name());
            }
        }
        return listed(names) + ": ";
    }

    /** Some names in a row; of many the first and how many more. */
    static String listed(List<String> names) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED - 1)) + " and " + (names.size() - NAMED + 1) + " more";
    }
}
