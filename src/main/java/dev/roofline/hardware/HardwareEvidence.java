package dev.roofline.hardware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a device is known.
 *
 * @param sources every source of the file by its short name, in its order
 */
public record HardwareEvidence(String confidence, Map<String, Provenance> sources, List<String> notes) {
    public HardwareEvidence {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        notes = List.copyOf(notes);
    }
}
