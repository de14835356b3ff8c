package dev.roofline.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Provenance;
import dev.roofline.json.Loaded;
import dev.roofline.render.JsonText;
import dev.roofline.specfile.HardwareProfileWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {
    private static final List<HardwareProfile> MACHINES = machines();
    private static final double MIDDLE_OF_2030 = Dates.year("2030");

    /** Counted apart from this code, in Python from the decoded points: the line in mid-2030 and a new point's interval. */
    @ParameterizedTest
    @CsvSource({
        "0, 4.315738381e16, 3.975332613e15, 4.685292926e17",
        "1, 1.277221439e13, 3.755329527e12, 4.343945296e13",
        "2, 2.594825174e11, 1.304519522e11, 5.161377479e11"
    })
    void extendsThePapersFitsAsAnIndependentCountDoes(int series, double value, double low, double high) {
        Fit fit = PaperSeries.ofHardware().get(series).fit().orElseThrow();
        assertThat(fit.at(MIDDLE_OF_2030)).isCloseTo(value, within(value * 1e-8));
        assertThat(fit.predictionAt(MIDDLE_OF_2030).low()).isCloseTo(low, within(low * 1e-6));
        assertThat(fit.predictionAt(MIDDLE_OF_2030).high()).isCloseTo(high, within(high * 1e-6));
    }

    /**
     * Counted in the same way from the shipped profiles: the machine of the highest 16-bit (else fp32, else fp64) peak of
     * each year. A profile that is added for a flagship moves them.
     */
    @Test
    void putsTheHypotheticalMachineOnTheLinesOfTheFlagships() {
        HardwareProfile machine = HypotheticalMachine.of(2030, new ProfileSeries(MACHINES));
        assertThat(machine.ceilings().get(0).peak().perSecond()).isCloseTo(6.215021496e16, within(1e8));
        assertThat(machine.mainBandwidth().bytesPerSecond()).isCloseTo(4.522575212e13, within(1e5));
        assertThat(machine.links().get(0).bandwidth().bytesPerSecond()).isCloseTo(2.835030997e12, within(1e4));
        assertThat(machine.ceilings().get(0).provenance().doubt().orElseThrow())
                .contains("11.28 PFLOP/s and 342.3 PFLOP/s");
    }

    @Test
    void saysOfEveryNumberOfAHypotheticalMachineThatItIsProjected() {
        HardwareProfile machine = HypotheticalMachine.of(2040, new ProfileSeries(MACHINES));
        List<Provenance> all = new ArrayList<>();
        machine.ceilings().forEach(ceiling -> all.add(ceiling.provenance()));
        machine.memory().forEach(level -> all.add(level.provenance()));
        machine.links().forEach(link -> all.add(link.provenance()));
        assertThat(all).hasSize(5).allSatisfy(provenance -> {
            assertThat(provenance.kind()).isEqualTo(Provenance.Kind.PROJECTED);
            assertThat(provenance.doubt().orElseThrow()).contains("with 95 %");
            assertThat(provenance.address()).contains("points from");
        });
        assertThat(machine.name()).containsIgnoringCase("hypothetical");
        assertThat(machine.id()).isEqualTo("hypothetical-2040");
    }

    @ParameterizedTest
    @ValueSource(ints = {1990, 2026, 2101, 20300})
    void refusesYearsThatAreNoneToCome(int year) {
        assertThatThrownBy(() -> HypotheticalMachine.of(year, new ProfileSeries(MACHINES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a machine is projected to a year from 2027 to 2100, not to " + year);
    }

    @Test
    void aNewPointIsLessSureThanTheLine() {
        for (Series series : new ProfileSeries(MACHINES).ofHardware()) {
            Fit fit = series.fit().orElseThrow();
            for (double year = 1995; year < 2060; year += 5) {
                assertThat(fit.predictionAt(year).low())
                        .isLessThan(fit.confidenceAt(year).low());
                assertThat(fit.predictionAt(year).high())
                        .isGreaterThan(fit.confidenceAt(year).high());
                assertThat(fit.at(year))
                        .isBetween(
                                fit.confidenceAt(year).low(),
                                fit.confidenceAt(year).high());
            }
        }
    }

    @Test
    void twiceEveryValueIsTwiceTheProjection() {
        Series series = PaperSeries.ofHardware().get(1);
        List<TimePoint> doubled = new ArrayList<>();
        for (TimePoint point : series.points()) {
            doubled.add(TimePoint.of(point.date(), point.name(), 2 * point.value(), point.source(), point.doubt()));
        }
        Fit fit = series.fit().orElseThrow();
        Fit twice = new Series(series.quantity(), series.definition(), series.unit(), true, doubled)
                .fit()
                .orElseThrow();
        assertThat(twice.at(2040) / fit.at(2040)).isCloseTo(2, within(1e-9));
        assertThat(twice.predictionAt(2040).high() / fit.predictionAt(2040).high())
                .isCloseTo(2, within(1e-9));
        assertThat(twice.growth(2)).isCloseTo(fit.growth(2), within(1e-9));
    }

    /** What a user writes down of a machine is the machine: sources, doubts and all. */
    @Test
    void everyMachineReadsBackAsItWasWritten() {
        Catalogue<HardwareProfile> catalogue = Catalogue.hardware(List.of());
        List<HardwareProfile> all = new ArrayList<>(MACHINES);
        all.add(HypotheticalMachine.of(2030, new ProfileSeries(MACHINES)));
        for (HardwareProfile machine : all) {
            Loaded<HardwareProfile> read = catalogue.loadText(
                    "test", machine.id(), JsonText.of(json -> HardwareProfileWriter.write(json, machine)), List.of());
            assertThat(read.value()).isEqualTo(machine);
            assertThat(read.warnings()).isEmpty();
        }
    }

    private static List<HardwareProfile> machines() {
        List<HardwareProfile> machines = new ArrayList<>();
        Catalogue.hardware(List.of()).all().forEach(each -> machines.add(each.value()));
        return machines;
    }
}
