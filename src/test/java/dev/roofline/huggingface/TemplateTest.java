package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonArray;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.model.Layers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final String TINY = "{'model_type': 'tiny',\n'hidden_size': 64, 'num_heads': 4,\n'num_layers': 5";

    @Test
    void layersThatComeOutAlikeAreOneGroupAndTheRestIsLeftOut() {
        assertThat(Configs.json(tiny(", 'sliding_window': 16, 'mlp_size': 128}")))
                .isEqualTo(
                        "{'schema':'roofline-model/1','name':'id','family':'Tiny','width':64,'stacks':[{'kind':'decoder',"
                                + "'groups':["
                                + "{'layers':'0-4:2','norm':'rms','attention':{'heads':4,'kv_heads':4,'head_size':16,'window':16},"
                                + "'feed_forward':{'kind':'dense','width':128}},"
                                + "{'layers':'1-3:2','norm':'rms','attention':{'heads':4,'kv_heads':4,'head_size':16},"
                                + "'feed_forward':{'kind':'dense','width':128}}]}],"
                                + "'head':{'tied':false,'outputs':7},'notes':['as it stands']}");
    }

    @Test
    void flagsThatAreTrueAndElementsThatAreThereAreKept() {
        JsonNode document = tiny(", 'mlp_size': 8, 'use_bias': true, 'sinks': true, 'tied': true, 'num_kv_heads': 2}");
        assertThat(Configs.member(document, "stacks"))
                .isEqualTo(
                        "[{'kind':'decoder','groups':[{'layers':'0-4','norm':'rms','attention':{'heads':4,'kv_heads':2,"
                                + "'head_size':16,'sinks':true},'feed_forward':{'kind':'dense','width':8,'bias':['in']}}]}]");
        assertThat(Configs.member(document, "head")).isEqualTo("{'tied':true,'outputs':7}");
    }

    @Test
    void aTableThatIsLikeAnotherTakesItsNamesOverOneByOne() {
        String text = "{'model_type': 'tiny_moe', 'hidden_size': 8, 'num_kv_heads': 2, "
                + "'router': {'num_experts': 3, 'jitter_size': 2, 'kind': 'top'}}";
        assertThat(Configs.member(Configs.read(text, null, Configs.TEST_TABLES), "stacks"))
                .isEqualTo("[{'kind':'decoder','heads':4,'kv':2,'experts':3}]");
        assertThat(Configs.TEST_TABLES.table("tiny_moe").keys())
                .containsExactlyInAnyOrder(
                        "act", "router.kind", "hidden_size", "num_heads", "num_kv_heads", "router.num_experts");
    }

    @Test
    void everyValueStandsWhereTheConfigHasIt() {
        JsonObject root = (JsonObject) tiny(", 'sliding_window': 16}");
        assertThat(root.value("width").place().label()).isEqualTo("hidden_size");
        assertThat(Objects.requireNonNull(root.members().get("width"))
                        .keyPlace()
                        .line())
                .isEqualTo(2);
        assertThat(root.value("schema").place().label()).isEqualTo("the document");
        JsonObject stack =
                (JsonObject) ((JsonArray) root.value("stacks")).items().get(0);
        JsonObject group =
                (JsonObject) ((JsonArray) stack.value("groups")).items().get(0);
        assertThat(group.value("layers").place().line()).isEqualTo(3);
        JsonObject attention = (JsonObject) group.value("attention");
        assertThat(attention.value("kv_heads").place().label()).isEqualTo("num_heads");
        assertThat(attention.value("head_size").place().label()).isEqualTo("hidden_size");
        assertThat(attention.value("window").place().label()).isEqualTo("sliding_window");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            0~ num_layers is 0; a whole number from 1 to 10000 is expected
            -3~ num_layers is -3; a whole number from 1 to 10000 is expected
            2.5~ num_layers is 2.5; a whole number from 1 to 10000 is expected
            1000000000~ num_layers is 1000000000; a whole number from 1 to 10000 is expected
            'x'~ num_layers is the text "x"; a whole number from 1 to 10000 is expected
            """)
    void aNumberOfLayersThatNoModelHasIsAnError(String count, String problem) {
        String text = "{'model_type': 'tiny', 'hidden_size': 64, 'num_heads': 4, 'num_layers': " + count + "}";
        assertThat(Configs.problems(text, null, Configs.TEST_TABLES)).isEqualTo("1:73 " + problem);
    }

    @Test
    void whatIsWrongInEveryLayerIsSaidOnceAndMissingKeysTogether() {
        assertThat(Configs.problems("{'model_type': 'tiny', 'num_layers': 100}", null, Configs.TEST_TABLES))
                .isEqualTo("1:1 \"hidden_size\" and \"num_heads\" are missing");
        assertThat(Configs.problems(TINY.replace("64", "63") + "}", null, Configs.TEST_TABLES))
                .isEqualTo("2:16 hidden_size (63) is not a multiple of num_heads (4)");
    }

    @Test
    void onlyTheValuesThatATableIsRightForAreRead() {
        tiny(", 'act': 'silu'}");
        tiny(", 'act': 1.0}");
        tiny(", 'act': null}");
        assertThat(Configs.problems(TINY + ", 'act': 'relu'}", null, Configs.TEST_TABLES))
                .isEqualTo("3:25 act is \"relu\"; model_type \"tiny\" is only understood with \"silu\" or 1");
    }

    @Test
    void namesThatStandForEachOtherAreRefused() {
        assertThatThrownBy(() -> new MappingTable(
                        "x",
                        "X",
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        List.of(),
                        Set.of(),
                        false,
                        Map.of("a", Expression.parse("b"), "b", Expression.parse("1 + a")),
                        Template.of(Configs.parse("{'width': 'a'}"))))
                .hasMessageContaining("stand for each other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0; 0
            0 1; 0-1
            0 1 2 3; 0-3
            3; 3
            0 2 4; 0-4:2
            0 2; 0-2:2
            1 3 5 6 7; 1-7:2, 6
            0 1 2 4 5 6; 0-2, 4-6
            0 5 6 7; 0, 5-7
            """)
    void layersAreCoveredByFewRuns(String layers, String runs) {
        List<Integer> given =
                Arrays.stream(layers.split(" ")).map(Integer::valueOf).toList();
        assertThat(LayerCover.of(given)).hasToString(runs.replace(" ", ""));
    }

    @Test
    void runsHoldEveryLayerOnce() {
        Random random = new Random(20261124);
        for (int round = 0; round < 300; round++) {
            int density = 1 + random.nextInt(4);
            List<Integer> given = IntStream.range(0, 1 + random.nextInt(200))
                    .filter(layer -> layer == 0 || random.nextInt(4) < density)
                    .boxed()
                    .toList();
            Layers cover = LayerCover.of(given);
            assertThat(Layers.parse(cover.toString())).contains(cover);
            List<Integer> covered = Arrays.stream(cover.indices()).boxed().toList();
            assertThat(covered).containsExactlyInAnyOrderElementsOf(given);
        }
    }

    private static JsonNode tiny(String rest) {
        return Configs.read(TINY + rest, null, Configs.TEST_TABLES);
    }
}
