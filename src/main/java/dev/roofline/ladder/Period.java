package dev.roofline.ladder;

/**
 * Sizes after which what one more takes begins anew.
 *
 * @param length how many they are
 * @param origin one of those with which a period begins
 */
record Period(long length, long origin) {
    /** The first size at or after another with which a period begins. */
    long next(long size) {
        return size + Math.floorMod(origin - size, length);
    }
}
