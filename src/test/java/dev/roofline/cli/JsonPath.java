package dev.roofline.cli;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/**
 * A place in a JSON document: keys with dots between, {@code [2]} for the third of a list, {@code []} for each of it
 * ({@code phases[].flips[0].at}). It names a value, a list of values, or an object with all that it holds. Objects of lists
 * are named value by value, so that a new key of rows changes no golden but those of whole documents.
 */
record JsonPath(String text) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** A line for each value named, with its place and its text in JSON: a number with all its digits. */
    static String values(String json, List<String> paths) {
        StringBuilder lines = new StringBuilder();
        try {
            JsonNode document = MAPPER.readTree(json);
            for (String path : paths) {
                new JsonPath(path).follow(document, "", path, lines);
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
        return lines.toString();
    }

    private void follow(JsonNode node, String place, String rest, StringBuilder lines) throws JsonProcessingException {
        if (rest.isEmpty()) {
            if (node.isObject() && place.contains("[")) {
                fail("%s: %s is an object of a list: name its values", text, place);
            }
            write(node, place, lines);
        } else if (rest.startsWith("[")) {
            String index = rest.substring(1, rest.indexOf(']'));
            String further = rest.substring(rest.indexOf(']') + 1);
            if (!node.isArray() || node.isEmpty()) {
                fail("%s: %s is no list with something in it", text, place);
            }
            for (int i = 0; i < node.size(); i++) {
                if (index.isEmpty() || i == Integer.parseInt(index)) {
                    follow(node.get(i), place + "[" + i + "]", further, lines);
                }
            }
            if (!index.isEmpty() && Integer.parseInt(index) >= node.size()) {
                fail("%s: %s has %s entries", text, place, node.size());
            }
        } else {
            String path = rest.startsWith(".") ? rest.substring(1) : rest;
            int end = keyLength(path);
            String key = path.substring(0, end);
            if (!node.has(key)) {
                fail("%s: there is no %s in %s", text, key, place.isEmpty() ? "the document" : place);
            }
            follow(node.get(key), place.isEmpty() ? key : place + "." + key, path.substring(end), lines);
        }
    }

    private static int keyLength(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private void write(JsonNode node, String place, StringBuilder lines) throws JsonProcessingException {
        if (node.isContainerNode() && !node.isEmpty()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                write(field.getValue(), place + "." + field.getKey(), lines);
            }
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                if (node.get(i).isObject()) {
                    fail("%s: %s is a list of objects: name their values", text, place);
                }
                write(node.get(i), place + "[" + i + "]", lines);
            }
        } else {
            lines.append(place)
                    .append(" = ")
                    .append(MAPPER.writeValueAsString(node))
                    .append('\n');
        }
    }
}
