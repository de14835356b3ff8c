package dev.roofline.operator;

import dev.roofline.model.Layers;
import dev.roofline.model.WeightCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parameters that a device uses at a time.
 *
 * @param name what follows "parameters" or "gradients" in the names of its operators
 * @param layers the layers whose parameters they are; empty of what stands outside them
 * @param count sets of them
 * @param experts whether they are of routed experts, which have fewer replicas than the rest
 */
record ParameterPiece(String name, Optional<Layers> layers, long count, boolean experts, WeightCount weights) {
    /** All of a device's, layer by layer. */
    static List<ParameterPiece> of(DeviceParameters parameters) {
        List<ParameterPiece> pieces = new ArrayList<>();
        for (DeviceParameters.OfLayer layer : parameters.layers()) {
            Optional<Layers> layers = Optional.of(layer.layers());
            pieces.add(new ParameterPiece("", layers, layer.sets(), false, layer.others()));
            pieces.add(new ParameterPiece(".experts", layers, layer.sets(), true, layer.routed()));
        }
        pieces.add(new ParameterPiece(".ends", Optional.empty(), 1, false, parameters.ends()));
        return pieces;
    }

    Site site(String what, String suffix) {
        return new Site(what + name + suffix, Group.COLLECTIVE, layers, count);
    }
}
