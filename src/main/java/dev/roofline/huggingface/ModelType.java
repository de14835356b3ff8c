package dev.roofline.huggingface;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The model_type that a config is read as.
 *
 * @param type one that has a table
 * @param note for the document, where it is not what the config says
 */
record ModelType(String type, Optional<String> note) {
    private static final int LONGEST_CLASS_NAME = 200;

    /**
     * The type that the user asks for, else the one that the config states, else the one that its architectures
     * belong to.
     *
     * @return empty where an error was reported
     * @throws InvalidInputException where the user asks for a type that is not known
     */
    static Optional<ModelType> of(Config config, Optional<String> assume, MappingTables tables, Problems problems) {
        Optional<JsonNode> stated = config.node("model_type");
        if (assume.isPresent()) {
            return Optional.of(assumed(assume.get(), stated, tables));
        }
        if (stated.isEmpty()) {
            return byArchitectures(config, tables, problems);
        }
        JsonNode node = stated.get();
        if (!(node instanceof JsonString text)) {
            problems.error(node.place(), node.mismatch("a text"));
            return Optional.empty();
        }
        if (tables.types().contains(text.value())) {
            return Optional.of(new ModelType(text.value(), Optional.empty()));
        }
        String message = "model_type " + Visible.quoted(text.value()) + " is not known; known are "
                + String.join(", ", tables.types());
        Optional<String> hint = NearestTable.hint(config, tables);
        problems.error(node.place(), message + hint.map(said -> "; " + said).orElse(""), text.value(), tables.types());
        return Optional.empty();
    }

    private static ModelType assumed(String assume, Optional<JsonNode> stated, MappingTables tables) {
        if (!tables.types().contains(assume)) {
            throw new InvalidInputException(Problem.ofInput(
                    ConfigReader.ASSUME + " " + Visible.quoted(assume) + ": no such model_type is known; known are "
                            + String.join(", ", tables.types()),
                    Suggestions.nearest(assume, tables.types())));
        }
        String read = "read as " + assume + " because " + ConfigReader.ASSUME + " " + assume + " was given; ";
        if (stated.isEmpty()) {
            return new ModelType(assume, Optional.of(read + "it has no model_type"));
        }
        if (!(stated.get() instanceof JsonString text)) {
            return new ModelType(assume, Optional.of(read + "its model_type is no text"));
        }
        if (text.value().equals(assume)) {
            return new ModelType(assume, Optional.empty());
        }
        return new ModelType(assume, Optional.of(read + "its model_type is " + printable(text.value())));
    }

    private static Optional<ModelType> byArchitectures(Config config, MappingTables tables, Problems problems) {
        List<String> matching = new ArrayList<>();
        String named = "";
        Optional<JsonNode> node = config.node("architectures");
        if (node.isPresent()
                && node.get() instanceof JsonArray array
                && array.items().size() == 1
                && array.items().get(0) instanceof JsonString text) {
            named = text.value();
            for (String type : tables.types()) {
                if (ModelClasses.isOf(named, type)) {
                    matching.add(type);
                }
            }
        }
        if (matching.size() == 1) {
            String type = matching.get(0);
            return Optional.of(new ModelType(
                    type, Optional.of("read as " + type + " because its architectures name " + printable(named))));
        }
        Optional<String> hint = NearestTable.hint(config, tables);
        problems.error(
                config.root().place(),
                "model_type is missing; known are " + String.join(", ", tables.types())
                        + hint.map(said -> "; " + said).orElse(""));
        return Optional.empty();
    }

    /** Notes are printed; what cannot be printed would make the document an error. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST_CLASS_NAME; i++) {
            out.append(Visible.isHarmful(text, i) ? '\uFFFD' : text.charAt(i));
        }
        return Visible.quoted(out.toString());
    }
}
