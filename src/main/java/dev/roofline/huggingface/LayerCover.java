package dev.roofline.huggingface;

import dev.roofline.model.LayerRange;
import dev.roofline.model.Layers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Writes layers that are alike as few ranges. */
final class LayerCover {
    /** The longest period that is looked for; layers repeat after 2 to 11 in every model there is. */
    private static final int LONGEST_STEP = 64;

    private LayerCover() {}

    /**
     * Ranges that hold each of these layers once: the shorter of two simple lists, one whose ranges pass over layers
     * of other ranges, and one whose ranges follow each other.
     *
     * @param layers rising
     */
    static Layers of(List<Integer> layers) {
        List<LayerRange> interleaved = interleaved(layers);
        List<LayerRange> successive = successive(layers);
        return new Layers(successive.size() < interleaved.size() ? successive : interleaved);
    }

    /** From the first layer left on always the longest run; a step above 1 has to hold three layers at least. */
    private static List<LayerRange> interleaved(List<Integer> layers) {
        BitSet left = new BitSet();
        layers.forEach(left::set);
        List<LayerRange> runs = new ArrayList<>();
        for (int first = left.nextSetBit(0); first >= 0; first = left.nextSetBit(first)) {
            LayerRange best = longest(left, first, 1);
            for (int step = 2; step <= LONGEST_STEP; step++) {
                LayerRange run = longest(left, first, step);
                if (run.count() > Math.max(2, best.count())) {
                    best = run;
                }
            }
            for (int layer = best.first(); layer <= best.last(); layer += best.step()) {
                left.clear(layer);
            }
            runs.add(best);
        }
        return runs;
    }

    private static List<LayerRange> successive(List<Integer> layers) {
        List<LayerRange> runs = new ArrayList<>();
        int i = 0;
        while (i < layers.size()) {
            int last = Math.min(i + 1, layers.size() - 1);
            int step = Math.max(1, layers.get(last) - layers.get(i));
            while (last + 1 < layers.size() && layers.get(last + 1) - layers.get(last) == step) {
                last++;
            }
            runs.add(new LayerRange(layers.get(i), layers.get(last), step));
            i = last + 1;
        }
        return runs;
    }

    private static LayerRange longest(BitSet left, int first, int step) {
        int last = first;
        while (left.get(last + step)) {
            last += step;
        }
        return new LayerRange(first, last, step);
    }
}
