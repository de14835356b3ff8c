package dev.roofline.specfile;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.ComputeUnits;
import dev.roofline.hardware.HardwareEvidence;
import dev.roofline.hardware.HardwareIdentity;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Market;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Power;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import dev.roofline.units.Bandwidth;
import dev.roofline.units.Bytes;
import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import dev.roofline.units.UnitText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A machine in a line, such as {@code bf16=800 TFLOP/s; mem=8 TB/s}: pairs of a key and a quantity, semicolons between
 * them. Of what is not given nothing is known.
 */
public final class MachineLine {
    /** A line that is one, for help. */
    public static final String EXAMPLE = "bf16=800 TFLOP/s; mem=8 TB/s";

    /** What the keys are, for help and for messages. */
    public static final String KEYS = "a format, for its matrix peak (" + formats() + "; vector.fp32 and the like for"
            + " element-wise work), mem (bandwidth of the main memory), capacity (its size), link (bandwidth to the other devices"
            + " of a domain, one direction) with domain (how many devices), net (to other nodes), host, power, name";

    private static final Provenance GIVEN =
            new Provenance(Provenance.Kind.ASSUMED, "given on the command line", "", Optional.empty());
    private static final String NAME = "name";
    private static final String MEMORY = "mem";
    private static final String CAPACITY = "capacity";
    private static final String LINK = "link";
    private static final String DOMAIN = "domain";
    private static final String NET = "net";
    private static final String HOST = "host";
    private static final String POWER = "power";

    /** Other words for keys: each a word and the key. */
    private static final String[][] WORDS = {
        {"memory", MEMORY},
        {"bandwidth", MEMORY},
        {"bw", MEMORY},
        {"size", CAPACITY},
        {"network", NET},
        {"tdp", POWER},
    };

    private final Map<String, String> values;

    private MachineLine(Map<String, String> values) {
        this.values = values;
    }

    /** Whether a text is meant to be one: it begins with a key and an equals sign. */
    public static boolean isMeant(String text) {
        int equals = text.indexOf('=');
        String key = equals < 0 ? "" : text.substring(0, equals).strip();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Character.isLetterOrDigit(c) && "._- ;".indexOf(c) < 0) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    /**
     * The machine of a line.
     *
     * @throws IllegalArgumentException where a pair is none, a key or a value is wrong, or there are too few; the message says so
     */
    public static HardwareProfile read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split(";", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("there is no \"=\" in " + Visible.quoted(pair.strip())
                        + "; expected pairs as in \"" + EXAMPLE + "\"");
            }
            String key = key(pair.substring(0, equals).strip());
            String value = pair.substring(equals + 1).strip();
            if (value.indexOf('=') >= 0) {
                throw new IllegalArgumentException("there are two \"=\" in " + Visible.quoted(pair.strip())
                        + "; semicolons stand between pairs, as in \"" + EXAMPLE + "\"");
            }
            if (value.isEmpty()) {
                throw new IllegalArgumentException("there is no value after " + key + "=");
            }
            if (values.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException(key + " is given twice");
            }
        }
        return new MachineLine(values).machine();
    }

    private static String formats() {
        List<String> labels = new ArrayList<>();
        for (NumberFormat format : NumberFormat.values()) {
            labels.add(format.label());
        }
        return String.join(", ", labels);
    }

    private static String key(String text) {
        String key = text.toLowerCase(Locale.ROOT);
        for (String[] word : WORDS) {
            key = word[0].equals(key) ? word[1] : key;
        }
        String matrix = Engine.MATRIX.label() + ".";
        key = key.startsWith(matrix) ? key.substring(matrix.length()) : key;
        List<String> known = new ArrayList<>(List.of(MEMORY, CAPACITY, LINK, DOMAIN, NET, HOST, POWER, NAME));
        for (NumberFormat format : NumberFormat.values()) {
            known.add(format.label());
            known.add(vector(format));
        }
        if (!known.contains(key)) {
            Optional<String> nearest = Suggestions.nearest(key, known);
            throw new IllegalArgumentException("there is no key " + Visible.quoted(text) + "; keys are " + KEYS
                    + (nearest.isPresent() ? "\ndid you mean \"" + nearest.get() + "\"?" : ""));
        }
        return key;
    }

    private static String vector(NumberFormat format) {
        return Engine.VECTOR.label() + "." + format.label();
    }

    private HardwareProfile machine() {
        List<ComputeCeiling> peaks = new ArrayList<>();
        for (NumberFormat format : NumberFormat.values()) {
            addPeak(peaks, format.label(), Engine.MATRIX, format);
            addPeak(peaks, vector(format), Engine.VECTOR, format);
        }
        if (peaks.isEmpty() || !values.containsKey(MEMORY)) {
            throw new IllegalArgumentException((peaks.isEmpty()
                            ? "there is no peak, such as bf16=800 TFLOP/s"
                            : "there is no mem=, the memory's bandwidth")
                    + "; a machine has both, with semicolons between: \"" + EXAMPLE + "\"");
        }
        String name = values.getOrDefault(NAME, "");
        return new HardwareProfile(
                new HardwareIdentity(
                        name.isEmpty() ? "given" : name,
                        name.isEmpty() ? "Given machine" : name,
                        "nobody",
                        "npu",
                        Market.SERVER,
                        ""),
                new ComputeUnits(peaks, Set.of()),
                List.of(memory()),
                links(),
                values.containsKey(POWER)
                        ? Optional.of(new Power(quantity(POWER, UnitText.Unit.POWER), GIVEN))
                        : Optional.empty(),
                new HardwareEvidence(Header.UNSTATED, Map.of("given", GIVEN), List.of()));
    }

    private void addPeak(List<ComputeCeiling> peaks, String key, Engine engine, NumberFormat format) {
        if (values.containsKey(key)) {
            FlopRate rate = new FlopRate(quantity(key, UnitText.Unit.FLOP_RATE));
            peaks.add(new ComputeCeiling(engine, format, rate, GIVEN));
        }
    }

    private MemoryLevel memory() {
        Optional<Bytes> capacity = values.containsKey(CAPACITY)
                ? Optional.of(new Bytes(Math.rint(quantity(CAPACITY, UnitText.Unit.CAPACITY))))
                : Optional.empty();
        double rate;
        try {
            rate = UnitText.parse(value(MEMORY), UnitText.Unit.BANDWIDTH);
        } catch (UnitText.MalformedQuantityException e) {
            throw new IllegalArgumentException(
                    "mem: " + e.getMessage() + "; mem is the memory's bandwidth, its size is capacity=", e);
        }
        return new MemoryLevel("memory", MemoryLevel.Kind.DRAM, capacity, Optional.of(new Bandwidth(rate)), GIVEN);
    }

    private List<Interconnect> links() {
        if (values.containsKey(LINK) != values.containsKey(DOMAIN)) {
            throw new IllegalArgumentException(
                    values.containsKey(LINK)
                            ? "link needs domain=, how many devices it joins, such as domain=8"
                            : "domain needs link=, the bandwidth between its devices in one direction, such as link=450 GB/s");
        }
        List<Interconnect> links = new ArrayList<>();
        if (values.containsKey(LINK)) {
            links.add(link("link", LINK, Interconnect.Kind.SCALE_UP).withDomain(domain()));
        }
        if (values.containsKey(NET)) {
            links.add(link("network", NET, Interconnect.Kind.SCALE_OUT));
        }
        if (values.containsKey(HOST)) {
            links.add(link("host link", HOST, Interconnect.Kind.HOST));
        }
        return links;
    }

    private Interconnect link(String label, String key, Interconnect.Kind kind) {
        return new Interconnect(label, kind, new Bandwidth(quantity(key, UnitText.Unit.BANDWIDTH)), GIVEN);
    }

    private int domain() {
        String text = value(DOMAIN);
        OptionalInt domain = OptionalInt.empty();
        try {
            domain = OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            // Said below, with what is wrong with any other.
        }
        if (domain.isEmpty() || domain.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "domain is " + Visible.quoted(text) + "; a number of devices is expected, such as 8");
        }
        return domain.getAsInt();
    }

    /** Of a key that is there. */
    private String value(String key) {
        return Objects.requireNonNull(values.get(key));
    }

    private double quantity(String key, UnitText.Unit unit) {
        try {
            return UnitText.parse(value(key), unit);
        } catch (UnitText.MalformedQuantityException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }
}
