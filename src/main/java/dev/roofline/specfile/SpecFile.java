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
        Problems problems = new Problems();
        JsonNode root = LocatedJson.parse(source, problems);
        JsonNode schema = root.find("schema");
        boolean saysHardware = schema instanceof JsonString text && text.value().startsWith("roofline-hardware");
        // A profile that lost its schema still has what no model has.
        return saysHardware || (schema == null && root.find("compute") != null);
    }
}
