package dev.roofline.model;

import java.util.List;
import java.util.Optional;

/**
 * What leads a tower's output into the decoder.
 *
 * @param tokens of one image that reach the decoder
 * @param norm over the tower's width, on those tokens
 * @param layers products one after another
 */
public record Connector(int tokens, Optional<Norm> norm, List<Dense> layers) {
    /** One product with what follows it. */
    public record Dense(int inputs, int outputs, boolean bias, Optional<Activation> activation) {
        public Dense {
            if (inputs < 1 || outputs < 1) {
                throw new IllegalArgumentException("a product has inputs and outputs");
            }
        }

        public WeightCount weights() {
            return WeightCount.product(outputs, inputs, bias);
        }
    }

    public Connector {
        layers = List.copyOf(layers);
        if (tokens < 1) {
            throw new IllegalArgumentException("a connector hands on tokens");
        }
    }

    public WeightCount weights(int towerWidth) {
        WeightCount sum = Norm.weights(norm, towerWidth);
        for (Dense layer : layers) {
            sum = sum.plus(layer.weights());
        }
        return sum;
    }
}
