package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped files, read by the readers and once more, independently, by Jackson's databind. */
class ShippedFilesTest {
    private static final Path HARDWARE = Path.of("hardware-profiles");
    private static final Path MODELS = Path.of("model-specs");

    private final Catalogue<HardwareProfile> hardware = Catalogue.hardware(List.of());
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    @Test
    void everyMachineIsReadWithoutProblemOrWarning() throws IOException {
        assertThat(hardware.all())
                .hasSizeGreaterThan(100)
                .allSatisfy(loaded ->
                        assertThat(loaded.warnings()).as(loaded.origin()).isEmpty());
        assertThat(hardware.ids()).isEqualTo(idsOf(HARDWARE));
    }

    @Test
    void everyModelIsReadWithoutProblemOrWarning() throws IOException {
        assertThat(models.all())
                .hasSizeGreaterThan(70)
                .allSatisfy(loaded ->
                        assertThat(loaded.warnings()).as(loaded.origin()).isEmpty());
        assertThat(models.ids()).isEqualTo(idsOf(MODELS));
    }

    @Test
    void everyMachineIsWhatDatabindReads() throws IOException {
        for (Loaded<HardwareProfile> loaded : hardware.all()) {
            HardwareProfile profile = loaded.value();
            JsonNode file = databind(HARDWARE, profile.id());
            assertThat(profile.name()).isEqualTo(file.get("name").textValue());
            assertThat(profile.kind()).isEqualTo(file.get("kind").textValue());
            assertThat(profile.identity().vendor()).isEqualTo(file.get("vendor").textValue());
            assertThat(profile.released()).isEqualTo(file.get("released").textValue());
            assertThat(profile.evidence().confidence())
                    .isEqualTo(file.get("confidence").textValue());
            assertThat(profile.identity().aliases()).isEqualTo(texts(file.get("aliases")));
            assertThat(profile.evidence().notes()).isEqualTo(texts(file.get("notes")));
            assertThat(profile.evidence().sources().keySet())
                    .containsExactlyElementsOf(() -> file.get("sources").fieldNames());
            // A profile that says nothing of its engines may have been forgotten: every shipped one says it.
            assertThat(file.has("complete")).as(profile.id()).isTrue();
            assertThat(profile.compute().complete().stream().map(Engine::label).toList())
                    .isEqualTo(texts(file.get("complete")));
            List<JsonNode> dense = new ArrayList<>();
            for (JsonNode peak : file.get("compute")) {
                if (!peak.has("sparsity")) {
                    dense.add(peak);
                }
            }
            assertThat(profile.ceilings()).hasSameSizeAs(dense);
            for (int i = 0; i < dense.size(); i++) {
                ComputeCeiling ceiling = profile.ceilings().get(i);
                JsonNode peak = dense.get(i);
                assertThat(ceiling.label())
                        .isEqualTo(peak.get("engine").textValue() + " "
                                + peak.get("format").textValue());
                assertThat(ceiling.peak().perSecond())
                        .isCloseTo(
                                decimal(peak.get("peak").textValue()),
                                within(ceiling.peak().perSecond() * 1e-15));
                assertThat(ceiling.provenance().address())
                        .isEqualTo(file.get("sources")
                                .get(peak.get("source").textValue())
                                .get("address")
                                .textValue());
                assertThat(ceiling.provenance().doubt().orElse(null))
                        .isEqualTo(peak.path("doubt").textValue());
            }
            double bandwidth =
                    decimal(file.get("memory").get(0).get("bandwidth").textValue());
            assertThat(profile.mainBandwidth().bytesPerSecond()).isCloseTo(bandwidth, within(bandwidth * 1e-15));
            assertThat(profile.memory()).hasSize(file.get("memory").size());
            assertThat(profile.links()).hasSize(file.path("links").size());
            for (int i = 0; i < profile.links().size(); i++) {
                JsonNode link = file.get("links").get(i);
                assertThat(profile.links().get(i).kind().label())
                        .isEqualTo(link.get("kind").textValue());
                assertThat(profile.links().get(i).domain().orElse(0))
                        .isEqualTo(link.path("domain").asInt(0));
            }
            assertThat(profile.compute().count().orElse(0))
                    .isEqualTo(file.path("units").path("count").asInt(0));
            assertThat(profile.powerWatts().isPresent()).isEqualTo(file.has("power"));
        }
    }

    /** A user's own file may leave them out, a shipped one may not. */
    @Test
    void everyMachineSaysWhenItCameOutHowWellItIsKnownAndWhereEachNumberIsFrom() throws IOException {
        int numbers = 0;
        for (String id : idsOf(HARDWARE)) {
            JsonNode file = databind(HARDWARE, id);
            for (String key : List.of("schema", "released", "confidence", "sources")) {
                assertThat(file.has(key)).as("%s %s", id, key).isTrue();
            }
            assertThat(file.has("extend")).as(id).isFalse();
            List<JsonNode> sourced = new ArrayList<>();
            for (String list : List.of("compute", "sparse", "memory", "links")) {
                file.path(list).forEach(sourced::add);
            }
            if (file.has("power")) {
                sourced.add(file.get("power"));
            }
            for (JsonNode level : file.get("memory")) {
                if (level.path("capacity").isObject()) {
                    sourced.add(level.get("capacity"));
                }
            }
            for (JsonNode number : sourced) {
                assertThat(file.get("sources").has(number.path("source").asText()))
                        .as("%s %s", id, number)
                        .isTrue();
                numbers++;
            }
            for (JsonNode source : file.get("sources")) {
                assertThat(source.path("date").asText()).as(id).isNotBlank();
            }
        }
        assertThat(numbers).isGreaterThan(1000);
    }

    @Test
    void everyModelIsWrittenBackAsDatabindReadsItsFile() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (Loaded<ModelSpec> loaded : models.all()) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = mapper.getFactory().createGenerator(text)) {
                ModelSpecWriter.write(json, loaded.value());
            }
            // Every key that the file has was read, and nothing was added to it.
            assertThat(mapper.readTree(text.toString()))
                    .as(loaded.value().id())
                    .isEqualTo(databind(MODELS, loaded.value().id()));
        }
    }

    @Test
    void everyShippedAliasStandsForItsFile() throws IOException {
        for (String id : idsOf(HARDWARE)) {
            for (String alias : texts(databind(HARDWARE, id).get("aliases"))) {
                assertThat(hardware.load(alias).value().id()).isEqualTo(id);
            }
        }
        for (String id : idsOf(MODELS)) {
            for (String alias : texts(databind(MODELS, id).get("aliases"))) {
                assertThat(models.load(alias).value().id()).isEqualTo(id);
            }
        }
    }

    @Test
    void theIndexIsALineAFileSortedById() throws IOException {
        for (Path folder : List.of(HARDWARE, MODELS)) {
            StringBuilder expected = new StringBuilder();
            for (String id : idsOf(folder)) {
                List<String> names = new ArrayList<>(List.of(id));
                names.addAll(texts(databind(folder, id).get("aliases")));
                expected.append(String.join("\t", names)).append('\n');
            }
            try (InputStream in = getClass().getResourceAsStream("/roofline/" + folder + "/index.tsv")) {
                String index = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                // Ids of the Hub stand behind the names, each with a mark before it.
                assertThat(index.replaceAll("\t@[^\t\n]+", "")).isEqualTo(expected.toString());
                assertThat(index.contains("\t@meta-llama/Meta-Llama-3.1-8B\n")).isEqualTo(folder.equals(MODELS));
            }
        }
    }

    private static double decimal(String quantity) {
        Map<String, Integer> exponents = new HashMap<>(Map.of("k", 3, "M", 6, "G", 9, "T", 12, "P", 15));
        String[] parts = quantity.split(" ", 0);
        return Double.parseDouble(parts[0] + "e" + exponents.get(parts[1].substring(0, 1)));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        if (array != null) {
            array.forEach(item -> texts.add(item.textValue()));
        }
        return texts;
    }

    private static JsonNode databind(Path folder, String id) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(id + ".json").toFile());
    }

    private static List<String> idsOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .sorted()
                    .toList();
        }
    }
}
