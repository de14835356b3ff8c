package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roofline.cli.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that are put into every shipped profile, one after the other, and what {@code validate} says of them. */
class ProfileFaultsTest {
    private static final Path FOLDER = Path.of("hardware-profiles");
    private static final Set<String> SIXTEEN = Set.of("fp16", "bf16");

    /** Links whose names say neither a rate nor a generation: a doubled rate of them cannot be told from a faster link. */
    private static final Set<String> NAMELESS = Set.of(
            // Microsoft prints 2.8 TB/s both ways of an Ethernet of its own.
            "maia-200 scale-up",
            // Cambricon prints 200 GB/s, and neither ports nor generations.
            "mlu370-x8 scale-up");

    /** Complete lists that become empty: the file then says that there are no matrix units, and machines without there are. */
    private static final Set<String> SIXTEEN_BITS_ALONE = Set.of("tpu-v3", "v100-sxm2-32gb", "v100s-pcie-32gb");

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    private Path folder;

    private List<String> ids;

    @BeforeEach
    void list() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            ids = files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyShippedProfileIsValidStrictly() {
        List<String> line = new ArrayList<>(List.of("validate", "--strict"));
        for (String id : ids) {
            line.add(FOLDER.resolve(id + ".json").toString());
        }
        Cli.Result result = Cli.run(line.toArray(String[]::new));
        assertThat(ids).hasSize(144);
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output().lines())
                .hasSize(144)
                .allSatisfy(said -> assertThat(said).endsWith(": no problem"));
    }

    @Test
    void everyDoubledRateOfALinkIsFound() {
        List<String> missed = new ArrayList<>();
        int doubled = 0;
        for (String id : ids) {
            JsonNode links = read(id).path("links");
            for (int i = 0; i < links.size(); i++) {
                int at = i;
                String said = said(id, machine -> {
                    ObjectNode link = (ObjectNode) machine.get("links").get(at);
                    String rate = link.get("bandwidth_per_direction").textValue();
                    String[] parts = rate.split(" ", 0);
                    link.put("bandwidth_per_direction", 2 * Double.parseDouble(parts[0]) + " " + parts[1]);
                });
                doubled++;
                if (!said.contains("a rate of one direction is expected")) {
                    missed.add(id + " " + links.get(i).get("kind").textValue());
                }
            }
        }
        assertThat(doubled).isGreaterThan(200);
        assertThat(missed).containsExactlyInAnyOrderElementsOf(NAMELESS);
    }

    @Test
    void everyAcceleratorThatLosesItsSixteenBitPeaksIsFound() {
        List<String> missed = new ArrayList<>();
        int taken = 0;
        for (String id : ids) {
            JsonNode machine = read(id);
            boolean has = false;
            for (JsonNode peak : machine.get("compute")) {
                has |= isSixteenBitMatrix(peak);
            }
            if (!has
                    || machine.get("kind").textValue().equals("cpu")
                    || machine.get("released").textValue().compareTo("2018") < 0) {
                continue;
            }
            String said = said(id, changed -> {
                ArrayNode compute = (ArrayNode) changed.get("compute");
                for (int i = compute.size() - 1; i >= 0; i--) {
                    if (isSixteenBitMatrix(compute.get(i))) {
                        compute.remove(i);
                    }
                }
            });
            taken++;
            if (!said.contains("compute has no matrix peak in fp16 or bf16") && !said.contains("compute is empty")) {
                missed.add(id);
            }
        }
        assertThat(taken).isGreaterThan(70);
        assertThat(missed).containsExactlyInAnyOrderElementsOf(SIXTEEN_BITS_ALONE);
    }

    @Test
    void warningsCountWhereTheyAreAskedTo() {
        Path file = write(
                "h100-sxm-80gb",
                machine -> ((ObjectNode) machine.get("links").get(0)).put("bandwidth_per_direction", "900 GB/s"));
        assertThat(Cli.run("validate", file.toString()).exitCode()).isZero();
        Cli.Result strict = Cli.run("validate", "--strict", file.toString());
        assertThat(strict.exitCode()).isEqualTo(3);
        assertThat(strict.output()).contains("the rate 900 GB/s is 2 times the 450 GB/s that the link's name says");
    }

    @Test
    void aReasonForTheLackOfAPeakIsTaken() {
        String said = said("mlu290-m5", machine -> ((ObjectNode) machine).remove("sixteen_bit_matrix"));
        assertThat(said).contains("compute has no matrix peak in fp16 or bf16").contains("sixteen_bit_matrix");
    }

    private static boolean isSixteenBitMatrix(JsonNode peak) {
        return peak.get("engine").textValue().equals("matrix")
                && SIXTEEN.contains(peak.get("format").textValue());
    }

    private String said(String id, Consumer<JsonNode> fault) {
        Cli.Result result = Cli.run("validate", "--strict", write(id, fault).toString());
        return result.exitCode() == 3 ? result.output() : "";
    }

    private Path write(String id, Consumer<JsonNode> fault) {
        JsonNode machine = read(id);
        fault.accept(machine);
        Path file = folder.resolve(id + ".json");
        try {
            Files.writeString(file, mapper.writeValueAsString(machine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private JsonNode read(String id) {
        try {
            return mapper.readTree(FOLDER.resolve(id + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
