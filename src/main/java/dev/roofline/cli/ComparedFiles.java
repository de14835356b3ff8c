package dev.roofline.cli;

import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import java.util.HashMap;
import java.util.Map;

/** Reads each file once for each set of changes, and says once what is doubtful in it. */
final class ComparedFiles {
    private final CatalogueOptions catalogues;
    private final Console console;
    private final Map<String, Loaded<ModelSpec>> models = new HashMap<>();
    private final Map<String, NamedMachine> machines = new HashMap<>();

    ComparedFiles(CatalogueOptions catalogues, Console console) {
        this.catalogues = catalogues;
        this.console = console;
    }

    LoadedPair pair(String model, String machine, Changes changes) {
        String key = "\n" + changes.files();
        Loaded<ModelSpec> spec =
                models.computeIfAbsent(model + key, unused -> console.warned(catalogues.model(model, changes.files())));
        NamedMachine profile = machines.computeIfAbsent(
                machine + key, unused -> console.warned(catalogues.machine(machine, changes.files())));
        return new LoadedPair(spec, profile);
    }
}
