package dev.roofline.cli;

import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.spec.Catalogue;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where models and machines are looked up. */
final class CatalogueOptions {
    @Option(
            names = "--model-dir",
            paramLabel = "DIR",
            description = "further model specs, before the shipped ones (also: ROOFLINE_MODEL_DIR)")
    private List<String> modelDirectories = new ArrayList<>();

    @Option(
            names = "--hardware-dir",
            paramLabel = "DIR",
            description = "further hardware profiles, before the shipped ones (also: ROOFLINE_HARDWARE_DIR)")
    private List<String> hardwareDirectories = new ArrayList<>();

    Catalogue<ModelSpec> models() {
        return Catalogue.models(directories(modelDirectories, "ROOFLINE_MODEL_DIR"));
    }

    Catalogue<HardwareProfile> hardware() {
        return Catalogue.hardware(directories(hardwareDirectories, "ROOFLINE_HARDWARE_DIR"));
    }

    private static List<Path> directories(List<String> given, String variable) {
        List<String> names = new ArrayList<>(given);
        String more = System.getenv(variable);
        if (more != null) {
            for (String name : more.split(File.pathSeparator)) {
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        List<Path> directories = new ArrayList<>();
        for (String name : names) {
            try {
                directories.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new UsageException("\"" + name + "\" is not a path: " + e.getReason());
            }
        }
        return directories;
    }
}
