package dev.roofline.specfile;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Members of a profile as another inherits them: each source says by its key and by its address whose it is.
 *
 * @param name what the machine is called that has them
 */
record InheritedProfile(String name) {
    private static final String FROM = "from ";

    Member member(String key, Member member) {
        return new Member(
                member.keyPlace(), key.equals("sources") ? sources(member.value()) : value(key, member.value()));
    }

    private JsonNode sources(JsonNode sources) {
        if (!(sources instanceof JsonObject table)) {
            return sources;
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (Map.Entry<String, Member> entry : table.members().entrySet()) {
            Member source = entry.getValue();
            members.put(named(entry.getKey()), new Member(source.keyPlace(), source(source.value())));
        }
        return new JsonObject(table.place(), members);
    }

    private JsonNode source(JsonNode source) {
        if (!(source instanceof JsonObject object)
                || !(object.find("address") instanceof JsonString address)
                || address.value().startsWith(FROM)) {
            return source;
        }
        Map<String, Member> members = new LinkedHashMap<>(object.members());
        JsonString whose = new JsonString(address.place(), FROM + name + ": " + address.value());
        members.put("address", new Member(address.place(), whose));
        return new JsonObject(object.place(), members);
    }

    private JsonNode value(String key, JsonNode value) {
        if (value instanceof JsonObject object) {
            Map<String, Member> members = new LinkedHashMap<>();
            for (Map.Entry<String, Member> entry : object.members().entrySet()) {
                Member member = entry.getValue();
                members.put(entry.getKey(), new Member(member.keyPlace(), value(entry.getKey(), member.value())));
            }
            return new JsonObject(object.place(), members);
        }
        if (value instanceof JsonArray array) {
            List<JsonNode> items = new ArrayList<>();
            for (JsonNode item : array.items()) {
                items.add(value(key, item));
            }
            return new JsonArray(array.place(), items);
        }
        boolean names = key.equals("source") || key.equals("also");
        return names && value instanceof JsonString text ? new JsonString(text.place(), named(text.value())) : value;
    }

    private String named(String source) {
        return name + " " + source;
    }
}
