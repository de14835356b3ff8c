package dev.roofline.cli;

import dev.roofline.hardware.HardwareIdentity;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.metric.Cell;
import dev.roofline.model.ModelSpec;
import dev.roofline.report.Table;
import dev.roofline.units.PartialDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which models, machines or others a list is to have.
 *
 * @param words all of which stand in the name, an alias or the title, of other lists in any text, in letters of either case
 * @param vendor who makes the machines
 * @param since the first year of release
 */
record ListFilter(List<String> words, Optional<String> vendor, Optional<Long> since) {
    private static final Option<String> VENDOR = OptionGroup.SUBJECT.of(
            "vendor", Argument.text("NAME"), "hardware: machines of this maker alone, such as nvidia, amd or google");
    private static final Option<Long> SINCE =
            OptionGroup.SUBJECT.of("since", NumberArgument.YEAR, "models and hardware: released in this year or later");

    static final List<Option<?>> OPTIONS = List.of(VENDOR, SINCE);

    ListFilter {
        words = List.copyOf(words);
    }

    static ListFilter of(GivenOptions given, List<String> words) {
        List<String> lower = new ArrayList<>();
        for (String word : words) {
            lower.add(word.toLowerCase(Locale.ROOT));
        }
        return new ListFilter(lower, given.get(VENDOR), given.get(SINCE));
    }

    /** @throws UsageException where the list has no names, makers or years to choose by */
    void requireFor(String subject) {
        boolean isCatalogue = subject.equals("models") || subject.equals("hardware");
        if (vendor.isPresent() && !subject.equals("hardware")) {
            throw new UsageException(VENDOR.name() + " is for \"list hardware\"");
        }
        if (since.isPresent() && !isCatalogue) {
            throw new UsageException(SINCE.name() + " is for \"list models\" and \"list hardware\"");
        }
    }

    /** The rows of another list in which all words stand, in any column. */
    Table rows(Table all) {
        List<List<Cell>> some = new ArrayList<>();
        for (List<Cell> row : all.rows()) {
            StringBuilder texts = new StringBuilder();
            for (Cell cell : row) {
                texts.append(cell instanceof Cell.Text text ? text.text() : "").append(' ');
            }
            if (hasWords(texts.toString())) {
                some.add(row);
            }
        }
        return new Table(all.headings(), some);
    }

    List<ModelSpec> models(List<ModelSpec> all) {
        List<ModelSpec> some = new ArrayList<>();
        for (ModelSpec model : all) {
            if (isNamed(model.id(), model.identity().aliases(), model.name()) && isLate(model.released())) {
                some.add(model);
            }
        }
        return some;
    }

    /** @throws UsageException where no machine is of the maker, with those that there are */
    List<HardwareProfile> machines(List<HardwareProfile> all) {
        List<HardwareProfile> some = new ArrayList<>();
        List<String> vendors = new ArrayList<>();
        for (HardwareProfile machine : all) {
            HardwareIdentity identity = machine.identity();
            if (!vendors.contains(identity.vendor())) {
                vendors.add(identity.vendor());
            }
            boolean isOfVendor = vendor.isEmpty() || identity.vendor().equalsIgnoreCase(vendor.get());
            if (isOfVendor && isNamed(machine.id(), identity.aliases(), machine.name()) && isLate(machine.released())) {
                some.add(machine);
            }
        }
        if (vendor.isPresent() && vendors.stream().noneMatch(vendor.get()::equalsIgnoreCase)) {
            throw Arguments.unknown(
                    "no machine is made by \"" + vendor.get() + "\"; makers are " + String.join(", ", vendors),
                    vendor.get(),
                    vendors);
        }
        return some;
    }

    private boolean isNamed(String id, List<String> aliases, String title) {
        return hasWords(id + " " + String.join(" ", aliases) + " " + title);
    }

    private boolean hasWords(String text) {
        String all = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLate(String released) {
        return since.isEmpty() || new PartialDate(released).year() >= since.get();
    }

    /** What is said in place of an empty list. */
    String nothing(String subject) {
        return "no " + subject + " of that kind; \"roofline list " + subject + "\" has all";
    }
}
