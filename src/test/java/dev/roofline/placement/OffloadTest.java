package dev.roofline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.operator.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times of offloaded tensors worked out by hand: 3.352 TB/s of memory, 63 GB/s to the host. */
class OffloadTest {
    private final Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
    private final HardwareProfile h100 = machines.load("h100").value();

    @Test
    void nothingOffloadedComesFromTheDevicesMemoryAlone() {
        MemoryPath path = MemoryPath.of(h100, 0, 0);
        assertThat(path.seconds(new Traffic(1e9, 2e9, 3e9, 4e9))).isEqualTo(10e9 / 3.352e12);
        assertThat(path.effective(new Traffic(1e9, 0, 0, 0)).bytesPerSecond()).isEqualTo(3.352e12);
    }

    @Test
    void theSlowerOfTheTwoWaysDecides() {
        MemoryPath path = MemoryPath.of(h100, 0.5, 0);
        // Half of 1 GB of weights over 63 GB/s, while 1 GB and the activations go through the memory.
        assertThat(path.seconds(new Traffic(1e9, 1e9, 0, 0))).isCloseTo(0.5e9 / 63e9, within(1e-15));
        assertThat(path.seconds(new Traffic(1e9, 100e9, 0, 0))).isCloseTo(101e9 / 3.352e12, within(1e-15));
        assertThat(path.effective(new Traffic(1e9, 0, 0, 0)).bytesPerSecond()).isCloseTo(126e9, within(1.0));
    }

    @Test
    void anOffloadedCacheIsReadAndWrittenOverTheLink() {
        MemoryPath path = MemoryPath.of(h100, 0, 1);
        assertThat(path.hostBytes(new Traffic(7e9, 5e9, 2e9, 1e9))).isEqualTo(3e9);
    }

    @Test
    void aMachineWithoutAHostLinkOffloadsNothing() {
        HardwareProfile apple = machines.load("apple-m1-max").value();
        assertThatThrownBy(() -> MemoryPath.of(apple, 1, 0)).isInstanceOf(UnsupportedLinkException.class);
    }
}
