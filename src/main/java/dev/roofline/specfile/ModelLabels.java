package dev.roofline.specfile;

import dev.roofline.json.Labels;
import dev.roofline.model.Activation;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.Norm;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.Projection;
import dev.roofline.model.QkNorm;
import dev.roofline.model.Quantization;
import dev.roofline.model.Stack;

/** What files call the constants of a model, each name with its constant. */
final class ModelLabels {
    static final Labels<Activation> ACTIVATIONS = Labels.of(Activation.values());
    static final Labels<Norm> NORMS = Labels.of(Norm.values());
    static final Labels<NormPlacement> PLACEMENTS = Labels.of(NormPlacement.values());
    static final Labels<Projection> PROJECTIONS = Labels.of(Projection.values());
    static final Labels<Stack.Kind> STACK_KINDS = Labels.of(Stack.Kind.values());
    static final Labels<QkNorm.Span> QK_NORMS = Labels.of(QkNorm.Span.values());
    static final Labels<MixtureOfExperts.Scoring> SCORINGS = Labels.of(MixtureOfExperts.Scoring.values());
    static final Labels<Quantization.Part> QUANTIZED_PARTS = Labels.of(Quantization.Part.values());

    private ModelLabels() {}
}
