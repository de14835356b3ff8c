package dev.roofline.specfile;

import dev.roofline.json.Labels;
import dev.roofline.model.Activation;
import dev.roofline.model.Norm;
import dev.roofline.units.Engine;

/** What files call constants that several readers know, each name with its constant. */
final class SpecLabels {
    static final Labels<Engine> ENGINES = Labels.of(Engine.values());
    static final Labels<Activation> ACTIVATIONS = Labels.of(Activation.values());
    static final Labels<Norm> NORMS = Labels.of(Norm.values());

    private SpecLabels() {}
}
