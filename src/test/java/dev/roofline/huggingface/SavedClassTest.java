package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedClassTest {
    private static final String BERT = "{'model_type': 'bert', 'hidden_size': 384, 'num_hidden_layers': 6, "
            + "'num_attention_heads': 12, 'intermediate_size': 1536, 'vocab_size': 30522, 'max_position_embeddings': 512, "
            + "'architectures': ['%s']}";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            BertModel; {'kind':'none','pooler':true}
            BertForPreTraining; {'tied':true,'bias':true,'transform':{'activation':'gelu_erf','norm':'layer','bias':true},'pooler':true,'next_sentence':true}
            """)
    void aHeadIsWhatTheSavedClassHas(String name, String head) {
        assertThat(Configs.member(Configs.read(BERT.formatted(name)), "head")).isEqualTo(head);
    }

    @Test
    void aDecoderSavedWithoutItsHeadHasNone() {
        assertThat(Configs.member(Configs.read(Configs.LLAMA + ", 'architectures': ['LlamaModel']}"), "head"))
                .isEqualTo("{'kind':'none'}");
    }

    @ParameterizedTest
    @CsvSource({"BertForSequenceClassification", "LlamaForCausalLMEagle3", "T5EncoderModel", "Nonsense"})
    void anotherHeadIsAnErrorThatNamesTheClass(String name) {
        assertThat(Configs.problems(BERT.formatted(name)))
                .contains("architectures names \"" + name + "\", whose head is not understood");
    }

    @Test
    void whoSaysAsWhatToReadAConfigMeansItsHeadToo() {
        assertThat(Configs.problems(BERT.formatted("Nonsense"), "bert", MappingTables.shipped()))
                .isEmpty();
    }
}
