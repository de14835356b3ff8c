package dev.roofline.specfile;

import dev.roofline.hardware.Provenance;
import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Labels;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sources of a hardware profile, which its numbers name. */
final class SourceTable {
    private static final Labels<Provenance.Kind> SOURCE_KINDS = Labels.of(Provenance.Kind.values());
    /** For numbers whose source is reported: nothing is made of them. */
    private static final Provenance NONE = new Provenance(Provenance.Kind.ASSUMED, "", "", Optional.empty());

    /** The key of the source of numbers that name none. */
    private static final String GIVEN = "given";

    private final Map<String, Provenance> sources = new LinkedHashMap<>();
    private final Problems problems;

    private SourceTable(Problems problems) {
        this.problems = problems;
    }

    static SourceTable read(Optional<Fields> found, Problems problems) {
        SourceTable table = new SourceTable(problems);
        if (found.isPresent()) {
            found.get().requireSeenKeys();
            for (Map.Entry<String, Member> entry : found.get().members().entrySet()) {
                Optional<Fields> fields = Fields.of(entry.getValue().value(), problems);
                table.sources.put(entry.getKey(), fields.isEmpty() ? NONE : provenance(fields.get()));
            }
        }
        return table;
    }

    private static Provenance provenance(Fields fields) {
        Provenance.Kind kind = fields.choice("kind", SOURCE_KINDS);
        String address = fields.text("address");
        // What somebody assumes is taken over from nowhere.
        boolean dated = kind != Provenance.Kind.ASSUMED || fields.has("date");
        String date = dated ? Header.date(fields, "date", fields.text("date"), 2, 3) : "";
        fields.optionalSentence("note");
        fields.optionalFlag("corroborates");
        fields.finish();
        return new Provenance(kind, address, date, Optional.empty());
    }

    /** Reads {@code source}, {@code doubt} and {@code also} of a number; one that names no source is the file's own. */
    Provenance of(Fields fields) {
        String name = fields.optionalText("source").orElse("");
        if (name.isEmpty() && !fields.has("source")) {
            name = own(fields.place());
        }
        Optional<String> doubt = fields.optionalSentence("doubt");
        for (JsonNode other : fields.optionalItems("also")) {
            if (other instanceof JsonString text) {
                require(other.place(), text.value());
            } else {
                problems.error(other.place(), other.mismatch("a source"));
            }
        }
        if (!name.isBlank()) {
            require(fields.place("source"), name);
        }
        Provenance source = sources.getOrDefault(name, NONE);
        return doubt.isEmpty() ? source : new Provenance(source.kind(), source.address(), source.date(), doubt);
    }

    /** The source of what a file says itself, which is then one of its sources. */
    private String own(Place place) {
        String address = "given in " + place.source().name();
        String name = GIVEN;
        Provenance known = sources.get(name);
        while (known != null && !known.address().equals(address)) {
            name = name + " here";
            known = sources.get(name);
        }
        sources.put(name, new Provenance(Provenance.Kind.ASSUMED, address, "", Optional.empty()));
        return name;
    }

    Map<String, Provenance> all() {
        return Collections.unmodifiableMap(sources);
    }

    private void require(Place place, String name) {
        if (!sources.containsKey(name)) {
            problems.error(
                    place,
                    place.label() + " is " + Visible.quoted(name) + ", which is not a key of sources",
                    name,
                    sources.keySet());
        }
    }
}
