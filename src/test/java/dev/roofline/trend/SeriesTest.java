package dev.roofline.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.hardware.Market;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void givesThePapersRatesToFourDigits() {
        assertThat(growths(PaperSeries.ofHardware(), 3)).containsExactly("3.026 of 37", "1.592 of 12", "1.415 of 10");
    }

    @Test
    void givesThePapersGrowthOfModelsAndOfTheirTraining() {
        assertThat(growths(PaperSeries.ofModels().subList(0, 2), 0)).containsExactly("413 of 10", "755 of 10");
        // The line drawn in the figure is 1.86x every two years; its label says 2x.
        assertThat(growths(PaperSeries.ofModels().subList(2, 3), 2)).containsExactly("1.86 of 7");
    }

    @Test
    void givesTheRatesOfGenerationsThatAnIndependentFitGives() {
        // Fitted apart from this code to the same generations: 1.57 by stack, 1.48 by pin, 1.43 by slot, 1.45 by lane.
        assertThat(growths(GenerationSeries.ofDram(), 2)).containsExactly("1.57 of 31", "1.48 of 10");
        assertThat(growths(GenerationSeries.ofLinks(), 2)).containsExactly("1.43 of 7", "1.45 of 21");
    }

    @Test
    void givesFromTheProfilesWhatOtherChoicesOfDevicesGive() {
        // An independent set of 47 devices has 2.97 (2.77 to 3.19), 1.83 (1.73 to 1.93) and 1.73 (1.66 to 1.79), its
        // best of each year 3.08 (2.89 to 3.28), 1.86 and 1.73: the choice of devices moves a slope by a tenth, not by
        // a half.
        assertThat(growth(TrendQuantity.PEAK, "per device, dense, format then customary ("))
                .isCloseTo(2.97, within(0.3));
        assertThat(growth(TrendQuantity.PEAK, "per device, dense, format then customary, the fastest"))
                .isCloseTo(3.08, within(0.2));
        assertThat(growth(TrendQuantity.DRAM, "per device with DRAM")).isCloseTo(1.83, within(0.15));
        assertThat(growth(TrendQuantity.DRAM, "per device with DRAM, of the machine"))
                .isCloseTo(1.86, within(0.1));
        assertThat(growth(TrendQuantity.INTERCONNECT, "per device, one direction, all"))
                .isCloseTo(1.73, within(0.15));
        assertThat(growth(TrendQuantity.INTERCONNECT, "per device, one direction, of the machine"))
                .isCloseTo(1.73, within(0.1));
    }

    /** Of the quotient, over the same machines, the growth is the quotient of the growths. */
    @Test
    void theRidgeOfTheFlagshipsGrowsAsTheirPeaksOverTheirBandwidths() {
        double quotient = growth(TrendQuantity.PEAK, "per device, dense, format then customary, the fastest")
                / growth(TrendQuantity.DRAM, "per device with DRAM, of the machine");
        assertThat(growth(TrendQuantity.RIDGE, "per device with DRAM, of the machine"))
                .isCloseTo(quotient, within(1e-9));
    }

    private static double growth(TrendQuantity quantity, String definition) {
        return new ProfileSeries(machines())
                .ofHardware().stream()
                        .filter(series -> series.quantity() == quantity
                                && series.definition().startsWith(definition))
                        .findFirst()
                        .orElseThrow()
                        .fit()
                        .orElseThrow()
                        .growth(2);
    }

    @Test
    void namesADefinitionBesideEverySlope() {
        List<Series> all = new ArrayList<>(PaperSeries.ofHardware());
        all.addAll(PaperSeries.ofModels());
        all.addAll(new ProfileSeries(machines()).ofHardware());
        assertThat(all).allSatisfy(series -> assertThat(series.definition()).containsPattern("per (\\w+ )?\\w+"));
    }

    @Test
    void takesOneFlagshipAYearAndOnlyServers() {
        List<HardwareProfile> flagships = new ProfileSeries(machines()).flagships();
        assertThat(flagships)
                .allSatisfy(machine -> assertThat(machine.identity().market()).isEqualTo(Market.SERVER));
        assertThat(flagships.stream().map(machine -> machine.released().substring(0, 4)))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(flagships.stream().map(HardwareProfile::id))
                .contains("a100-sxm-80gb", "mi250x", "h100-sxm-80gb", "mi300x");
    }

    private static List<String> growths(List<Series> series, int digits) {
        List<String> texts = new ArrayList<>();
        for (Series each : series) {
            BigDecimal growth =
                    new BigDecimal(each.fit().orElseThrow().growth(2)).setScale(digits, RoundingMode.HALF_UP);
            texts.add(growth + " of " + each.points().size());
        }
        return texts;
    }

    private static List<HardwareProfile> machines() {
        List<HardwareProfile> machines = new ArrayList<>();
        Catalogue.hardware(List.of()).all().forEach(each -> machines.add(each.value()));
        return machines;
    }
}
