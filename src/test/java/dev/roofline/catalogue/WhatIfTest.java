package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.MemoryLevel;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.model.ModelSpec;
import dev.roofline.units.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --set} makes of files, and what it says where they are not usable afterwards. */
class WhatIfTest {
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
    private final Catalogue<ModelSpec> models = Catalogue.models(List.of());

    @ParameterizedTest
    @ValueSource(strings = {"hw.links.scale-up=null", "hw.links.Scale-Up=null", "hw.links.0=null"})
    void nullTakesAwayTheElementThatAPathNames(String change) {
        HardwareProfile whole = machine("h100");
        HardwareProfile without = machine("h100", change);
        List<Interconnect> others = new ArrayList<>(whole.links());
        assertThat(others.removeIf(link -> link.kind() == Interconnect.Kind.SCALE_UP))
                .isTrue();
        assertThat(without.links()).isEqualTo(others);
    }

    @Test
    void nullTakesAwayAllElementsThatAWordNames() {
        assertThat(labels(machine("h100"))).anyMatch(label -> label.endsWith(" fp8"));
        List<String> others = new ArrayList<>(labels(machine("h100")));
        others.removeIf(label -> label.endsWith(" fp8"));
        assertThat(labels(machine("h100", "hw.compute.fp8=null"))).isEqualTo(others);
        assertThat(labels(machine("h100", "hw.compute.matrix.fp8=null"))).isEqualTo(others);
    }

    @Test
    void nullTakesAwayEveryElementOfAnyListOfEveryMachineThatItsNumberNames() {
        for (String id : machines.ids()) {
            HardwareProfile whole = machine(id);
            for (int i = 0; i < whole.links().size(); i++) {
                List<Interconnect> others = new ArrayList<>(whole.links());
                others.remove(i);
                assertThat(machine(id, "hw.links." + i + "=null").links())
                        .as("%s %s", id, i)
                        .isEqualTo(others);
            }
        }
    }

    @Test
    void nullTakesAwayWholeListsAndObjects() {
        assertThat(machine("h100", "hw.links=null").links()).isEmpty();
        assertThat(machine("h100", "hw.power=null").powerWatts()).isEmpty();
    }

    @Test
    void aListThatHasToHaveElementsIsMissedByTheReader() {
        assertThatThrownBy(() -> machine("h100", "hw.memory=null"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(Setting.MARK + "set \"hw.memory=null\"")
                .hasMessageContaining("\"memory\" is missing");
    }

    @Test
    void whatIsWrongWithAValueIsShownInTheChangeThatMadeIt() {
        assertThatThrownBy(() -> machine("h100", "hw.links.scale-up.bandwidth_per_direction=0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error: " + Setting.MARK
                        + "set \"hw.links.scale-up.bandwidth_per_direction=0\": \"0\" has no unit;"
                        + " expected a bandwidth such as \"2.039 TB/s\"");
    }

    @Test
    void aKeyThatNothingReadsIsShownInTheChangeThatSetIt() {
        assertThatThrownBy(() -> machine("h100", "hw.memory.hbm3.bandwith=2x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error: " + Setting.MARK
                        + "set \"hw.memory.hbm3.bandwith=2x\": there is no value at /memory/0/bandwith of"
                        + " catalogue:h100-sxm-80gb to multiply\ndid you mean \"bandwidth\"?");
        assertThatThrownBy(() -> machine("h100", "hw.memory.hbm3.bandwith=2 TB/s"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error: " + Setting.MARK
                        + "set \"hw.memory.hbm3.bandwith=2 TB/s\": there is no key \"bandwith\" here\n"
                        + "did you mean \"bandwidth\"?");
    }

    /** Of every level and link of every machine: a factor where the file has no number names the place, in no words of units. */
    @Test
    void aFactorOfWhatIsNotThereIsRefusedAsThat() {
        int refused = 0;
        for (String id : machines.ids()) {
            HardwareProfile whole = machine(id);
            List<String> absent = new ArrayList<>();
            for (int i = 0; i < whole.memory().size(); i++) {
                if (whole.memory().get(i).bandwidth().isEmpty()) {
                    absent.add("memory." + i + ".bandwidth");
                }
                if (whole.memory().get(i).capacity().isEmpty()) {
                    absent.add("memory." + i + ".capacity");
                }
            }
            for (int i = 0; i < whole.links().size(); i++) {
                if (whole.links().get(i).domain().isEmpty()) {
                    absent.add("links." + i + ".domain");
                }
            }
            for (String path : absent) {
                refused++;
                assertThatThrownBy(() -> machine(id, "hw." + path + "=2x"))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessage("error: " + Setting.MARK + "set \"hw." + path + "=2x\": there is no value at /"
                                + path.replace('.', '/') + " of catalogue:" + id + " to multiply");
            }
        }
        assertThat(refused).isGreaterThan(20);
        // What another change has put there can be multiplied.
        assertThat(machine("h100", "hw.memory.L2.bandwidth=5 TB/s", "hw.memory.L2.bandwidth=2x").memory().stream()
                        .filter(level -> level.label().equals("L2"))
                        .findFirst()
                        .orElseThrow()
                        .bandwidth()
                        .orElseThrow()
                        .bytesPerSecond())
                .isEqualTo(10e12);
    }

    /** Capacity and bandwidth have sources of their own: a change of one leaves the other what it was. */
    @ParameterizedTest
    @CsvSource({"h100, 40GB, 40e9", "epyc-9654, 0.5x, 3072e9", "alpha-21264-500, 1GiB, 1073741824"})
    void aChangedCapacityLeavesTheBandwidthItsSource(String id, String value, double bytes) {
        MemoryLevel before = machine(id).mainMemory();
        MemoryLevel after = machine(id, "hw.memory.capacity=" + value).mainMemory();
        assertThat(after.capacity().orElseThrow().count()).isEqualTo(bytes);
        assertThat(after.capacityProvenance().kind()).isEqualTo(Provenance.Kind.ASSUMED);
        assertThat(after.provenance()).isEqualTo(before.provenance());
    }

    @Test
    void aMultipleOfACapacityIsAsDoubtfulAsItWas() {
        assertThat(machine("h200", "hw.memory.capacity=0.9x")
                        .mainMemory()
                        .capacityProvenance()
                        .doubt())
                .isEqualTo(machine("h200").mainMemory().capacityProvenance().doubt())
                .isPresent();
        assertThat(machine("h200", "hw.memory.capacity=120GB")
                        .mainMemory()
                        .capacityProvenance()
                        .doubt())
                .isEmpty();
    }

    @Test
    void aScaleUpLinkKeepsItsDomain() {
        assertThatThrownBy(() -> machine("h100", "hw.links.scale-up.domain=null"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"domain\" is missing; a scale-up link says how many devices it joins");
    }

    @Test
    void aContradictionWithTheRestOfAFileNamesTheChange() {
        assertThatThrownBy(() -> models.load("llama-3.1-8b", parsed("model.kv_heads=5")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error: " + Setting.MARK
                        + "set \"model.kv_heads=5\" on catalogue:llama-3.1-8b: heads (32) is not a multiple of"
                        + " kv_heads (5)");
    }

    @ParameterizedTest
    @CsvSource({
        "hw.links.scaleup.domain=16, scale-up", "hw.link.scale-up.domain=16, links",
        "hw.compute.matrx.bf16.peak=2x, matrix", "hw.compute.matrix.bf61.peak=2x, bf16"
    })
    void aWordOfAPathThatLeadsNowhereIsMetWithTheNearestOne(String change, String meant) {
        assertThatThrownBy(() -> machine("h100", change))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("leads to nothing")
                .hasMessageEndingWith("did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({
        "hw.memory.7.bandwidth=2x, memory has elements 0 to 2",
        "hw.links.3.domain=2, links has elements 0 to 2",
        "hw.compute.99.peak=2x, compute has elements 0 to 8"
    })
    void aNumberBeyondAListIsMetWithThoseThatThereAre(String change, String elements) {
        assertThatThrownBy(() -> machine("h100", change))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("error: " + Setting.MARK + "set \"" + change
                        + "\" leads to nothing in catalogue:h100-sxm-80gb: ")
                .hasMessageContaining(elements);
    }

    @Test
    void aChangeOfSeveralLayersIsWrongOnce() {
        assertThatThrownBy(() -> models.load("gemma-2-9b", parsed("model.heads=1.5")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("error: " + Setting.MARK
                        + "set \"model.heads=1.5\": heads is 1.5; a whole number from 1 to 65536 is expected");
    }

    /** Of what every file has, every change to nonsense: no line and no column of a file that has no fault of its own. */
    @Test
    void whatIsWrongWithAChangeIsNeverSaidOfAFile() {
        int refused = 0;
        for (String path : List.of(
                "hw.memory.bandwidth",
                "hw.memory.0.capacity",
                "hw.compute.peak",
                "hw.compute.format",
                "hw.released",
                "hw.kind",
                "hw.name",
                "hw.power.tdp",
                "hw.links.kind",
                "hw.units.count",
                "hw.aliases",
                "hw.compute.0.source",
                "hw.complete",
                "hw.memory.level",
                "hw.sources")) {
            for (String value :
                    List.of("x", "-1", "0", "1e400", "true", "5 parsecs", "null", "-2x", "\u200b", "1e99x")) {
                try {
                    machine("h100", path + "=" + value);
                } catch (InvalidInputException e) {
                    refused++;
                    for (Problem problem : e.problems()) {
                        assertThat(problem.render())
                                .as(path + "=" + value)
                                .startsWith("error: " + Setting.MARK + "set \"" + path + "=");
                        assertThat(problem.line()).isZero();
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(80);
    }

    @Test
    void whatIsDoubtfulWithAChangeIsSaidOfIt() {
        List<Problem> warnings =
                machines.load("h100", parsed("hw.memory.bandwidth=0.000001x")).warnings();
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).render())
                .startsWith("warning: " + Setting.MARK
                        + "set \"hw.memory.bandwidth=0.000001x\" on catalogue:h100-sxm-80gb: the ridge point");
    }

    /** Whoever asks for twice a number does not copy it: every peak and link of every machine, four times as fast. */
    @Test
    void whatAChangeMakesIsNotDoubtedToBeCopiedRightly() {
        for (String id : machines.ids()) {
            HardwareProfile whole = machine(id);
            List<String> paths = new ArrayList<>();
            for (int i = 0;
                    i < whole.ceilings().size() + whole.compute().sparsePeaks().size();
                    i++) {
                paths.add("hw.compute." + i + ".peak=4x");
                paths.add("hw.compute." + i + ".peak=0.2x");
            }
            for (int i = 0; i < whole.links().size(); i++) {
                paths.add("hw.links." + i + ".bandwidth_per_direction=4x");
            }
            paths.add("hw.released=2019-01");
            for (String path : paths) {
                Loaded<HardwareProfile> changed;
                try {
                    changed = machines.load(id, parsed(path));
                } catch (InvalidInputException e) {
                    // Sparse peaks may stand in a list of their own.
                    assertThat(e).hasMessageContaining("leads to nothing");
                    continue;
                }
                assertThat(changed.warnings()).as(id + " " + path).noneMatch(WhatIfTest::doubtsACopy);
            }
        }
    }

    /** What is doubtful in a file is still said of it, but not of the value that another has replaced. */
    @Test
    void whatIsDoubtfulInTheFileIsSaidOfItBesideAChange() throws IOException {
        String text = Files.readString(Path.of("hardware-profiles/h100-sxm-80gb.json"));
        String doubtful = text.replace("\"450 GB/s\"", "\"900 GB/s\"");
        assertThat(doubtful).isNotEqualTo(text);
        List<Problem> own = machines.loadText("own", "own", doubtful, List.of()).warnings();
        assertThat(own).singleElement().extracting(Problem::message).asString().contains("2 times the 450 GB/s");
        assertThat(machines.loadText("own", "own", doubtful, parsed("hw.memory.bandwidth=2x"))
                        .warnings())
                .isEqualTo(own);
        assertThat(machines.loadText("own", "own", doubtful, parsed("hw.compute.matrix.bf16.peak=2x"))
                        .warnings())
                .isEqualTo(own);
        String link = "hw.links.scale-up.bandwidth_per_direction=";
        assertThat(machines.loadText("own", "own", doubtful, parsed(link + "0.5x"))
                        .warnings())
                .isEmpty();
        assertThat(machines.loadText("own", "own", doubtful, parsed(link + "2x"))
                        .warnings())
                .isEmpty();
    }

    private static boolean doubtsACopy(Problem problem) {
        return !problem.message().contains("the ridge point");
    }

    private HardwareProfile machine(String id, String... changes) {
        return machines.load(id, parsed(changes)).value();
    }

    private static List<Change> parsed(String... changes) {
        return Stream.of(changes).map(Change::parse).toList();
    }

    private static List<String> labels(HardwareProfile machine) {
        return machine.ceilings().stream().map(ComputeCeiling::label).toList();
    }
}
