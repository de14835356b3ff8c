package dev.roofline.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A system or an instance that people rent or buy by a name: so many of one machine of the catalogue.
 *
 * @param name in lower case, with a hyphen where people write a blank or an underscore
 * @param source where number and memory of the devices stand
 */
public record NamedSystem(String name, String machine, int devices, String source) {
    private static final String TABLE = "/roofline/systems/systems.csv";

    /** What names of clouds begin with that people leave out, or add. */
    private static final List<String> BEGINNINGS = List.of("standard-", "ml.");

    public NamedSystem {
        if (devices < 1 || !name.equals(spelt(name))) {
            throw new IllegalArgumentException("a system has a device and a plain name: " + name);
        }
    }

    /** All of them, in the order of the table. */
    public static List<NamedSystem> all() {
        List<NamedSystem> all = new ArrayList<>();
        for (CsvResource.Row row : CsvResource.read(TABLE)) {
            all.add(new NamedSystem(
                    row.get("name"), row.get("machine"), Integer.parseInt(row.get("devices")), row.get("source")));
        }
        return all;
    }

    /** The system of a name, in any case, with blanks, underscores or nothing for hyphens. */
    public static Optional<NamedSystem> named(String text) {
        String wanted = spelt(text);
        for (String beginning : BEGINNINGS) {
            if (wanted.startsWith(beginning)) {
                wanted = wanted.substring(beginning.length());
            }
        }
        String joined = joined(wanted);
        for (NamedSystem system : all()) {
            if (joined(system.name).equals(joined)) {
                return Optional.of(system);
            }
        }
        return Optional.empty();
    }

    private static String joined(String name) {
        return name.replace("-", "");
    }

    private static String spelt(String text) {
        return CatalogueIndex.spelt(text);
    }
}
