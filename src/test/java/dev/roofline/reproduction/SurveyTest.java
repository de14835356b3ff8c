package dev.roofline.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.model.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published tables against this tool's own operators. */
class SurveyTest {
    private final Catalogue<ModelSpec> catalogue = Catalogue.models(List.of());
    private final List<Comparison> comparisons =
            new Survey(name -> catalogue.load(name).value()).compare();

    @Test
    void reproducesTheTableCellsThatThePapersOwnRulesReproduce() {
        assertThat(equal("table-")).isEqualTo(125);
        assertThat(all("table-")).isEqualTo(135);
    }

    @Test
    void reproducesTheFigureLabelsOfBertBaseAndGpt2() {
        assertThat(comparisons.stream()
                        .filter(each -> each.published().group().startsWith("figure-"))
                        .filter(each -> !each.published().item().startsWith("bert-large"))
                        .filter(each -> each.verdict() == Comparison.Outcome.EQUAL))
                .hasSize(35);
    }

    @Test
    void explainsEveryNumberThatItDoesNotReproduce() {
        assertThat(comparisons)
                .allSatisfy(each -> assertThat(each.verdict() == Comparison.Outcome.EQUAL
                                || !each.published().note().isEmpty())
                        .as(each.toString())
                        .isTrue());
        assertThat(comparisons).noneMatch(each -> each.verdict() == Comparison.Outcome.OFF);
    }

    @Test
    void aFactorOfTwoIsNeverEqualNorWithin() {
        int told = 0;
        for (Comparison each : comparisons) {
            // A number printed with one digit, such as 0.01, cannot tell a factor of two by itself.
            boolean oneDigit = each.published().printed().replaceAll("[.0]", "").length() < 2;
            if (each.verdict() != Comparison.Outcome.EQUAL || oneDigit) {
                continue;
            }
            Comparison doubled = new Comparison(
                    new PublishedNumber(
                            each.published().group(),
                            each.published().item(),
                            each.published().source(),
                            each.published().printed(),
                            each.published().unit(),
                            ""),
                    2 * each.ours());
            told++;
            assertThat(doubled.verdict()).as(each.toString()).isEqualTo(Comparison.Outcome.OFF);
        }
        assertThat(told).isGreaterThan(120);
    }

    private long equal(String group) {
        return comparisons.stream()
                .filter(each -> each.published().group().startsWith(group))
                .filter(each -> each.verdict() == Comparison.Outcome.EQUAL)
                .count();
    }

    private long all(String group) {
        return comparisons.stream()
                .filter(each -> each.published().group().startsWith(group))
                .count();
    }
}
