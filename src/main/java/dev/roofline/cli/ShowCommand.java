package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.render.HardwareSheet;
import dev.roofline.render.ModelSheet;
import dev.roofline.spec.Catalogue;
import dev.roofline.spec.InvalidInputException;
import dev.roofline.spec.Loaded;
import dev.roofline.spec.Problem;
import dev.roofline.spec.SourceReader;
import dev.roofline.spec.SpecFile;
import dev.roofline.spec.Suggestions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One model or machine in full. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "One model (parameters by part, cache, sources) or machine (peaks, ridge points, sources) in full.")
final class ShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME|FILE", description = "a model or a machine: name, alias or file")
    private String subject;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private CatalogueOptions catalogues = new CatalogueOptions();

    private final Console console;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (subject == null) {
            throw new UsageException("show needs a model or a machine: a catalogue name or a file");
        }
        OutputFormat format = output.format();
        Catalogue<ModelSpec> models = catalogues.models();
        Catalogue<HardwareProfile> hardware = catalogues.hardware();
        output.write(
                isModel(models, hardware)
                        ? text(new ModelSheet(warned(models.load(subject))), format)
                        : text(new HardwareSheet(warned(hardware.load(subject))), format),
                console);
        return ExitCode.DONE;
    }

    /** Names tell; a file tells by its schema; of a word that is neither, the nearest names of both are offered. */
    private boolean isModel(Catalogue<ModelSpec> models, Catalogue<HardwareProfile> hardware) {
        if (models.knows(subject)) {
            return true;
        }
        if (hardware.knows(subject)) {
            return false;
        }
        Optional<Path> file = file();
        if (file.isPresent()) {
            return !SpecFile.isHardware(SourceReader.read(file.get(), subject));
        }
        List<String> known = new ArrayList<>(models.names());
        known.addAll(hardware.names());
        throw new InvalidInputException(Problem.ofInput(
                "no model and no machine is called \"" + subject
                        + "\"; \"roofline list models\" and \"roofline list hardware\" show those there are",
                Suggestions.nearest(subject, known)));
    }

    private Optional<Path> file() {
        try {
            Path path = Path.of(subject);
            boolean meant = subject.indexOf('/') >= 0 || subject.endsWith(".json") || Files.exists(path);
            return meant ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private <T> Loaded<T> warned(Loaded<T> loaded) {
        loaded.warnings().forEach(warning -> console.say(warning.render()));
        return loaded;
    }

    private static String text(ModelSheet sheet, OutputFormat format) {
        return switch (format) {
            case TABLE -> sheet.plain();
            case JSON -> sheet.json();
            case CSV, MARKDOWN -> format.text(sheet.parameterTable());
        };
    }

    private static String text(HardwareSheet sheet, OutputFormat format) {
        return switch (format) {
            case TABLE -> sheet.plain();
            case JSON -> sheet.json();
            case CSV, MARKDOWN -> format.text(sheet.table());
        };
    }
}
