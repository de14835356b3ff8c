package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.catalogue.Change;
import dev.roofline.catalogue.NamedSystem;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.json.StandardInput;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import dev.roofline.render.JsonText;
import dev.roofline.specfile.HardwareProfileWriter;
import dev.roofline.specfile.MachineLine;
import dev.roofline.trend.HypotheticalMachine;
import dev.roofline.trend.ProfileSeries;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine may be called: a name or a file of the catalogue, a machine in a line, one of a year to come, several of one,
 * or a system.
 *
 * @param input read where a name is "-"
 */
record MachineNames(Catalogue<HardwareProfile> catalogue, StandardInput input) {
    /** A machine's name, then gigabytes. */
    private static final String SIZED = "(.*[^ -])[ -]+([0-9]+) ?[Gg]([Ii]?[Bb])?";

    /** A name counts devices where nothing of the catalogue is called by all of it. */
    NamedMachine named(String nameOrPath, List<Change> changed) {
        try {
            return new NamedMachine(nameOrPath, nameOrPath, load(nameOrPath, changed), NamedMachine.UNSAID);
        } catch (InvalidInputException e) {
            Optional<CountedName> counted = catalogue.knows(nameOrPath) ? Optional.empty() : CountedName.of(nameOrPath);
            if (counted.isEmpty()) {
                throw withSystems(ofSize(e, nameOrPath), nameOrPath);
            }
            String machine = counted.get().machine();
            return new NamedMachine(
                    nameOrPath, machine, load(machine, changed), counted.get().count());
        }
    }

    private Loaded<HardwareProfile> load(String nameOrPath, List<Change> changed) {
        CatalogueOptions.requireOne("a machine", nameOrPath, input);
        if (isLine(nameOrPath) && !catalogue.knows(nameOrPath)) {
            return ofLine(nameOrPath, changed);
        }
        if (!HypotheticalMachine.isMeant(nameOrPath) || catalogue.knows(nameOrPath)) {
            return catalogue.load(nameOrPath, changed);
        }
        OptionalInt year = HypotheticalMachine.yearOf(nameOrPath);
        if (year.isEmpty()) {
            throw new InvalidInputException(Problem.ofInput(
                    "no machine is called " + Visible.quoted(nameOrPath)
                            + "; a hypothetical one is called by a year to come, such as hypothetical-2030",
                    Optional.empty()));
        }
        return hypothetical(year.getAsInt(), changed);
    }

    /** Whether a word is meant to be a machine in a line; a file of that name is the file. */
    private static boolean isLine(String text) {
        try {
            return MachineLine.isMeant(text) && !Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return true;
        }
    }

    /** A machine in a line, read as a file of it would be. */
    private Loaded<HardwareProfile> ofLine(String line, List<Change> changes) {
        HardwareProfile machine;
        try {
            machine = MachineLine.read(line);
        } catch (IllegalArgumentException e) {
            throw new UsageException("the machine " + Visible.quoted(line) + ": " + e.getMessage());
        }
        String text = HardwareProfileWriter.text(machine);
        Loaded<HardwareProfile> read = ofText(line, machine.id(), text, changes);
        List<Problem> doubts = new ArrayList<>();
        for (Problem doubt : read.warnings()) {
            // The text that it stands in is none that the user has written.
            doubts.add(doubt.inWords(doubt.message()));
        }
        return new Loaded<>(read.value(), read.origin(), read.content(), doubts);
    }

    /** What is wrong with the text that a line is read as is said of the line: nobody has written another. */
    private Loaded<HardwareProfile> ofText(String line, String id, String text, List<Change> changes) {
        try {
            return catalogue.loadText("command line: " + line, id, text, changes);
        } catch (InvalidInputException e) {
            if (!changes.isEmpty()) {
                // A change that leads nowhere is said as of any machine.
                throw e;
            }
            throw new UsageException("the machine " + Visible.quoted(line) + ": "
                    + e.problems().get(0).message());
        }
    }

    /** A machine of a year to come, projected from all machines that there are: read as a file of it would be. */
    private Loaded<HardwareProfile> hypothetical(int year, List<Change> changes) {
        ProfileSeries profiles = new ProfileSeries(CatalogueOptions.values(catalogue));
        try {
            HardwareProfile machine = HypotheticalMachine.of(year, profiles);
            String text = JsonText.of(json -> HardwareProfileWriter.write(json, machine));
            String id = HypotheticalMachine.id(year);
            Loaded<HardwareProfile> read = catalogue.loadText("projected:" + id, id, text, changes);
            // A ridge beyond those of today is no slip of a prefix here.
            return new Loaded<>(read.value(), read.origin(), read.content(), List.of());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    Problem.ofInput(HypotheticalMachine.id(year) + ": " + e.getMessage(), Optional.empty()));
        }
    }

    /** Whether a word names a machine of the catalogue, one that can be projected from it, several of one, or is one in a line. */
    boolean isMachine(String name) {
        if (HypotheticalMachine.isMeant(name) || isLine(name) || catalogue.knows(name)) {
            return true;
        }
        Optional<CountedName> counted = CountedName.of(name);
        return counted.isPresent() && isMachine(counted.get().machine());
    }

    /** Of a name that ends with a size of memory the machine may be known, with another size. */
    private InvalidInputException ofSize(InvalidInputException unknown, String name) {
        Matcher sized = Pattern.compile(SIZED).matcher(name);
        if (!sized.matches() || !catalogue.knows(sized.group(1))) {
            return unknown;
        }
        return new InvalidInputException(Problem.ofInput(
                "no machine is called " + Visible.quoted(name) + "; " + Visible.quoted(sized.group(1))
                        + " is one, and --set hw.memory.capacity=" + sized.group(2) + "GiB gives it that memory",
                Optional.empty()));
    }

    /** Of a name that no machine is near to, a system may be. */
    private static InvalidInputException withSystems(InvalidInputException unknown, String name) {
        Problem problem = unknown.problems().get(0);
        if (problem.suggestion().isPresent() || !problem.file().isEmpty()) {
            return unknown;
        }
        List<String> systems = new ArrayList<>();
        for (NamedSystem system : NamedSystem.all()) {
            systems.add(system.name());
        }
        Optional<String> near = Suggestions.nearest(name, systems);
        return near.isPresent() ? new InvalidInputException(Problem.ofInput(problem.message(), near)) : unknown;
    }
}
