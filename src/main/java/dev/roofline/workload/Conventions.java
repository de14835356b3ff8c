package dev.roofline.workload;

/** What is taken to happen in a pass where the model leaves it open, and how it is counted. */
public record Conventions(Counting counting, Routing routing, LatentForm latentForm, Logits logits) {
    public Conventions withRouting(Routing other) {
        return new Conventions(counting, other, latentForm, logits);
    }

    public Conventions withLatentForm(LatentForm other) {
        return new Conventions(counting, routing, other, logits);
    }

    public Conventions withLogits(Logits other) {
        return new Conventions(counting, routing, latentForm, other);
    }
}
