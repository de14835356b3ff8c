package dev.roofline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.render.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code show} says of a machine to programs. */
class HardwareSheetTest {
    private static final Map<String, Double> PREFIXES = Map.of("k", 1e3, "M", 1e6, "G", 1e9, "", 1.0);

    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    /** The units of every shipped file stand in its JSON: how many, and their clock in hertz. */
    @Test
    void jsonHoldsTheUnitsOfEveryFile() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        int clocks = 0;
        int none = 0;
        for (String id : machines.ids()) {
            JsonNode file = mapper.readTree(Files.readString(Path.of("hardware-profiles", id + ".json")));
            JsonNode units = mapper.readTree(
                            JsonText.of(HardwareSheet.of(machines.load(id)).entries()))
                    .get("units");
            JsonNode count = file.path("units").path("count");
            if (count.isMissingNode()) {
                assertThat(units.get("count").isNull()).as(id).isTrue();
                none++;
            } else {
                assertThat(units.get("count").asInt()).as(id).isEqualTo(count.asInt());
            }
            JsonNode clock = file.path("units").path("clock");
            if (clock.isMissingNode()) {
                assertThat(units.get("clock_hz").isNull()).as(id).isTrue();
            } else {
                String[] words = clock.asText().split(" ", 0);
                double hertz =
                        Double.parseDouble(words[0]) * PREFIXES.getOrDefault(words[1].replace("Hz", ""), Double.NaN);
                assertThat(units.get("clock_hz").asDouble())
                        .as(id)
                        .isCloseTo(hertz, org.assertj.core.data.Offset.offset(1e-3));
                clocks++;
            }
        }
        assertThat(clocks).isPositive();
        assertThat(none).isPositive();
    }
}
