package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.model.ModelSpec;
import dev.roofline.operator.Operator;
import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the printed formulas say is what is counted. */
class FormulaLawsTest {
    private final Set<String> expressions = new HashSet<>();

    @ParameterizedTest
    @EnumSource(Fusion.class)
    void everyOperatorOfEveryModelCountsWhatItsFormulaSays(Fusion fusion) {
        int planned = EveryOperator.ofShippedModels(fusion, this::assertCounted);
        assertThat(planned).isGreaterThan(3 * EveryOperator.MODELS.all().size());
        assertThat(expressions).contains("0", "2 m n k", "2 terms h e pairs");
        if (fusion == Fusion.IDEAL) {
            assertThat(expressions).contains("6 a state element and token", "2 h (2 e_score + 2 e_value) pairs");
        } else {
            assertThat(expressions).contains("5 a score", "2 x (4 a channel)", "7 H K V a token", "9 inner N a token");
        }
    }

    @Test
    void theSurveysProductsCountWhatTheirFormulasSay() {
        for (String name : List.of("bert-base-uncased", "gpt2", "t5-base")) {
            WorkloadOptions survey = WorkloadOptions.NONE.with(Field.COUNTING, Counting.SURVEY);
            assertThat(EveryOperator.of(EveryOperator.MODELS.load(name).value(), survey, this::assertCounted))
                    .isPositive();
        }
        assertThat(expressions).contains("2 h e pairs - outputs", "58 a token and channel");
    }

    @ParameterizedTest
    @CsvSource({
        "2 m n k, 48",
        "2 x (5 a fused score), 70",
        "m^2 - k (n + 1), -12",
        "(n-1)/n m, 1.3333333333333333",
        "'C(k,m) sum(q^2)', 66"
    })
    void anExpressionHasItsValue(String text, double value) {
        Map<String, Double> symbols = Map.of("m", 2.0, "n", 3.0, "k", 4.0, "fused score", 7.0, "sum(q^2)", 11.0);
        assertThat(Expression.value(text, symbols)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"2 m q", "2 (m", "2 m)", "2 % m"})
    void anExpressionThatIsNoFormulaIsRefused(String text) {
        assertThatThrownBy(() -> Expression.value(text, Map.of("m", 2.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    private void assertCounted(ModelSpec model, Workload workload, Operator operator) {
        expressions.add(operator.flopsFormula().expression());
        assertThat(operator.flopsFormula().source().address()).isNotBlank();
        Formulas.assertOperations(model.id() + " " + workload.phase(), operator);
    }
}
