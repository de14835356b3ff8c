package dev.roofline.huggingface;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Layers {@code first, first + step, ...} up to {@code last}, as a group of a model spec states them. */
record LayerRun(int first, int last, int step) {
    /** The longest period that is looked for; layers repeat after 2 to 8 in every model there is. */
    private static final int LONGEST_STEP = 64;

    LayerRun {
        if (first < 0 || last < first || step < 1 || (last - first) % step != 0) {
            throw new IllegalArgumentException("not a run of layers: " + first + "-" + last + ":" + step);
        }
    }

    /**
     * Runs that hold each of these layers once: the shorter of two simple lists, one whose runs pass over layers
     * of other runs, and one whose runs follow each other.
     *
     * @param layers rising
     */
    static List<LayerRun> covering(List<Integer> layers) {
        List<LayerRun> interleaved = interleaved(layers);
        List<LayerRun> successive = successive(layers);
        return successive.size() < interleaved.size() ? successive : interleaved;
    }

    /** From the first layer left on always the longest run; a step above 1 has to hold three layers at least. */
    private static List<LayerRun> interleaved(List<Integer> layers) {
        BitSet left = new BitSet();
        layers.forEach(left::set);
        List<LayerRun> runs = new ArrayList<>();
        for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first)) {
            LayerRun best = longest(left, first, 1);
            for (int step = 2; step <= LONGEST_STEP; step++) {
                LayerRun run = longest(left, first, step);
                if (run.count() > Math.max(2, best.count())) {
                    best = run;
                }
            }
            for (int layer = best.first; layer <= best.last; layer += best.step) {
                left.clear(layer);
            }
            runs.add(best);
        }
        return runs;
    }

    private static List<LayerRun> successive(List<Integer> layers) {
        List<LayerRun> runs = new ArrayList<>();
        int i = 0;
        while (i < layers.size()) {
            int last = Math.min(i + 1, layers.size() - 1);
            int step = Math.max(1, layers.get(last) - layers.get(i));
            while (last + 1 < layers.size() && layers.get(last + 1) - layers.get(last) == step) {
                last++;
            }
            runs.add(new LayerRun(layers.get(i), layers.get(last), step));
            i = last + 1;
        }
        return runs;
    }

    private static LayerRun longest(BitSet left, int first, int step) {
        int last = first;
        while (left.get(last + step)) {
            last += step;
        }
        return new LayerRun(first, last, step);
    }

    /** Reads {@code 5}, {@code 0-11} or {@code 0-40:2}; empty where the text is none of them. */
    static Optional<LayerRun> parse(String text) {
        try {
            int colon = text.indexOf(':');
            int step = colon < 0 ? 1 : Integer.parseInt(text.substring(colon + 1));
            String range = colon < 0 ? text : text.substring(0, colon);
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            return Optional.of(new LayerRun(first, dash < 0 ? first : Integer.parseInt(range.substring(dash + 1)), step));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    int count() {
        return (last - first) / step + 1;
    }

    String text() {
        if (first == last) {
            return Integer.toString(first);
        }
        return first + "-" + last + (step == 1 ? "" : ":" + step);
    }
}
