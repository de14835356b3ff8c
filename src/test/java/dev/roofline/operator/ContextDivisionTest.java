package dev.roofline.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.AttentionMask;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Network;
import dev.roofline.workload.Field;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.PhaseChoice;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import dev.roofline.workload.WorkloadOptions;
import dev.roofline.workload.WorkloadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What context ranks exchange, against masks written out pair by pair. */
class ContextDivisionTest {
    private static final HardwareProfile H100 =
            Catalogue.hardware(List.of()).load("h100").value();

    /** 4,095 tokens before its own, 32 layers, 4,096 B a token: 0.54 GB; all of the others' would be 3.76 GB. */
    @Test
    void aWindowFetchesWhatIsInReach() {
        List<Operator> operators = prefill("mistral-7b", 8, 32768);
        assertThat(sent(operators)).isEqualTo(4095.0 * 32 * 4096);
        for (Operator operator : operators) {
            if (operator instanceof AttentionKernel kernel) {
                // 4,096 tokens of its own and 4,095 before them.
                assertThat(kernel.traffic().kvRead()).isEqualTo((4096.0 + 4095) * 2 * 8 * 128 * 2);
            }
        }
    }

    /**
     * Multi-head attention of 12 heads on 4 ranks: a rank sends 3/4 of its 256 tokens' queries, keys, values and outputs,
     * half of what comes where it gathers the others' 768 keys and values.
     */
    @Test
    void headsAreDividedWhereThatSendsLess() {
        List<Operator> operators = prefill("gpt2", 4, 1024);
        double token = 12.0 * 768 * 2;
        assertThat(sent(operators)).isCloseTo(0.75 * 256 * 4 * token, within(1.0));
        assertThat(operators)
                .extracting(operator -> operator.site().id())
                .contains("decoder.attention.context_heads_all_to_all", "decoder.attention.context_tokens_all_to_all")
                .doesNotContain("decoder.attention.context_all_gather");
        double whole = kernelBytes(prefill("gpt2", 1, 1024));
        assertThat(kernelBytes(operators)).isCloseTo(whole / 4, within(1.0));
    }

    /** 12 heads do not divide by 5: keys and values are gathered, four fifths of them. */
    @Test
    void headsThatDoNotDivideAreNot() {
        assertThat(sent(prefill("gpt2", 5, 1020))).isCloseTo(816 * 12 * 2 * 768 * 2.0, within(1.0));
    }

    /** Keys beside its own that the queries of each rank see, by the mask. */
    @ParameterizedTest
    @CsvSource({
        "WINDOW, 5, 40, 0, 4",
        "WINDOW, 12, 40, 0, 4",
        "WINDOW, 30, 41, 0, 4",
        "WINDOW, 7, 40, 3, 5",
        "WINDOW, 1, 8, 0, 4",
        "CHUNK, 10, 40, 0, 4",
        "CHUNK, 20, 40, 0, 4",
        "CHUNK, 40, 40, 0, 4",
        "CHUNK, 90, 43, 5, 6",
        "NEARBY, 3, 40, 0, 4",
        "NEARBY, 17, 43, 0, 6"
    })
    void reachIsThatOfTheMask(AttentionMask.Kind kind, int size, int tokens, int cached, int ranks) {
        List<Request> requests = List.of(new Request(3, tokens, cached));
        assertThat(ContextDivision.needed(new AttentionMask(kind, size), requests, ranks))
                .isEqualTo(3.0 * byMask(kind, size, tokens, cached, ranks));
    }

    /** Where ranks do not begin with chunks they have more to fetch than is counted, and never less. */
    @ParameterizedTest
    @CsvSource({"8, 40, 0, 4", "16, 43, 5, 6", "16, 300, 32, 7", "30, 64, 0, 4", "10, 400, 3, 4", "64, 100, 60, 9"})
    void noChunkIsFetchedBeyondWhatTheMaskAsksFor(int size, int tokens, int cached, int ranks) {
        List<Request> requests = List.of(new Request(1, tokens, cached));
        assertThat(ContextDivision.needed(new AttentionMask(AttentionMask.Kind.CHUNK, size), requests, ranks))
                .isLessThanOrEqualTo(byMask(AttentionMask.Kind.CHUNK, size, tokens, cached, ranks));
    }

    private static int byMask(AttentionMask.Kind kind, int size, int tokens, int cached, int ranks) {
        int most = 0;
        int begin = 0;
        for (int rank = 0; rank < ranks; rank++) {
            int own = tokens / ranks + (rank < tokens % ranks ? 1 : 0);
            int seen = 0;
            for (int key = 0; key < cached + tokens; key++) {
                boolean inRank = key >= cached + begin && key < cached + begin + own;
                boolean isSeen = false;
                for (int query = cached + begin; query < cached + begin + own; query++) {
                    isSeen |= switch (kind) {
                        case WINDOW -> key <= query && query - key < size;
                        case CHUNK -> key <= query && key / size == query / size;
                        case NEARBY -> Math.abs(query - key) <= size;
                        case EVERYTHING -> true;
                    };
                }
                seen += isSeen && !inRank ? 1 : 0;
            }
            most = Math.max(most, seen);
            begin += own;
        }
        return most;
    }

    private static double kernelBytes(List<Operator> operators) {
        double bytes = 0;
        for (Operator operator : operators) {
            bytes += operator instanceof AttentionKernel
                    ? operator.site().count() * operator.traffic().total()
                    : 0;
        }
        return bytes;
    }

    private static double sent(List<Operator> operators) {
        double bytes = 0;
        for (Operator operator : operators) {
            bytes += operator instanceof Collective exchange
                    ? operator.site().count() * new Network(H100).wire(exchange).networkBytes()
                    : 0;
        }
        return bytes;
    }

    private static List<Operator> prefill(String name, long ranks, long tokens) {
        ModelSpec model = Catalogue.models(List.of()).load(name).value();
        WorkloadOptions options = WorkloadOptions.NONE
                .with(Field.PHASE, PhaseChoice.PREFILL)
                .with(Field.CONTEXT_RANKS, ranks)
                .with(Field.PROMPT, tokens);
        Workload workload = WorkloadPlan.of(model, options).workloads().get(0).withLatentForm(LatentForm.NAIVE);
        return OperatorList.of(model, workload);
    }
}
