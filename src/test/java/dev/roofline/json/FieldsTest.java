package dev.roofline.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private final Problems problems = new Problems();

    /** Reads a range, which its constructor refuses where it is turned round. */
    private static final ObjectReader<String> RANGE = new ObjectReader<>() {
        @Override
        public String read(Fields fields) throws UnsoundException {
            int from = fields.whole("from", 0, 9);
            int to = fields.whole("to", 0, 9);
            fields.requireSound();
            if (from > to) {
                throw new IllegalArgumentException("to is less than from");
            }
            return from + "-" + to;
        }
    };

    private Fields fields(String json) {
        SourceFile source = SourceReader.decode("x.json", json.getBytes(StandardCharsets.UTF_8));
        return Fields.of(LocatedJson.parse(source, problems), problems).orElseThrow();
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (Problem problem : problems.all()) {
            told.add(problem.pointer() + ": " + problem.message());
        }
        return told;
    }

    @Test
    void anObjectIsReadWhereItIsAndMayBeAbsentWhereItIsOptional() {
        Fields fields = fields("{\"a\": {\"from\": 1, \"to\": 4}}");
        assertThat(fields.object("a", RANGE)).contains("1-4");
        assertThat(fields.optionalObject("b", RANGE)).isEmpty();
        assertThat(problems.errors()).isZero();
        assertThat(fields.object("b", RANGE)).isEmpty();
        fields.finish();
        assertThat(told()).containsExactly(": \"b\" is missing");
    }

    @Test
    void nothingIsMadeOfAnObjectInWhichSomethingIsReported() {
        assertThat(fields("{\"from\": 9, \"too\": 4}").read(RANGE)).isEmpty();
        assertThat(told()).containsExactly(": \"to\" is missing", "/too: there is no key \"too\" here");
    }

    @Test
    void aRefusalStandsAtTheFieldThatItNames() {
        Fields fields =
                fields("{\"all\": [{\"from\": 1, \"to\": 1}, {\"from\": 5, \"to\": 2}, {\"from\": 2, \"to\": 3}]}");
        assertThat(fields.objects("all", RANGE)).containsExactly("1-1", "2-3");
        assertThat(told()).containsExactly("/all/1/to: to is less than from");
    }

    @Test
    void aRefusalStandsAtTheFieldThatTheReaderNames() {
        ObjectReader<String> reader = new ObjectReader<>() {
            @Override
            public String read(Fields fields) throws UnsoundException {
                fields.whole("from", 0, 9);
                fields.requireSound("from");
                throw new IllegalArgumentException("nothing is made of this");
            }
        };
        assertThat(fields("{\"from\": 1}").read(reader)).isEmpty();
        assertThat(told()).containsExactly("/from: nothing is made of this");
    }

    @Test
    void theFirstOfAnArrayIsItsFirstEntryWhateverThatIs() {
        ObjectReader<Boolean> first = new ObjectReader<>() {
            @Override
            public Boolean read(Fields fields) {
                return fields.isFirst();
            }
        };
        assertThat(fields("{\"a\": [{}, {}]}").objects("a", first)).containsExactly(true, false);
        assertThat(fields("{\"a\": [1, {}]}").objects("a", first)).containsExactly(false);
        assertThat(fields("{}").read(first)).contains(true);
    }

    @Test
    void namesLeadToWhatTheyStandForAndUnknownOnesToTheFirst() {
        Labels<Integer> numbers = new Labels<Integer>().add("one", 1).add("two", 2);
        Fields fields = fields("{\"a\": \"two\", \"b\": \"three\", \"c\": [\"two\", \"one\"], \"d\": 7}");
        assertThat(fields.choice("a", numbers)).isEqualTo(2);
        assertThat(fields.optionalChoice("e", numbers)).isEmpty();
        assertThat(fields.choices("c", numbers)).containsExactly(2, 1);
        assertThat(problems.errors()).isZero();
        assertThat(fields.choice("b", numbers)).isEqualTo(1);
        assertThat(fields.optionalChoice("d", numbers)).isEqualTo(Optional.of(1));
        assertThat(told())
                .containsExactly("/b: b is \"three\"; expected one or two", "/d: d is 7; one or two is expected");
    }
}
