package dev.roofline.specfile;

import dev.roofline.model.Activation;
import dev.roofline.model.MixtureOfExperts;
import dev.roofline.model.Norm;
import dev.roofline.model.NormPlacement;
import dev.roofline.model.Projection;
import dev.roofline.model.QkNorm;
import dev.roofline.model.Quantization;
import dev.roofline.model.Stack;
import java.util.ArrayList;
import java.util.List;

/** What files call the constants of a model, each in the constants' order. */
final class ModelLabels {
    static final List<String> ACTIVATIONS = new ArrayList<>();
    static final List<String> NORMS = new ArrayList<>();
    static final List<String> PLACEMENTS = new ArrayList<>();
    static final List<String> PROJECTIONS = new ArrayList<>();
    static final List<String> STACK_KINDS = new ArrayList<>();
    static final List<String> QK_NORMS = new ArrayList<>();
    static final List<String> SCORINGS = new ArrayList<>();
    static final List<String> QUANTIZED_PARTS = new ArrayList<>();

    static {
        for (Activation activation : Activation.values()) {
            ACTIVATIONS.add(activation.label());
        }
        for (Norm norm : Norm.values()) {
            NORMS.add(norm.label());
        }
        for (NormPlacement placement : NormPlacement.values()) {
            PLACEMENTS.add(placement.label());
        }
        for (Projection projection : Projection.values()) {
            PROJECTIONS.add(projection.label());
        }
        for (QkNorm.Span span : QkNorm.Span.values()) {
            QK_NORMS.add(span.label());
        }
        for (MixtureOfExperts.Scoring scoring : MixtureOfExperts.Scoring.values()) {
            SCORINGS.add(scoring.label());
        }
        for (Quantization.Part part : Quantization.Part.values()) {
            QUANTIZED_PARTS.add(part.label());
        }
        for (Stack.Kind kind : Stack.Kind.values()) {
            STACK_KINDS.add(kind.label());
        }
    }

    private ModelLabels() {}
}
