package dev.roofline.specfile;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonNull;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.JsonNode.Member;
import dev.roofline.json.Place;
import dev.roofline.json.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile that extends another, and both as one document. Keys that it gives take the place of the other's; objects are
 * put together key by key, peaks by engine and format, memory levels by name (what has no name, or is DRAM or SRAM, is the main
 * memory), links by kind; {@code null} takes a key away. What a machine is called, when it came out and how well it is
 * known is not inherited. A number that is given without a source has none of the other's, nor its doubt.
 *
 * @param base the document that is extended
 * @param name what the other machine is called
 */
public record ExtendedProfile(JsonObject own, JsonObject base, String name) {
    /** The key that names what is extended. */
    public static final String KEY = "extend";

    /** Keys of the numbers that name their source beside them. */
    public static final List<String> RATES =
            List.of("peak", "bandwidth", "bandwidth_per_direction", "tdp", "size", "time", "state");

    private static final List<String> OF_ITSELF = List.of("name", "aliases", "released", "confidence", KEY);
    private static final String SOURCES = "sources";
    private static final String SOURCE = "source";
    private static final String CAPACITY = "capacity";
    private static final String DOMAIN = "domain";
    private static final String DOMAIN_NAME = "domain_name";
    private static final List<String> OF_SOURCE = List.of(SOURCE, "doubt", "also");

    /**
     * The two as one.
     *
     * @param problems takes what is given twice
     */
    public JsonObject merged(Problems problems) {
        InheritedProfile inherited = new InheritedProfile(name);
        Map<String, Member> members = new LinkedHashMap<>();
        for (Map.Entry<String, Member> entry : base.members().entrySet()) {
            if (!OF_ITSELF.contains(entry.getKey())) {
                members.put(entry.getKey(), inherited.member(entry.getKey(), entry.getValue()));
            }
        }
        for (Map.Entry<String, Member> entry : own.members().entrySet()) {
            String key = entry.getKey();
            Member other = members.get(key);
            if (entry.getValue().value() instanceof JsonNull && key.equals(SOURCES)) {
                problems.error(
                        entry.getValue().value().place(),
                        "what is inherited names its sources here; leave the key out");
            } else if (entry.getValue().value() instanceof JsonNull) {
                members.remove(key);
            } else if (other == null) {
                members.put(key, entry.getValue());
            } else {
                members.put(
                        key,
                        new Member(
                                entry.getValue().keyPlace(),
                                both(key, other.value(), entry.getValue().value(), problems)));
            }
        }
        dropSparse(members);
        return new JsonObject(own.place(), members);
    }

    private static JsonNode both(String key, JsonNode inherited, JsonNode given, Problems problems) {
        if (inherited instanceof JsonObject other && given instanceof JsonObject object) {
            return key.equals(SOURCES) ? sources(other, object) : entry(other, object);
        }
        if (inherited instanceof JsonArray other && given instanceof JsonArray array) {
            ListedBy listed = ListedBy.of(key);
            return listed == ListedBy.NOTHING ? given : list(listed, other, array, problems);
        }
        return given;
    }

    private static JsonObject sources(JsonObject inherited, JsonObject given) {
        Map<String, Member> members = new LinkedHashMap<>(given.members());
        members.putAll(inherited.members());
        return new JsonObject(given.place(), members);
    }

    private static JsonArray list(ListedBy listed, JsonArray inherited, JsonArray given, Problems problems) {
        List<JsonNode> items = new ArrayList<>(inherited.items());
        Map<Integer, Place> met = new HashMap<>();
        for (JsonNode item : given.items()) {
            int at = listed.find(item, inherited.items());
            if (at >= 0 && item instanceof JsonObject object && items.get(at) instanceof JsonObject other) {
                Place before = met.putIfAbsent(at, item.place());
                if (before != null) {
                    problems.error(
                            item.place(),
                            "it changes the entry that the one in line " + before.line() + " changes too");
                }
                items.set(at, entry(other, object));
            } else {
                items.add(item);
            }
        }
        return new JsonArray(given.place(), items);
    }

    /** One object of both: a rate that is given leaves the inherited source to what is not given. */
    private static JsonObject entry(JsonObject inherited, JsonObject given) {
        Map<String, Member> members = new LinkedHashMap<>(inherited.members());
        Map<String, Member> own = new LinkedHashMap<>(given.members());
        if (given.find(DOMAIN) != null) {
            members.remove(DOMAIN_NAME);
        }
        boolean rated = hasRate(given);
        if (rated) {
            setApart(members);
            members.keySet().removeAll(OF_SOURCE);
        } else {
            setApart(own);
            if (given.find(CAPACITY) != null) {
                own.keySet().removeAll(OF_SOURCE);
            }
        }
        for (Map.Entry<String, Member> entry : own.entrySet()) {
            Member other = members.get(entry.getKey());
            JsonNode value = entry.getValue().value();
            if (value instanceof JsonNull) {
                members.remove(entry.getKey());
            } else if (other != null
                    && other.value() instanceof JsonObject before
                    && value instanceof JsonObject object) {
                members.put(entry.getKey(), new Member(entry.getValue().keyPlace(), entry(before, object)));
            } else {
                members.put(entry.getKey(), entry.getValue());
            }
        }
        return new JsonObject(given.place(), members);
    }

    private static boolean hasRate(JsonObject object) {
        for (String rate : RATES) {
            if (object.members().containsKey(rate)) {
                return true;
            }
        }
        return false;
    }

    /** Gives a capacity that shares a source with the rate beside it a source of its own. */
    private static void setApart(Map<String, Member> members) {
        Member capacity = members.get(CAPACITY);
        if (capacity == null || !(capacity.value() instanceof JsonString)) {
            return;
        }
        Map<String, Member> sized = new LinkedHashMap<>();
        sized.put("size", capacity);
        for (String key : OF_SOURCE) {
            if (members.containsKey(key)) {
                sized.put(key, members.get(key));
            }
        }
        members.put(
                CAPACITY,
                new Member(capacity.keyPlace(), new JsonObject(capacity.value().place(), sized)));
    }

    /** A sparse peak is inherited with the dense one alone: of another dense peak nobody knows it. */
    private void dropSparse(Map<String, Member> members) {
        Member sparse = members.get("sparse");
        if (sparse == null || !(sparse.value() instanceof JsonArray array)) {
            return;
        }
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode peak : array.items()) {
            boolean given = own.find("sparse") instanceof JsonArray mine && ListedBy.PEAK.find(peak, mine.items()) >= 0;
            if (given || !isGivenDense(peak)) {
                kept.add(peak);
            }
        }
        if (kept.isEmpty()) {
            members.remove("sparse");
        } else {
            members.put("sparse", new Member(sparse.keyPlace(), new JsonArray(array.place(), kept)));
        }
    }

    private boolean isGivenDense(JsonNode sparse) {
        if (own.find("compute") instanceof JsonArray compute) {
            for (JsonNode dense : compute.items()) {
                if (dense.find("sparsity") == null && ListedBy.isOfOneFormat(sparse, dense)) {
                    return true;
                }
            }
        }
        return false;
    }
}
