package dev.roofline.specfile;

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
    static final Labels<Activation> ACTIVATIONS = new Labels<>();
    static final Labels<Norm> NORMS = new Labels<>();
    static final Labels<NormPlacement> PLACEMENTS = new Labels<>();
    static final Labels<Projection> PROJECTIONS = new Labels<>();
    static final Labels<Stack.Kind> STACK_KINDS = new Labels<>();
    static final Labels<QkNorm.Span> QK_NORMS = new Labels<>();
    static final Labels<MixtureOfExperts.Scoring> SCORINGS = new Labels<>();
    static final Labels<Quantization.Part> QUANTIZED_PARTS = new Labels<>();

    static {
        for (Activation activation : Activation.values()) {
            ACTIVATIONS.add(activation.label(), activation);
        }
        for (Norm norm : Norm.values()) {
            NORMS.add(norm.label(), norm);
        }
        for (NormPlacement placement : NormPlacement.values()) {
            PLACEMENTS.add(placement.label(), placement);
        }
        for (Projection projection : Projection.values()) {
            PROJECTIONS.add(projection.label(), projection);
        }
        for (QkNorm.Span span : QkNorm.Span.values()) {
            QK_NORMS.add(span.label(), span);
        }
        for (MixtureOfExperts.Scoring scoring : MixtureOfExperts.Scoring.values()) {
            SCORINGS.add(scoring.label(), scoring);
        }
        for (Quantization.Part part : Quantization.Part.values()) {
            QUANTIZED_PARTS.add(part.label(), part);
        }
        for (Stack.Kind kind : Stack.Kind.values()) {
            STACK_KINDS.add(kind.label(), kind);
        }
    }

    private ModelLabels() {}
}
