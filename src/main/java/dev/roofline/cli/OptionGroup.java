package dev.roofline.cli;

import dev.roofline.units.Setting;
import dev.roofline.workload.Field;

/** What options are about, in the order in which pages list them. */
enum OptionGroup {
    SUBJECT("Model and machine"),
    SIZES("Workload: phases and sizes"),
    FORMATS("Number formats"),
    CONVENTIONS("Counting"),
    DEVICES("Deployment: devices in parallel"),
    MEMORY("Deployment: memory of devices and hosts"),
    COST("Deployment: cost and energy"),
    SERVING("Serving: request rate and chunks"),
    HELPERS("Serving: speculation and disaggregation"),
    TRAINING("Training"),
    OUTPUT("Output"),
    FILES("Files, catalogues and what-ifs");

    private final String title;

    OptionGroup(String title) {
        this.title = title;
    }

    /** An option of a field of the workload. */
    <T> Option<T> of(Field<T> field, Argument<T> argument, String purpose) {
        return new Option<>(field, this, argument, purpose);
    }

    /** An option of a setting that no other text speaks of. */
    <T> Option<T> of(String word, Argument<T> argument, String purpose) {
        return new Option<>(new Setting(word), this, argument, purpose);
    }

    String title() {
        return title;
    }

    /** Whether it is about how a model is deployed, which has no effect on one device by itself. */
    boolean isOfDeployment() {
        return this == DEVICES || this == MEMORY || this == COST || this == SERVING;
    }
}
