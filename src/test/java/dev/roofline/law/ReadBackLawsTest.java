package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.catalogue.Catalogue;
import dev.roofline.cli.Cli;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.json.Loaded;
import dev.roofline.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code show} prints for programs is a file that reads back the same. */
class ReadBackLawsTest {
    private static final String[] ANALYSIS = {"--by", "phase", "--format", "csv", "--prompt", "64"};

    @TempDir
    Path folder;

    @Test
    void everyMachineIsReadBackFromWhatShowPrints() throws IOException {
        Catalogue<HardwareProfile> machines = Catalogue.hardware(List.of());
        for (Loaded<HardwareProfile> shipped : machines.all()) {
            Path file = shown(shipped.value().id());
            Loaded<HardwareProfile> read = machines.loadFile(file.toString());
            assertThat(read.value()).isEqualTo(shipped.value());
            assertThat(read.warnings()).as(file.toString()).isEmpty();
        }
    }

    @Test
    void everyModelIsReadBackFromWhatShowPrints() throws IOException {
        Catalogue<ModelSpec> models = Catalogue.models(List.of());
        for (Loaded<ModelSpec> shipped : models.all()) {
            Path file = shown(shipped.value().id());
            assertThat(models.loadFile(file.toString()).value()).isEqualTo(shipped.value());
        }
    }

    /** By a path, by the name of a directory's file, and by standard input. */
    @Test
    void whatIsReadBackAnswersTheSame() throws IOException {
        for (String machine : List.of("h100-sxm-80gb", "tpu-v5e", "xeon-gold-6242")) {
            Path file = shown(machine);
            String expected = answer("gpt2", machine, "");
            assertThat(answer("gpt2", file.toString(), "")).isEqualTo(expected);
            assertThat(answer("gpt2", "-", Files.readString(file)).replace("stdin", machine))
                    .isEqualTo(expected);
            String alias = Catalogue.hardware(List.of())
                    .load(machine)
                    .value()
                    .identity()
                    .aliases()
                    .get(0);
            Cli.Result named = Cli.run(args("gpt2", alias, "--hardware-dir", folder.toString()));
            assertThat(named.output()).isEqualTo(expected);
        }
        for (String model : List.of("gpt2", "t5-large", "deepseek-v3")) {
            Path file = shown(model);
            String expected = answer(model, "h200", "");
            assertThat(answer(file.toString(), "h200", "")).isEqualTo(expected);
            assertThat(answer("-", "h200", Files.readString(file)).replace("stdin", model))
                    .isEqualTo(expected);
        }
    }

    private Path shown(String id) throws IOException {
        Cli.Result shown = Cli.run("show", id, "--format", "json");
        assertThat(shown.exitCode()).as(id).isZero();
        return Files.writeString(folder.resolve(id + ".json"), shown.output());
    }

    private static String answer(String model, String machine, String input) {
        Cli.Result result = Cli.runWith(input, args(model, machine));
        assertThat(result.errorOutput()).isEmpty();
        return result.output();
    }

    private static String[] args(String model, String machine, String... more) {
        List<String> args = new ArrayList<>(List.of("analyze", "--model", model, "--hw", machine));
        args.addAll(List.of(ANALYSIS));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }
}
