package dev.roofline.cli;

/** What options are about, in the order in which pages list them. */
enum OptionGroup {
    SUBJECT("What is analysed"),
    SIZES("Phases and sizes"),
    FORMATS("Number formats"),
    CONVENTIONS("Conventions of counting"),
    DEVICES("Devices in parallel"),
    MEMORY("Memory of devices and hosts"),
    COST("Cost and energy"),
    SERVING("Serving"),
    HELPERS("Speculation and disaggregation"),
    TRAINING("Training"),
    OUTPUT("Output"),
    FILES("Catalogues and what-ifs");

    private final String title;

    OptionGroup(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether it is about how a model is deployed, which has no effect on one device by itself. */
    boolean isOfDeployment() {
        return this == DEVICES || this == MEMORY || this == COST || this == SERVING;
    }
}
