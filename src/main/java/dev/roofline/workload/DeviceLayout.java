package dev.roofline.workload;

/**
 * Devices in all, and who decided how a model is spread over them.
 *
 * @param domain devices of a scale-up domain, where the layout hangs on it; else 1
 * @param domainName what these are together; empty where nobody says
 */
public record DeviceLayout(long devices, Choice choice, long domain, String domainName) {
    /** What was left to the tool. */
    public enum Choice {
        /** Nothing is decided yet. */
        OPEN,
        /** Every degree was given, or there is one device. */
        NONE,
        /** Degrees were given, and replicas take the rest. */
        REPLICAS_OF_THE_REST,
        /** No degree was given; training takes replicas alone. */
        TRAINING_REPLICAS,
        /** No degree was given; tensor ranks share a domain. */
        TENSOR_RANKS_IN_A_DOMAIN,
        /** No degree was given; tensor ranks share a domain, and stages are domains. */
        STAGES_OVER_DOMAINS,
        /** No degree was given, and the devices have no link of their own: each is a stage. */
        STAGES_WITHOUT_LINK
    }

    public DeviceLayout {
        if (devices < 1 || domain < 1) {
            throw new IllegalArgumentException("devices " + devices + " in domains of " + domain);
        }
    }

    /** So many devices, with nothing decided. */
    public static DeviceLayout of(long devices) {
        return new DeviceLayout(devices, Choice.OPEN, 1, "");
    }

    /** Whether a degree is the tool's choice, which a report says. */
    public boolean isChosen() {
        return choice != Choice.OPEN && choice != Choice.NONE;
    }
}
