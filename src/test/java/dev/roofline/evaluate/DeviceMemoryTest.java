package dev.roofline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.Rows;
import dev.roofline.catalogue.Catalogue;
import dev.roofline.workload.MemoryShare;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceMemoryTest {
    /**
     * Weights are 4,848 bytes. A token's keys and values are 2 x 4 numbers in each of three layers, 48 bytes: of 11 tokens
     * 528, in pages of 16 tokens 768. The operator that reads and writes most activations is the second product of the
     * feed-forward, with 32 in, the residual's 8 and 8 out: 96.
     */
    @Test
    void ofADecodeStep() {
        Rows.Row row = Rows.one("analyze " + Rows.SMALL + "--phase decode --context 10 --by phase");
        assertThat(Rows.number(row, "weight_memory_bytes")).isEqualTo(4848);
        assertThat(Rows.number(row, "cache_memory_bytes")).isEqualTo(528);
        assertThat(Rows.number(row, "cache_allocated_bytes")).isEqualTo(768);
        assertThat(Rows.number(row, "activation_memory_bytes")).isEqualTo(96);
        assertThat(Rows.number(row, "memory_bytes")).isEqualTo(4848 + 768 + 96);
        assertThat(row.get("fits")).isEqualTo("yes");
        // A sequence more is 768 + 96 bytes more: (10^6 - 4,848) / 864 = 1,151.8.
        assertThat(Rows.number(row, "largest_batch")).isEqualTo(1151);
        // (10^6 - 4,848 - 96) / 768 = 1,295.6 pages are 20,720 tokens, of which the step makes one.
        assertThat(Rows.number(row, "longest")).isEqualTo(20_719);
    }

    /**
     * int8 with an fp16 scale a row: queries and output 8 rows of 8, keys and values 4 of 8, the feed-forward 32 of 8 and 8
     * of 32; norms, embedding and head stay in fp16.
     */
    @Test
    void ofWeightsWithScales() {
        double layer = 2 * (64 + 8 * 2) + 2 * (32 + 4 * 2) + (256 + 32 * 2) + (256 + 8 * 2) + 2 * 8 * 2;
        Rows.Row row = Rows.one("analyze " + Rows.SMALL + "--phase decode --context 10 --by phase --weights int8");
        assertThat(Rows.number(row, "weight_memory_bytes")).isEqualTo(3 * layer + (128 + 128 + 8) * 2);
    }

    /**
     * T5's 24 decoder layers of 128 heads of 128 channels keep keys and values of their own tokens and of the encoder's, in
     * pages of 16 each: 5 and 20 tokens are 25 that are stored and 16 + 32 that are allocated.
     */
    @Test
    void anEncodersTokensHavePagesOfTheirOwn() {
        Rows.Row row = Rows.one(
                "analyze --model t5-11b --hw h100 --phase decode --context 4 --prompt 20 --dtype bf16 --by phase");
        double token = 24 * 2 * 128 * 128 * 2;
        assertThat(Rows.number(row, "cache_memory_bytes")).isEqualTo(25 * token);
        assertThat(Rows.number(row, "cache_allocated_bytes")).isEqualTo((16 + 32) * token);
    }

    /** Half of weights and pages go to the host, and come over its 2 bytes a nanosecond. */
    @Test
    void whatIsOffloadedIsTheHosts() {
        Rows.Row row = Rows.one(
                "analyze " + Rows.SMALL + "--phase decode --context 10 --by phase --offload weights=0.5,cache=0.5");
        assertThat(Rows.number(row, "weight_memory_bytes")).isEqualTo(2424);
        assertThat(Rows.number(row, "cache_memory_bytes")).isEqualTo(264);
        assertThat(Rows.number(row, "cache_allocated_bytes")).isEqualTo(384);
        assertThat(Rows.number(row, "host_memory_bytes")).isEqualTo(2424 + 384);
        assertThat(Rows.number(row, "memory_bytes")).isEqualTo(2424 + 384 + 96);
    }

    /** Two models run one at a time: what they keep adds up, what they have in passing does not. */
    @Test
    void modelsBesideEachOtherShareWhatIsInPassing() {
        MemoryBudget budget =
                MemoryBudget.of(Catalogue.hardware(List.of()).load("a100").value(), MemoryShare.ALL);
        DeviceMemory one = new DeviceMemory(1e10, 1e9, 2e9, 3e9, 5e8, 10, 20, 7, budget);
        DeviceMemory other = new DeviceMemory(3e10, 2e9, 4e9, 6e9, 9e8, 30, 40, 9, budget);
        DeviceMemory both = one.beside(other);
        assertThat(both).isEqualTo(new DeviceMemory(4e10, 3e9, 6e9, 9e9, 9e8, 40, 60, 16, budget));
        // Stored cache and the host's part are no part of the device's sum.
        assertThat(both.total()).isEqualTo(4e10 + 3e9 + 9e9 + 9e8 + 40 + 60);
        assertThat(both.isTooLarge()).isFalse();
        assertThat(both.beside(both).isTooLarge()).isTrue();
    }
}
