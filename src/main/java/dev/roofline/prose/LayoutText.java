package dev.roofline.prose;

import dev.roofline.workload.DeviceLayout;
import dev.roofline.workload.Parallelism;

/** What a person is told of a layout that was chosen for him. */
final class LayoutText {
    private LayoutText() {}

    /** What stands behind the degrees; empty where all of them were given. */
    static String chosen(DeviceLayout layout, Parallelism degrees) {
        return layout.isChosen()
                ? "; chosen by the tool for " + layout.devices() + " devices: " + choice(layout, degrees)
                : "";
    }

    private static String choice(DeviceLayout layout, Parallelism degrees) {
        String domain = layout.domain() + (layout.domainName().isEmpty() ? "" : " (" + layout.domainName() + ")");
        String tensor = "tp " + degrees.tensor();
        String stages = "pp " + degrees.pipeline();
        String replicas = "dp " + degrees.data();
        return switch (layout.choice()) {
            case OPEN, NONE -> "nothing";
            case REPLICAS_OF_THE_REST -> replicas + ", what the other degrees leave";
            case TRAINING_REPLICAS -> replicas + ", as training takes replicas where no degree is given";
            case TENSOR_RANKS_IN_A_DOMAIN -> tensor + ", within one scale-up domain of " + domain;
            case STAGES_OVER_DOMAINS ->
                tensor + " and " + stages + ", each stage within one scale-up domain of " + domain;
            case STAGES_WITHOUT_LINK -> stages + ", since these devices have no scale-up link";
        };
    }
}
