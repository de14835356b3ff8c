package dev.roofline.cli;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.catalogue.InputPath;
import dev.roofline.draw.Screen;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.InvalidInputException;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.json.StandardInput;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import dev.roofline.model.ModelSpec;
import dev.roofline.report.HardwareSheet;
import dev.roofline.report.ModelSheet;
import dev.roofline.report.Sheet;
import dev.roofline.specfile.SpecFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One model or machine in full. */
final class ShowCommand extends Command {
    private final PositionalParamSpec subject =
            subject("NAME|FILE", "a model or a machine: name, alias, file, or - for standard input");

    ShowCommand(Console console) {
        super(
                "show",
                "One model (parameters by part, cache, sources) or machine (peaks, ridge points, sources) in full.",
                Option.all(OutputOptions.OF_TABLES, CatalogueOptions.OPTIONS),
                console);
    }

    @Override
    public int run() {
        String subject = this.subject.getValue();
        if (subject == null) {
            throw new UsageException("show needs a model or a machine: a catalogue name or a file");
        }
        output.format();
        Catalogue<ModelSpec> models = catalogues.models();
        Catalogue<HardwareProfile> hardware = catalogues.hardware();
        boolean isModel = isModel(subject, models, hardware);
        if (!isModel && catalogues.assumes()) {
            throw new UsageException(
                    "--assume is for Hugging Face configs of models; \"" + subject + "\" is a machine");
        }
        output.write(sheet(subject, isModel, catalogues, console), console);
        if (!catalogues.changes().isEmpty()) {
            IdleChanges.say(
                    all(subject, isModel, catalogues), catalogues, others -> all(subject, isModel, others), console);
        }
        return ExitCode.DONE;
    }

    /** All that any format says: what people read, and what programs do. */
    private static String all(String subject, boolean isModel, CatalogueOptions files) {
        Sheet sheet = sheet(subject, isModel, files, Console.silent());
        return OutputFormat.JSON.writer().of(sheet, Screen.FILE)
                + OutputFormat.TABLE.writer().of(sheet, Screen.FILE);
    }

    private static Sheet sheet(String subject, boolean isModel, CatalogueOptions files, Console listener) {
        return isModel
                ? ModelSheet.of(listener.warned(files.model(subject)))
                : HardwareSheet.of(counted(listener.warned(files.machine(subject)), listener));
    }

    /** A sheet is of one: who asks for several is told what counts them. */
    private static Loaded<HardwareProfile> counted(NamedMachine machine, Console listener) {
        if (machine.isCounted()) {
            listener.say("roofline: note: " + Visible.quoted(machine.name()) + " is " + machine.count() + " x "
                    + machine.loaded().value().id()
                    + "; show tells of one, and --hw of analyze and compare takes the number too");
        }
        return machine.loaded();
    }

    /** Names tell; a file tells by its schema; of a word that is neither, the nearest names of both are offered. */
    private boolean isModel(String subject, Catalogue<ModelSpec> models, Catalogue<HardwareProfile> hardware) {
        if (models.knows(subject)) {
            return true;
        }
        if (catalogues.isMachine(subject)) {
            return false;
        }
        if (StandardInput.isMeant(subject)) {
            return !SpecFile.isHardware(console.in().source());
        }
        Optional<InputPath> file = file(subject);
        if (file.isPresent()) {
            return !SpecFile.isHardware(file.get().read());
        }
        List<String> known = new ArrayList<>(models.names());
        known.addAll(hardware.names());
        throw new InvalidInputException(Problem.ofInput(
                "no model and no machine is called \"" + subject
                        + "\"; \"roofline list models\" and \"roofline list hardware\" show those there are",
                Suggestions.nearest(subject, known)));
    }

    private static Optional<InputPath> file(String subject) {
        try {
            Path path = Path.of(subject);
            boolean meant = subject.indexOf('/') >= 0 || subject.endsWith(".json") || Files.exists(path);
            return meant ? Optional.of(InputPath.of(subject)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
