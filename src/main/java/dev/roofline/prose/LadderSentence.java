package dev.roofline.prose;

/**
 * A ladder of bounds in words.
 *
 * @param whole with the size at which memory ends
 * @param bounds without it, as machines may share it
 */
public record LadderSentence(String whole, String bounds) {}
