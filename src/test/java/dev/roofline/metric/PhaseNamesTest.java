package dev.roofline.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.workload.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseNamesTest {
    /** Requirements and rows name phases: two of one name could not be told apart. */
    @Test
    void noTwoPhasesHaveOneName() {
        List<String> names = PhaseNames.all();
        assertThat(names).doesNotHaveDuplicates().hasSize(Phase.values().length + 4);
        assertThat(names).contains("prefill", "decode", "sequence", "draft", "verify", "transfer");
    }
}
