package dev.roofline.model;

import java.util.List;

/**
 * What a model is called, and what it belongs to.
 *
 * @param id the name on the command line
 * @param released {@code YYYY-MM}; empty where it is not said
 */
public record ModelIdentity(String id, String name, String family, String released, List<String> aliases) {
    public ModelIdentity {
        aliases = List.copyOf(aliases);
    }
}
