package dev.roofline.operator;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.Layers;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.Split;
import dev.roofline.model.Stack;
import dev.roofline.model.VocabularyHead;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters that a device holds, by what is used at a time.
 *
 * @param layers of each group of layers that are alike
 * @param ends of embedding, tables, final norms, head and whatever else stands outside the layers
 * @param largestEnd those of them that are used at once: a head with a matrix of its own is used after all the rest
 */
public record DeviceParameters(List<OfLayer> layers, double ends, double largestEnd) {
    /**
     * Those of one layer.
     *
     * @param sets how many there are: one where layers share their weights
     * @param mixer of attention and what stands in its place, without norms
     * @param feedForward of dense feed-forwards and shared experts
     * @param experts of the routed experts that the device holds
     * @param others of norms and routers
     */
    public record OfLayer(Layers layers, long sets, double mixer, double feedForward, double experts, double others) {
        /** All but routed experts. */
        public double dense() {
            return mixer + feedForward + others;
        }

        /** Bytes of all but routed experts. */
        public double denseBytes(Precision precision) {
            return precision.attention().bytes(1, mixer)
                    + precision.feedForward().bytes(1, feedForward)
                    + precision.otherWeights().bytes(1, others);
        }

        public double expertBytes(Precision precision) {
            return precision.experts().bytes(1, experts);
        }
    }

    public DeviceParameters {
        layers = List.copyOf(layers);
    }

    /**
     * Of a device of a stage.
     *
     * @param part what its tensor rank holds of the stage: a model itself
     * @param stage 0 to {@code parallelism.pipeline() - 1}
     * @param expertRank its number among those that divide the experts of a layer; the first hold as many as any
     */
    static DeviceParameters of(ModelSpec part, Parallelism parallelism, long stage, long expertRank) {
        // Towers are not run on text, and learn nothing from it.
        ParameterCount count = ParameterCount.of(part.withoutTowers());
        // A head that is published apart learns with the rest.
        double outside = (double) count.total() + count.headApart();
        List<OfLayer> layers = new ArrayList<>();
        for (Stack stack : part.stacks()) {
            for (LayerGroup group : stack.groups()) {
                outside -= (double) group.weightSets() * group.parameters(stack.width());
                layers.add(ofLayer(group, stack.width(), parallelism.expert(), expertRank));
            }
        }
        boolean last = stage == parallelism.pipeline() - 1;
        boolean tied = part.head() instanceof VocabularyHead head && head.tied();
        boolean needsTable = stage == 0 || last && tied;
        if (part.embedding().isPresent()) {
            double table = part.embedding().get().parameters();
            double projection = part.embedding().get().projectionParameters(part.width());
            outside -= (needsTable ? 0 : table) + (stage == 0 || last ? 0 : projection);
        }
        for (Stack stack : stage == 0 ? List.<Stack>of() : part.stacks()) {
            // A later stage knows the front end only for the shape of its input.
            outside -= stack.input().frontEnd().isPresent() ? stack.input().frontEnd().get().parameters(stack.width()) : 0;
        }
        double head = tied ? 0 : (double) count.part("head") + count.headApart();
        return new DeviceParameters(layers, outside, Math.max(head, outside - head));
    }

    private static OfLayer ofLayer(LayerGroup group, int width, long expertRanks, long expertRank) {
        double mixer = (group.mixer().isPresent() ? group.mixer().get().parameters(width) : 0)
                + (group.cross().isPresent() ? group.cross().get().parameters(width) : 0);
        double feedForward = 0;
        double experts = 0;
        double others = group.normParameters(width);
        if (group.feedForward().isPresent() && group.feedForward().get() instanceof MixtureOfExperts mixture) {
            int held = Split.share(mixture.experts(), expertRanks, expertRank);
            experts = (double) held * mixture.expertParameters(width);
            feedForward = mixture.sharedParameters(width);
            others += mixture.routerParameters(width);
        } else if (group.feedForward().isPresent()) {
            feedForward = group.feedForward().get().parameters(width);
        }
        return new OfLayer(group.layers(), group.weightSets(), mixer, feedForward, experts, others);
    }

    /** All but routed experts. */
    public double dense() {
        double sum = ends;
        for (OfLayer layer : layers) {
            sum += layer.sets * layer.dense();
        }
        return sum;
    }

    /** Routed experts. */
    public double experts() {
        double sum = 0;
        for (OfLayer layer : layers) {
            sum += layer.sets * layer.experts;
        }
        return sum;
    }

    public double denseBytes(Precision precision) {
        double sum = precision.otherWeights().bytes(1, ends);
        for (OfLayer layer : layers) {
            sum += layer.sets * layer.denseBytes(precision);
        }
        return sum;
    }

    public double expertBytes(Precision precision) {
        double sum = 0;
        for (OfLayer layer : layers) {
            sum += layer.sets * layer.expertBytes(precision);
        }
        return sum;
    }
}
