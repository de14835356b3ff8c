package dev.roofline.run;

import java.util.Optional;

/**
 * A file that a report was made from.
 *
 * @param role {@code model} or {@code hardware}; {@code draft} or {@code prefill hw} of what helps them;
 *     {@code quantiser} of a file beside a model's
 * @param id name on the command line
 * @param name name in full
 * @param origin catalogue entry or path, as the user named it
 * @param sha256 of the file's bytes in lower-case hexadecimal digits, where the report is to carry it
 * @param devices of a machine's kind that the report is about; 1 of a model
 */
public record Input(String role, String id, String name, String origin, Optional<String> sha256, long devices) {
    /** Role of the machine that runs the model. */
    public static final String HARDWARE = "hardware";

    /** Role of a file beside a model's that says how its weights are quantised. */
    public static final String QUANTISER = "quantiser";

    /** Role of the machine that processes prompts for it. */
    public static final String PREFILL_HARDWARE = "prefill hw";

    public Input {
        if (devices < 1) {
            throw new IllegalArgumentException("a report is about one device or more: " + devices);
        }
    }

    /** A file of which there is one. */
    public Input(String role, String id, String name, String origin, Optional<String> sha256) {
        this(role, id, name, origin, sha256, 1);
    }

    /** The same machine, so many of its kind. */
    Input times(long several) {
        return new Input(role, id, name, origin, sha256, several);
    }

    /** The name in full, with the number of devices where there are several. */
    public String title() {
        return devices == 1 ? name : devices + " x " + name;
    }
}
