package dev.roofline.operator;

import dev.roofline.model.LayerGroup;
import dev.roofline.model.Layers;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.ParameterCount;
import dev.roofline.model.ParameterPart;
import dev.roofline.model.Split;
import dev.roofline.model.Stack;
import dev.roofline.model.WeightCount;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters that a device holds, by what is used at a time.
 *
 * @param layers of each group of layers that are alike
 * @param ends of embedding, tables, final norms, head and whatever else stands outside the layers
 * @param head those of them that are used after all the rest: of a head with a matrix of its own
 */
public record DeviceParameters(List<OfLayer> layers, WeightCount ends, WeightCount head) {
    /**
     * Those of one layer.
     *
     * @param sets how many there are: one where layers share their weights
     * @param others all but routed experts
     * @param routed of the routed experts that the device holds
     */
    public record OfLayer(Layers layers, long sets, WeightCount others, WeightCount routed) {
        /** All but routed experts. */
        public double dense() {
            return others.elements();
        }

        public double experts() {
            return routed.elements();
        }

        /** Bytes of all but routed experts. */
        public double denseBytes(Precision precision) {
            return precision.bytes(others);
        }

        public double expertBytes(Precision precision) {
            return precision.bytes(routed);
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
        ParameterCount count = ParameterCount.ofStage(part.withoutTowers(), stage, parallelism.pipeline());
        // A head that is published apart learns with the rest.
        WeightCount outside = count.weights().plus(count.apart());
        List<OfLayer> layers = new ArrayList<>();
        for (Stack stack : part.stacks()) {
            for (LayerGroup group : stack.groups()) {
                outside = outside.plus(group.weights(stack.width()), -group.weightSets());
                layers.add(ofLayer(group, stack.width(), parallelism.expert(), expertRank));
            }
        }
        WeightCount head = part.isTied()
                ? WeightCount.NONE
                : count.weights(ParameterPart.HEAD).plus(count.apart());
        return new DeviceParameters(layers, outside, head);
    }

    private static OfLayer ofLayer(LayerGroup group, int width, long expertRanks, long expertRank) {
        WeightCount others = group.weights(width);
        WeightCount routed = WeightCount.NONE;
        if (group.experts().isPresent()) {
            MixtureOfExperts mixture = group.experts().get();
            WeightCount expert = mixture.expertWeights(width);
            others = others.plus(expert, -mixture.experts());
            routed = expert.times(Split.share(mixture.experts(), expertRanks, expertRank));
        }
        return new OfLayer(group.layers(), group.weightSets(), others, routed);
    }

    /** Of the ends, those that are used at once, the head or all else, whichever are more. */
    public double largestEnd() {
        return Math.max(head.elements(), ends.elements() - head.elements());
    }

    /** Bytes of those that are used at once, whichever are more. */
    public double largestEndBytes(Precision precision) {
        return Math.max(precision.bytes(head), precision.bytes(ends.plus(head, -1)));
    }

    /** All but routed experts. */
    public double dense() {
        double sum = ends.elements();
        for (OfLayer layer : layers) {
            sum += layer.sets * layer.dense();
        }
        return sum;
    }

    /** Routed experts. */
    public double experts() {
        double sum = 0;
        for (OfLayer layer : layers) {
            sum += layer.sets * layer.experts();
        }
        return sum;
    }

    public double denseBytes(Precision precision) {
        double sum = precision.bytes(ends);
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
