package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.Problems;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final String CONFIG = """
            {'a': 12, 'b': 5, 'half': 0.5, 'nothing': null, 'on': true, 'off': false,
            'word': 'silu', 'list': [3, 'x', 1.0], 'inner': {'size': 7}, 'letters': 'M*E', 'zero': 0,
            'endless': Infinity, 'large': 1e16, 'larger': 1e999999999, 'beyond': 1e99999999999, 'fine': 1e-999999999,
            'model_type': 'x', 'torch': 'torch.float16', 'labels': {'0': 'cat', '1': 'dog'}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            1 + 2 * 3~ 7
            (1 + 2) * 3~ 9
            10 - 3 - 2~ 5
            24 / 4 / 2~ 3
            a % b * 2~ 4
            - b + 1~ -4
            a * half~ 6
            1 / half~ 2
            half / 4~ 0.125
            1 + 1 == 2 && 3 > 2~ true
            on || off && off~ true
            !off == on~ true
            on ? off ? 1 : 2 : 3~ 2
            off ? 1 : on ? 2 : 3~ 2
            nothing ?? absent ?? 4~ 4
            absent ?? b == 5~ true
            absent ?? 'x' == 'x' ? 1 : 2~ 1
            nothing == none~ true
            absent != none~ false
            a == none~ false
            none == none~ true
            none == 5~ false
            word == 'silu'~ true
            word == 5~ false
            1 == 1.0~ true
            true == 1~ false
            a <= 12 && a >= 12 && !(a < 12) && !(a > 12)~ true
            inner.size~ 7
            inner.none_such ?? 1~ 1
            absent.size ?? 2~ 2
            item(list, 1)~ 'x'
            item(list, 2)~ 1
            item(letters, 1)~ '*'
            length(list)~ 3
            length(letters)~ 3
            length(labels)~ 2
            contains(list, 1)~ true
            contains(list, 'y')~ false
            contains(letters, 'E')~ true
            multiple(100, 64)~ 128
            multiple(128, 64)~ 128
            min(a, b)~ 5
            max(a, b)~ 12
            whole(a * 0.29)~ 3
            activation('gelu_new')~ 'gelu_tanh'
            activation(word)~ 'silu'
            format(torch)~ 'fp16'
            name + 1~ 25
            a_of_its_own ?? 9~ 9
            off && absent == 5~ false
            on || absent == 5~ true
            """)
    void comesTo(String expression, String value) {
        assertThat(evaluated(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a / b~ 1:7 a (12) is not a multiple of b (5)
            a * 2 / b~ 1:7 24 (from a) is not a multiple of b (5)
            7 / b~ 1:16 7 is not a multiple of b (5)
            a / zero~ 2:88 zero is 0; a number to divide by is expected
            a % zero~ 2:88 zero is 0; a number to divide by is expected
            word + 1~ 2:9 word is the text "silu"; a number is expected
            on + 1~ 1:55 on is true; a number is expected
            a ? 1 : 2~ 1:7 a is 12; true or false is expected
            !list~ 2:25 list is an array; true or false is expected
            word.size~ 2:9 word is the text "silu"; an object is expected
            item(list, 3)~ 2:25 list has 3 entries, numbered from 0; entry 3 is asked for
            item(list, 0 - 1)~ 2:25 list has 3 entries, numbered from 0; entry -1 is asked for
            item(list, half)~ 2:25 list has 3 entries, numbered from 0; entry 0.5 is asked for
            item(a, 0)~ 1:7 a is 12; a list is expected
            endless~ 3:12 endless is Infinity; a number up to 1e15 with at most 30 decimals is expected
            large~ 3:31 large is 1e16; a number up to 1e15 with at most 30 decimals is expected
            larger~ 3:47 larger is 1e999999999; a number up to 1e15 with at most 30 decimals is expected
            beyond~ 3:70 beyond is 1e99999999999; a number up to 1e15 with at most 30 decimals is expected
            fine~ 3:93 fine is 1e-999999999; a number up to 1e15 with at most 30 decimals is expected
            a * 1000000000000000~ 1:7 what is computed from a is above 1e15 or has more than 30 decimals
            absent~ 1:1 "absent" is missing
            nothing + 1~ 1:1 "nothing" is missing
            absent ?? missing~ 1:1 "missing" is missing
            min(absent, 1) + inner.x~ 1:1 "absent" and "inner.x" are missing
            absent == 5~ 1:1 "absent" is missing
            activation(absent)~ 1:1 "absent" is missing
            activation(a)~ 1:7 a is 12; the name of an activation is expected
            """)
    void saysWhatIsWrong(String expression, String problem) {
        assertThatThrownBy(() -> evaluated(expression))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(Configs.said(e.problems())).isEqualTo(problem));
    }

    @Test
    void anUnknownActivationIsNamedBesideTheKnownOnes() {
        assertThatThrownBy(() -> evaluated("activation(letters)"))
                .hasMessageContaining("letters is \"M*E\", an activation that is not known here; expected gelu, ")
                .hasMessageContaining("quick_gelu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a +",
                "(a",
                "a b",
                "'open",
                "sine(a)",
                "min(a)",
                "a ? b",
                "a &",
                "1..2 + 3",
                "item(a, b, c)",
                "#"
            })
    void whatIsNoExpressionIsRefused(String text) {
        assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String evaluated(String expression) {
        Problems problems = new Problems();
        JsonObject root = (JsonObject) Configs.parse(CONFIG, problems);
        Findings findings = new Findings(problems, root.place());
        Map<String, Expression> names =
                Map.of("name", Expression.parse("a * 2"), "a_of_its_own", Expression.parse("a_of_its_own ?? 9"));
        Value value = new Evaluation(new Config(root), names, findings)
                .needed(Expression.parse(expression), Evaluation.NO_LAYER);
        findings.reportMissing();
        problems.throwIfErrors();
        return Configs.json(Nodes.of(value, root.place()));
    }
}
