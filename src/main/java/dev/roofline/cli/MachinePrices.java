package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Visible;
import dev.roofline.units.Numbers;
import dev.roofline.workload.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prices of a device and hour by machine, such as {@code l4=0.80; a10=1.00}.
 *
 * @param texts amounts by the names of machines in lower case; empty where one price is for all
 */
record MachinePrices(Map<String, String> texts) {
    MachinePrices {
        texts = new LinkedHashMap<>(texts);
    }

    /**
     * Reads what was given as a price.
     *
     * @param text null where nothing was
     * @throws UsageException where an assignment is malformed, or a machine is there twice
     */
    static MachinePrices parse(@Nullable String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (text == null || text.indexOf('=') < 0) {
            return new MachinePrices(texts);
        }
        for (String part : text.split("[;,]", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new UsageException(Field.PRICE + ": " + Visible.quoted(part.strip())
                        + " is no price of a machine, such as \"l4=0.80; a10=1.00\"");
            }
            String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (texts.put(name, part.substring(equals + 1).strip()) != null) {
                throw new UsageException(Field.PRICE + " names " + Visible.quoted(name) + " twice");
            }
        }
        return new MachinePrices(texts);
    }

    /** What stands in for the options of a candidate: those of its what-if, and its machine's price where there is none among them. */
    Map<String, @Nullable String> instead(Changes changes, String called, HardwareProfile machine) {
        Map<String, @Nullable String> instead = new HashMap<>(changes.options());
        if (!texts.isEmpty()) {
            instead.putIfAbsent(Field.PRICE.word(), of(called, machine).orElse(null));
            if (instead.get(Field.PRICE.word()) == null) {
                // Without an amount there is nothing to label.
                instead.put(Field.CURRENCY.word(), null);
            }
        }
        return instead;
    }

    /** The price of a machine, by what the user called it or what its profile is called; empty where it has none. */
    private Optional<String> of(String called, HardwareProfile machine) {
        Optional<String> price = Optional.empty();
        String by = "";
        for (String name : names(called, machine)) {
            String text = texts.get(name);
            if (text != null && price.isPresent() && !name.equals(by)) {
                throw new UsageException(Field.PRICE + " prices " + Visible.quoted(called) + " twice, by "
                        + Visible.quoted(by) + " and by " + Visible.quoted(name));
            }
            if (text != null) {
                price = Optional.of(text);
                by = name;
            }
        }
        return price;
    }

    private static List<String> names(String called, HardwareProfile machine) {
        List<String> names = new ArrayList<>(List.of(called, machine.id(), machine.name()));
        names.addAll(machine.identity().aliases());
        names.replaceAll(name -> name.toLowerCase(Locale.ROOT));
        return names;
    }

    /**
     * Requires that each price is somebody's.
     *
     * @param machines those that are compared, by what the user called them
     * @throws UsageException where one is of no machine that is compared
     */
    void requireUsed(Map<String, HardwareProfile> machines) {
        Set<String> known = new HashSet<>();
        machines.forEach((called, machine) -> known.addAll(names(called, machine)));
        for (String name : texts.keySet()) {
            if (!known.contains(name)) {
                requireOfOneDevice(name, known);
                throw Arguments.unknown(
                        Field.PRICE + ": no machine that is compared is called " + Visible.quoted(name) + "; they are "
                                + String.join(", ", machines.keySet()),
                        name,
                        List.copyOf(machines.keySet()));
            }
        }
    }

    /** A name of several devices that are compared has no price of its own; what one of them costs is said. */
    private void requireOfOneDevice(String name, Set<String> known) {
        Optional<CountedName> counted = CountedName.of(name);
        if (counted.isPresent() && known.contains(counted.get().machine())) {
            String machine = counted.get().machine();
            long count = counted.get().count();
            Optional<Double> price = NumberArgument.PRICE.read(Field.PRICE.toString(), texts.getOrDefault(name, ""));
            throw new UsageException(Field.PRICE + ": " + Visible.quoted(name) + " is " + count + " of " + machine
                    + ", and a price is of one device and hour: write "
                    + Visible.quoted(machine + "=" + Numbers.machine(price.orElseThrow() / count)));
        }
    }
}
