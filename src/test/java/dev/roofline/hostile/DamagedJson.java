package dev.roofline.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files that were right once: other values in them, other bytes, other encodings. */
final class DamagedJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Numbers as they stand in a file; some are none. */
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "1",
            "2",
            "3",
            "0.5",
            "-0.5",
            "1.0",
            "1e0",
            "1e3",
            "1e18",
            "1e300",
            "1e308",
            "1e309",
            "-1e309",
            "1e-300",
            "1e-400",
            "1e999999999",
            "2147483647",
            "2147483648",
            "1048576",
            "1048577",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            ".5",
            "5.",
            "0x1F",
            "1_000",
            "\"1\"",
            "\"0.5\"",
            "true",
            "false",
            "null",
            "[]",
            "{}",
            "[1]",
            "{\"a\": 1}",
            "\"\"");

    private DamagedJson() {}

    static byte[] of(byte[] file, byte[] other, Random random) throws IOException {
        byte[] damaged = file;
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            damaged = switch (random.nextInt(20)) {
                case 0 -> flipped(damaged, random);
                case 1 -> Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
                case 2 -> spliced(damaged, other, random);
                case 3 -> encoded(damaged, random);
                case 4 -> nested(damaged, random);
                case 5 -> doubled(damaged, random);
                case 6, 7, 8, 9, 10 -> renumbered(damaged, random);
                default -> changed(damaged, random);
            };
        }
        return damaged;
    }

    private static byte[] flipped(byte[] file, Random random) {
        byte[] flipped = file.clone();
        for (int i = random.nextInt(4); i >= 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] spliced(byte[] file, byte[] other, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, random.nextInt(file.length + 1));
        int from = random.nextInt(other.length + 1);
        out.write(other, from, other.length - from);
        return out.toByteArray();
    }

    private static byte[] encoded(byte[] file, Random random) {
        String text = new String(file, StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("\uFEFF\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 4 -> text.replace("e", "é").getBytes(StandardCharsets.ISO_8859_1);
            default -> text.replace('\n', '\r').replace(' ', '\u00A0').getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] nested(byte[] file, Random random) {
        int depth = 1 << random.nextInt(17);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        int at = random.nextInt(file.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.writeBytes(open.repeat(depth).getBytes(StandardCharsets.UTF_8));
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    /** A line twice: mostly a key twice. */
    private static byte[] doubled(byte[] file, Random random) {
        List<String> lines =
                new ArrayList<>(new String(file, StandardCharsets.UTF_8).lines().toList());
        if (!lines.isEmpty()) {
            int at = random.nextInt(lines.size());
            lines.add(at, lines.get(random.nextBoolean() ? at : random.nextInt(lines.size())));
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** One number becomes another, as text: a reader of trees would mend some of them. */
    private static byte[] renumbered(byte[] file, Random random) {
        String text = new String(file, StandardCharsets.UTF_8);
        List<int[]> numbers = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int start = i;
            while (i < text.length()
                    && "0123456789.eE+-".indexOf(text.charAt(i)) >= 0
                    && (i > start || text.charAt(i) <= '9')) {
                i++;
            }
            if (i > start && start > 0 && " [:,".indexOf(text.charAt(start - 1)) >= 0) {
                numbers.add(new int[] {start, i});
            }
        }
        if (numbers.isEmpty()) {
            return file;
        }
        int[] place = numbers.get(random.nextInt(numbers.size()));
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        if (random.nextInt(8) == 0) {
            number = "9".repeat(1 + random.nextInt(1 << random.nextInt(12)));
        }
        return (text.substring(0, place[0]) + number + text.substring(place[1])).getBytes(StandardCharsets.UTF_8);
    }

    /** One value of the tree becomes another, goes, or gets company. */
    private static byte[] changed(byte[] file, Random random) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(file);
        } catch (IOException e) {
            return file;
        }
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return "7".getBytes(StandardCharsets.UTF_8);
        }
        ContainerNode<?> chosen = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(OddValues.text(random), value(containers, random));
                case 2 -> {
                    JsonNode moved = object.remove(name);
                    object.set(name + "s", moved == null ? NODES.nullNode() : moved);
                }
                default -> object.set(name, value(containers, random));
            }
        } else if (chosen instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextInt(4) == 0) {
                array.insert(0, value(containers, random));
            } else if (random.nextBoolean()) {
                array.remove(random.nextInt(array.size()));
            } else {
                array.set(random.nextInt(array.size()), value(containers, random));
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static JsonNode value(List<ContainerNode<?>> containers, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.textNode(OddValues.text(random));
            case 3 -> NODES.numberNode(random.nextInt(9) - 2);
            case 4 -> NODES.numberNode(random.nextInt());
            case 5 -> NODES.numberNode(Math.exp(random.nextGaussian() * 20));
            case 6 -> NODES.arrayNode().add(random.nextInt(10)).add("x");
            // A copy: a tree that held itself would have no text.
            case 7 -> containers.get(random.nextInt(containers.size())).deepCopy();
            default -> NODES.objectNode();
        };
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container) {
            into.add(container);
            node.forEach(child -> collect(child, into));
        }
    }
}
