package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.JsonNode;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.Problems;
import dev.roofline.json.Visible;
import java.util.List;
import java.util.Optional;

/**
 * A format of our own files.
 *
 * @param label the first key's value, by which files say what they are
 * @param example a shipped document that a first own one may begin as
 */
record Schema(String label, String noun, String example) {
    static final Schema HARDWARE = new Schema("roofline-hardware/1", "a hardware profile", "h100");
    static final Schema MODEL = new Schema("roofline-model/1", "a model spec", "llama-3.1-8b");

    /** What a reader makes of a document of this format; empty where something is reported. */
    <T> Optional<T> read(JsonNode root, ObjectReader<T> reader, Problems problems) {
        Optional<Fields> fields = Fields.of(root, problems);
        return fields.isPresent() && check(fields.get(), problems)
                ? fields.get().read(reader)
                : Optional.empty();
    }

    /**
     * Reports a document of another format.
     *
     * @return whether the rest of the document is worth reading
     */
    private boolean check(Fields fields, Problems problems) {
        fields.template("\"roofline show " + example + " -o FILE.json\" writes " + noun + " to begin with");
        if (!fields.has("schema")) {
            if (fields.has("model_type") || fields.has("architectures")) {
                problems.error(fields.place("schema"), "this is a Hugging Face config; " + expected());
                return false;
            }
            fields.text("schema");
            return true;
        }
        String found = fields.text("schema");
        if (found.equals(label)) {
            return true;
        }
        Schema other = label.equals(MODEL.label) ? HARDWARE : MODEL;
        if (found.equals(other.label)) {
            fields.problem("schema", "this is " + other.noun + " (\"" + found + "\"); " + expected());
        } else if (found.startsWith("roofline-report/")) {
            fields.problem(
                    "schema",
                    "this is a report that was saved (\"" + found + "\"), which is not read back; " + expected()
                            + "; compare sets runs beside each other, by the names of their models and machines");
        } else if (!found.isEmpty()) {
            fields.problem("schema", "schema is " + Visible.quoted(found) + "; " + expected(), found, List.of(label));
        }
        return false;
    }

    private String expected() {
        return noun + " (\"" + label + "\") is expected";
    }
}
