package dev.roofline.specfile;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceFile;

/** Tells what a file of ours is about before it is read as that. */
public final class SpecFile {
    private SpecFile() {}

    /**
     * Whether a file says of itself that it is a hardware profile; anything else is read as a model, whose reader
     * then says what is wrong.
     *
     * @throws InvalidInputException where the file cannot be read or is not JSON
     */
    public static boolean isHardware(SourceFile source) {
        return isHardware(document(LocatedJson.parse(source, new Problems())));
    }

    /** The same of a document. */
    public static boolean isHardware(JsonNode root) {
        JsonNode schema = root.find("schema");
        boolean saysHardware = schema instanceof JsonString text && text.value().startsWith("roofline-hardware");
        // A profile that lost its schema still has what no model has.
        return saysHardware
                || (schema == null && (root.find("compute") != null || root.find(ExtendedProfile.KEY) != null));
    }

    /** The document that a file is about: what {@code show} prints carries one as its {@code spec}. */
    public static JsonNode document(JsonNode root) {
        JsonNode spec = root.find("spec");
        return spec == null || root.find("schema") != null || spec.find("schema") == null ? root : spec;
    }
}
