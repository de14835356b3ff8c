package dev.roofline.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roofline.catalogue.Catalogue;
import dev.roofline.catalogue.Change;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine has one main memory, dram or sram, and it is the first level. */
class MainMemoryTest {
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());

    @Test
    void everyShippedMachineHasOneFirstOfAll() {
        for (String id : machines.ids()) {
            List<MemoryLevel> levels = machines.load(id).value().memory();
            for (int i = 0; i < levels.size(); i++) {
                assertThat(levels.get(i).kind().isMain()).as(id + " " + i).isEqualTo(i == 0);
            }
        }
    }

    /** The kinds of a machine's levels, in their order, in which caches too have a bandwidth. */
    @ParameterizedTest
    @CsvSource({
        "cache, cache",
        "scratchpad, scratchpad",
        "cache scratchpad, cache",
        "cache dram, cache",
        "scratchpad sram, scratchpad",
        "cache dram cache, cache"
    })
    void aFirstLevelThatIsNoneIsRefusedOnce(String kinds, String first) throws IOException {
        String text = profile(kinds);
        assertThatThrownBy(() -> machines.loadText("own", "own", text, List.of()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.message())
                                    .isEqualTo(
                                            "the first level is of kind " + first + ", which is no main memory;"
                                                    + " one main memory (dram or sram) is expected, first of all, and then caches and scratchpads");
                            assertThat(problem.pointer()).isEqualTo("/memory/0/kind");
                            assertThat(text.lines().toList().get(problem.line() - 1))
                                    .contains("\"kind\" : \"" + kinds.split(" ", 0)[0] + "\"");
                        }));
    }

    /** A cache that has no bandwidth either is missed no bandwidth of a main memory. */
    @Test
    void aLevelThatIsLeftOverIsNoMainMemory() {
        assertThatThrownBy(() -> machines.load("h100", List.of(Change.parse("hw.memory.0=null"))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .extracting(Problem::message)
                                .asString()
                                .contains("the first level is of kind cache"));
    }

    @ParameterizedTest
    @CsvSource({"dram dram, 1", "dram cache sram, 2", "sram cache dram scratchpad, 2", "cache dram sram, 2"})
    void aSecondOneIsRefusedWhereItStands(String kinds, int second) throws IOException {
        String text = profile(kinds);
        assertThatThrownBy(() -> machines.loadText("own", "own", text, List.of()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems()).anySatisfy(problem -> {
                            assertThat(problem.message())
                                    .contains("is a main memory, and the machine's is already in line");
                            assertThat(problem.pointer()).isEqualTo("/memory/" + second + "/kind");
                        }));
    }

    @ParameterizedTest
    @CsvSource({"dram", "sram", "dram cache", "sram scratchpad cache"})
    void oneIsTaken(String kinds) throws IOException {
        assertThat(machines.loadText("own", "own", profile(kinds), List.of())
                        .value()
                        .memory())
                .hasSize(kinds.split(" ").length);
    }

    private static String profile(String kinds) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode file = mapper.readTree(Files.readString(Path.of("hardware-profiles/h100-sxm-80gb.json")));
        ArrayNode memory = (ArrayNode) file.get("memory");
        JsonNode main = memory.get(0).deepCopy();
        memory.removeAll();
        for (String kind : kinds.split(" ", 0)) {
            memory.add(((ObjectNode) main.deepCopy())
                    .put("level", "L" + memory.size())
                    .put("kind", kind));
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(file);
    }
}
