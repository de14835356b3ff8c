package dev.roofline.operator;

/**
 * Devices that exchange with each other.
 *
 * @param degree how many they are, n
 * @param stride devices from one of them to the next, in the order that nodes are filled in
 */
public record RankGroup(long degree, long stride) {
    public RankGroup {
        if (degree < 2 || stride < 1) {
            throw new IllegalArgumentException("a group has two devices or more");
        }
    }
}
