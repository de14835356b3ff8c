package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.model.ModelSpec;
import dev.roofline.spec.InvalidInputException;
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
        assertThat(others.removeIf(link -> link.kind() == Interconnect.Kind.SCALE_UP)).isTrue();
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
                assertThat(machine(id, "hw.links." + i + "=null").links()).as("%s %s", id, i).isEqualTo(others);
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
                .hasMessageContaining("--set \"hw.memory=null\"")
                .hasMessageContaining("\"memory\" is missing");
    }

    @Test
    void whatIsWrongWithAValueIsShownInTheChangeThatMadeIt() {
        assertThatThrownBy(() -> machine("h100", "hw.links.scale-up.bandwidth_per_direction=0"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--set:1:43: error: /links/0/bandwidth_per_direction: ")
                .hasMessageContaining("\n  hw.links.scale-up.bandwidth_per_direction=0\n" + " ".repeat(44) + "^")
                .hasMessageNotContaining("450 GB/s");
    }

    @Test
    void aKeyThatNothingReadsIsShownInTheChangeThatSetIt() {
        assertThatThrownBy(() -> machine("h100", "hw.memory.hbm3.bandwith=2x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--set:1:16: error: /memory/0")
                .hasMessageContaining("\n  hw.memory.hbm3.bandwith=2x\n" + " ".repeat(17) + "^");
    }

    @Test
    void aContradictionWithTheRestOfAFileNamesTheChange() {
        assertThatThrownBy(() -> models.load("llama-3.1-8b", parsed("model.kv_heads=5")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("error: catalogue:llama-3.1-8b is not usable with --set \"model.kv_heads=5\";"
                        + " its lines are shown as they were\n")
                .hasMessageContaining("heads (32) is not a multiple of kv_heads (5)");
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
