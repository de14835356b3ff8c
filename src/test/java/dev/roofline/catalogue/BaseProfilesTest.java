package dev.roofline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Interconnect;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Problem;
import dev.roofline.units.Engine;
import dev.roofline.units.NumberFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles that extend others. */
class BaseProfilesTest {
    private static final Catalogue<HardwareProfile> SHIPPED = Catalogue.hardware(List.of());

    @TempDir
    Path folder;

    private final HardwareProfile h100 = SHIPPED.load("h100").value();

    /** As little as a name and a number: all else is the base's, and says so. */
    @Test
    void whatIsNotGivenIsInherited() throws IOException {
        HardwareProfile own =
                read("own.json", "{'extend': 'H100', 'name': 'Own', 'memory': [{'bandwidth': '5 TB/s'}]}");
        assertThat(own.name()).isEqualTo("Own");
        assertThat(own.mainBandwidth().bytesPerSecond()).isEqualTo(5e12);
        assertThat(own.mainMemory().label()).isEqualTo(h100.mainMemory().label());
        assertThat(own.mainMemory().capacity()).isEqualTo(h100.mainMemory().capacity());
        assertThat(own.compute().complete()).isEqualTo(h100.compute().complete());
        assertThat(own.links()).hasSameSizeAs(h100.links());
        assertThat(own.powerWatts()).isEqualTo(h100.powerWatts());
        for (int i = 0; i < own.ceilings().size(); i++) {
            ComputeCeiling peak = own.ceilings().get(i);
            assertThat(peak.peak()).isEqualTo(h100.ceilings().get(i).peak());
            assertThat(peak.provenance().kind())
                    .isEqualTo(h100.ceilings().get(i).provenance().kind());
            assertThat(peak.provenance().address())
                    .isEqualTo("from h100-sxm-80gb: "
                            + h100.ceilings().get(i).provenance().address());
        }
        assertThat(own.identity().aliases()).isEmpty();
        assertThat(own.released()).isEmpty();
        assertThat(own.evidence().confidence()).isEqualTo("unstated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'memory': [{'capacity': '96 GB'}, {'bandwidth': '5 TB/s'}]",
                "'links': [{'kind': 'scale-up', 'domain': 4}, {'kind': 'scale-up', 'domain': 16}]",
                "'compute': [{'engine': 'matrix', 'format': 'fp16', 'peak': '1 TFLOP/s'},"
                        + " {'engine': 'matrix', 'format': 'FP16', 'peak': '2 TFLOP/s'}]"
            })
    void anEntryOfTheBaseIsChangedOnce(String list) {
        assertThatThrownBy(() -> read("own.json", "{'extend': 'h100', 'name': 'Own', " + list + "}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/1: it changes the entry that the one in line 1 changes too");
    }

    /** The source of a number that is given is not that of the number in whose place it stands. */
    @Test
    void aNumberThatIsGivenHasNoSourceOfTheBase() throws IOException {
        HardwareProfile faster =
                read("faster.json", "{'extend': 'h100', 'name': 'F', 'memory': [{'bandwidth': '5 TB/s'}]}");
        assertThat(faster.mainMemory().provenance())
                .satisfies(BaseProfilesTest::isGiven)
                .extracting(Provenance::address)
                .asString()
                .endsWith("faster.json");
        assertThat(faster.mainMemory().capacityProvenance().address()).startsWith("from h100-sxm-80gb: ");
        HardwareProfile larger =
                read("larger.json", "{'extend': 'h100', 'name': 'L', 'memory': [{'capacity': '141 GB'}]}");
        assertThat(larger.mainMemory().capacity().orElseThrow().count()).isEqualTo(141e9);
        assertThat(larger.mainMemory().capacityProvenance()).satisfies(BaseProfilesTest::isGiven);
        assertThat(larger.mainMemory().bandwidth()).isEqualTo(h100.mainMemory().bandwidth());
        assertThat(larger.mainMemory().provenance().address()).startsWith("from h100-sxm-80gb: ");
        HardwareProfile sourced = read(
                "sourced.json",
                "{'extend': 'h100', 'name': 'S', 'sources': {'talk': {'kind': 'announced', 'address': 'a talk',"
                        + " 'date': '2026-11'}}, 'power': {'tdp': '900 W', 'source': 'talk'}}");
        assertThat(sourced.powerWatts()).hasValue(900);
        assertThat(sourced.power().orElseThrow().provenance().address()).isEqualTo("a talk");
    }

    @Test
    void peaksMeetByEngineAndFormatAndLinksByKind() throws IOException {
        HardwareProfile own = read(
                "own.json",
                "{'extend': 'h100', 'name': 'Own', 'compute': [{'engine': 'matrix', 'format': 'fp8', 'peak':"
                        + " '3 PFLOP/s'}, {'engine': 'matrix', 'format': 'fp4', 'peak': '6 PFLOP/s'}], 'links': [{'kind':"
                        + " 'scale-up', 'domain': 72}]}");
        assertThat(own.ceilings()).hasSize(h100.ceilings().size() + 1);
        assertThat(own.peak(Engine.MATRIX, NumberFormat.FP8)
                        .orElseThrow()
                        .peak()
                        .perSecond())
                .isEqualTo(3e15);
        assertThat(own.peak(Engine.MATRIX, NumberFormat.BF16).orElseThrow().peak())
                .isEqualTo(h100.peak(Engine.MATRIX, NumberFormat.BF16)
                        .orElseThrow()
                        .peak());
        Interconnect link = own.link(Interconnect.Kind.SCALE_UP).orElseThrow();
        Interconnect before = h100.link(Interconnect.Kind.SCALE_UP).orElseThrow();
        assertThat(link.domain()).hasValue(72);
        assertThat(link.bandwidth()).isEqualTo(before.bandwidth());
        // Of another dense peak nobody knows the sparse one.
        assertThat(own.compute().sparsePeaks()).noneMatch(peak -> peak.format() == NumberFormat.FP8);
        assertThat(own.compute().sparsePeaks())
                .hasSize(h100.compute().sparsePeaks().size() - 1);
    }

    @Test
    void nullTakesAway() throws IOException {
        HardwareProfile own =
                read("own.json", "{'extend': 'h100', 'name': 'Own', 'links': null, 'memory': [{'capacity': null}]}");
        assertThat(own.links()).isEmpty();
        assertThat(own.mainMemory().capacity()).isEmpty();
        assertThat(own.mainBandwidth()).isEqualTo(h100.mainBandwidth());
    }

    @Test
    void sourcesOfWhatIsInheritedStay() {
        assertThatThrownBy(() -> read("own.json", "{'extend': 'h100', 'name': 'Own', 'sources': null}"))
                .satisfies(thrown -> {
                    List<Problem> problems = ((InvalidInputException) thrown).problems();
                    assertThat(problems).hasSize(1);
                    assertThat(problems.get(0).file()).endsWith("own.json");
                    assertThat(problems.get(0).pointer()).isEqualTo("/sources");
                });
    }

    @Test
    void aDomainThatIsGivenIsNotCalledAsThatOfTheBase() throws IOException {
        HardwareProfile own =
                read("own.json", "{'extend': 'h100', 'name': 'Own', 'links': [{'kind': 'scale-up', 'domain': 72}]}");
        assertThat(own.link(Interconnect.Kind.SCALE_UP).orElseThrow().domain()).hasValue(72);
        assertThat(own.link(Interconnect.Kind.SCALE_UP).orElseThrow().domainName())
                .isEmpty();
        assertThat(h100.link(Interconnect.Kind.SCALE_UP).orElseThrow().domainName())
                .isPresent();
    }

    /** A chain, by files beside each other, from wherever it is read. */
    @Test
    void aFileExtendsAFileBesideIt() throws IOException {
        read("first.json", "{'extend': 'h100', 'name': 'First', 'power': {'tdp': '800 W'}}");
        HardwareProfile second =
                read("second.json", "{'extend': 'first.json', 'name': 'Second', 'memory': [{'bandwidth': '5 TB/s'}]}");
        assertThat(second.powerWatts()).hasValue(800);
        assertThat(second.power().orElseThrow().provenance().address()).endsWith("first.json");
        assertThat(second.ceilings().get(0).provenance().address()).startsWith("from h100-sxm-80gb: ");
        assertThat(second.mainMemory().provenance().address()).endsWith("second.json");
    }

    /** A user's file of a shipped name may extend what it stands in for. */
    @Test
    void aFileMayExtendTheShippedOneOfItsName() throws IOException {
        write("h100-sxm-80gb.json", "{'extend': 'h100-sxm-80gb', 'name': 'Ours', 'power': {'tdp': '500 W'}}");
        HardwareProfile ours =
                Catalogue.hardware(List.of(folder)).load("h100-sxm-80gb").value();
        assertThat(ours.name()).isEqualTo("Ours");
        assertThat(ours.powerWatts()).hasValue(500);
        assertThat(ours.mainBandwidth()).isEqualTo(h100.mainBandwidth());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'extend': 'h10o', 'name': 'x'} | no machine is called \"h10o\", and no file beside this one",
                "{'extend': 'llama-3.1-8b', 'name': 'x'} | no machine is called",
                "{'extend': 'none.json', 'name': 'x'} | no machine is called",
                "{'extend': 7, 'name': 'x'} | extend is 7; the name or the file of another profile is expected",
                "{'extend': 'model.json', 'name': 'x'} | \"model.json\" is no hardware profile",
                "{'extend': 'own.json', 'name': 'x'} | extend leads in a circle",
            })
    void whatCannotBeExtendedIsSaidWhereItStands(String text, String message) throws IOException {
        write("model.json", "{'schema': 'roofline-model/1'}");
        assertThatThrownBy(() -> read("own.json", text)).satisfies(thrown -> {
            Problem problem = ((InvalidInputException) thrown).problems().get(0);
            assertThat(problem.message()).startsWith(message);
            assertThat(problem.pointer()).isEqualTo("/extend");
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.column()).isEqualTo(12);
        });
    }

    @Test
    void aCircleIsSaidWithAllThatAreInIt() throws IOException {
        write("b.json", "{'extend': 'c.json', 'name': 'b'}");
        write("c.json", "{'extend': 'a.json', 'name': 'c'}");
        assertThatThrownBy(() -> read("a.json", "{'extend': 'b.json', 'name': 'a'}"))
                .hasMessageContaining("circle")
                .hasMessageContaining("b.json")
                .hasMessageContaining("c.json");
    }

    /** A machine's own name is not inherited, and what is wrong in what is given is shown in the file that gives it. */
    @Test
    void theRestIsCheckedAsEveryProfileIs() throws IOException {
        assertThatThrownBy(() -> read("own.json", "{'extend': 'h100', 'memory': [{'bandwith': '5 TB/s'}]}"))
                .satisfies(thrown -> {
                    List<Problem> problems = ((InvalidInputException) thrown).problems();
                    assertThat(problems).allMatch(problem -> problem.file().endsWith("own.json"));
                    assertThat(problems.toString())
                            .contains("\"name\" is missing")
                            .contains("bandwith");
                });
    }

    private static void isGiven(Provenance provenance) {
        assertThat(provenance.kind()).isEqualTo(Provenance.Kind.ASSUMED);
        assertThat(provenance.address()).startsWith("given in ");
        assertThat(provenance.doubt()).isEmpty();
    }

    private HardwareProfile read(String name, String text) throws IOException {
        return SHIPPED.loadFile(write(name, text).toString()).value();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
    }
}
