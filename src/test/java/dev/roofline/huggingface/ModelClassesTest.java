package dev.roofline.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelClassesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            'LlamaForCausalLM'~ 2:18 architectures is the text "LlamaForCausalLM"; a list with the name of a class is expected
            7~ 2:18 architectures is 7; a list with the name of a class is expected
            true~ 2:18 architectures is true; a list with the name of a class is expected
            {'a': 'LlamaForCausalLM'}~ 2:18 architectures is an object; a list with the name of a class is expected
            [['LlamaForCausalLM']]~ 2:19 architectures[0] is an array; the name of a class is expected
            [null]~ 2:19 architectures[0] is null; the name of a class is expected
            ['LlamaForCausalLM', 3]~ 2:39 architectures[1] is 3; the name of a class is expected
            ['BertForMaskedLM']~ 2:19 architectures names "BertForMaskedLM", a class of model_type "bert"; model_type is "llama"
            ['Llama4ForConditionalGeneration']~ 2:19 architectures names "Llama4ForConditionalGeneration", a class of model_type "llama4"; model_type is "llama"
            ['XLNetLMHeadModel']~ 2:19 architectures names "XLNetLMHeadModel", a class of model_type "xlnet"; model_type is "llama"
            """)
    void anotherFormAndAnotherModelsClassAreErrors(String architectures, String said) {
        assertThat(Configs.problems(Configs.LLAMA + ",\n'architectures': " + architectures + "}"))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "['LlamaForCausalLM']",
                "['LlamaModel']",
                "['LLaMAForCausalLM']",
                "['MyOwnForCausalLM']"
            })
    void whatSaysNothingElseIsRead(String architectures) {
        assertThat(Configs.problems(Configs.LLAMA + ", 'architectures': " + architectures + "}"))
                .isEmpty();
    }

    /** Who says as what to read a config means its class too, but not its form. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            ['BertForMaskedLM']~ ``
            'BertForMaskedLM'~ architectures is the text "BertForMaskedLM"; a list with the name of a class is expected
            """)
    void underAssumeOnlyTheFormCounts(String architectures, String said) {
        String text =
                Configs.LLAMA.replace("'model_type': 'llama', ", "") + ", 'architectures': " + architectures + "}";
        assertThat(Configs.problems(text, "llama", MappingTables.shipped())).endsWith(said);
        assertThat(Configs.problems(text, "llama", MappingTables.shipped()).isEmpty())
                .isEqualTo(said.isEmpty());
    }
}
