package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roofline.metric.Slice;
import dev.roofline.report.AnalysisColumns;
import dev.roofline.report.Column;
import dev.roofline.units.Setting;
import dev.roofline.workload.Field;
import dev.roofline.workload.WorkloadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is promised of options holds for each, and nobody else knows how they are written. */
class OptionsTest {
    private static final Path MAIN = Path.of("src/main/java/dev/roofline");

    /** Long enough for a letter less to be nearer to it than to any other. */
    private static final int LONG = 7;

    private static List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Subcommand subcommand : Subcommand.values()) {
            commands.add(subcommand.create(Console.silent()));
        }
        return commands;
    }

    @Test
    void everyOptionHasASentenceAGroupAndASetting() {
        for (Command command : commands()) {
            Set<String> names = new HashSet<>();
            for (Option<?> option : command.options()) {
                assertThat(option.sentence()).as(option.name()).isNotBlank().doesNotEndWith(".");
                assertThat(option.group()).as(option.name()).isNotNull();
                assertThat(option.names())
                        .as(option.name())
                        .contains("--" + option.sets().word());
                assertThat(names.addAll(option.names())).as(option.name()).isTrue();
                assertThat(option.detail().isEmpty() || option.detail().endsWith("."))
                        .as(option.name())
                        .isTrue();
            }
        }
    }

    /** A word that is new is said in help, or nobody finds it. */
    @Test
    void helpNamesEveryWordThatAChoiceHas() {
        int named = 0;
        for (Command command : commands()) {
            for (Option<?> option : command.options()) {
                if (option.argument() instanceof ChoiceArgument<?> choice) {
                    for (String word : choice.words()) {
                        assertThat(option.sentence())
                                .as(option.name() + " " + word)
                                .containsPattern("\\b" + Pattern.quote(word) + "\\b");
                        named++;
                    }
                }
            }
        }
        assertThat(named).isGreaterThan(30);
    }

    @Test
    void everyFieldOfAWorkloadIsSetByOneOption() {
        List<Setting> set = new ArrayList<>();
        for (Option<?> option : WorkloadArguments.OPTIONS) {
            set.add(option.sets());
        }
        assertThat(set).doesNotHaveDuplicates().hasSize(Field.all().size());
        assertThat(set.containsAll(Field.all())).isTrue();
    }

    @Test
    void aWordThatAnOptionChoosesFromIsRead() {
        int read = 0;
        for (Option<?> option : WorkloadArguments.OPTIONS) {
            for (String word : option.argument().words()) {
                WorkloadOptions said = option.set(WorkloadOptions.NONE, word);
                assertThat(said.has((Field<?>) option.sets()))
                        .as(option.name() + " " + word)
                        .isEqualTo(!word.equals("off"));
                read++;
            }
            assertThat(option.set(WorkloadOptions.NONE, null)).isSameAs(WorkloadOptions.NONE);
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void whatIsNoneOfTheWordsIsRefusedByTheOptionsName() {
        for (Option<?> option : WorkloadArguments.OPTIONS) {
            if (!option.argument().words().isEmpty()) {
                assertThatThrownBy(() -> option.read("no such word"))
                        .isInstanceOf(UsageException.class)
                        .hasMessageStartingWith(option.name() + " ");
            }
        }
    }

    @Test
    void aSlipOfTheKeyboardIsMetWithTheOptionThatWasMeant() {
        int slips = 0;
        for (Command command : commands()) {
            for (Option<?> option : command.options()) {
                for (String name : option.names()) {
                    if (name.length() >= LONG) {
                        String slip = name.substring(0, name.length() - 2) + name.charAt(name.length() - 1);
                        Cli.Result result = Cli.run(command.spec().name(), slip);
                        assertThat(result.errorOutput())
                                .as(slip)
                                .startsWith("roofline: error: there is no option \"" + slip + "\"\n")
                                .contains("did you mean \"" + name + "\"?");
                        slips++;
                    }
                }
            }
        }
        assertThat(slips).isGreaterThan(100);
    }

    @Test
    void helpSaysTheSentenceOfEachOption() {
        for (Command command : commands()) {
            String help = Cli.run(command.spec().name(), "--help").output().replaceAll("\\s+", "");
            for (Option<?> option : command.options()) {
                assertThat(help).contains(option.sentence().replaceAll("\\s+", ""));
            }
        }
    }

    @Test
    void noTextOutsideTheCommandLineKnowsDashes() throws IOException {
        // In charts two dashes begin the variables of style sheets.
        Set<String> styles = Set.of("Palette.java", "SvgStyle.java");
        Pattern dashes = Pattern.compile("\"[^\"]*--[a-z]");
        List<String> wrong = new ArrayList<>();
        for (Path file : sources()) {
            boolean exempt = file.startsWith(MAIN.resolve("cli"))
                    || styles.contains(file.getFileName().toString());
            for (String line : exempt ? List.<String>of() : Files.readAllLines(file)) {
                if (dashes.matcher(line).find()) {
                    wrong.add(file + ": " + line.strip());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everySettingThatASentenceNamesIsThatOfAnOption() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Command command : commands()) {
            for (Option<?> option : command.options()) {
                known.add(option.sets().word());
            }
        }
        List<String> named = new ArrayList<>();
        Pattern made = Pattern.compile("new Setting\\(\"([^\"]*)\"\\)");
        for (Path file : sources()) {
            Matcher matcher = made.matcher(Files.readString(file));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        for (Column<Slice> column : AnalysisColumns.ALL) {
            named.addAll(Setting.mentioned(column.metric().definition().meaning()));
        }
        assertThat(named).contains("draft", "kv-cache", "weight-copy").allMatch(known::contains);
    }

    @Test
    void noMarkOfASettingIsLeftInWhatIsSaid() {
        for (String line : List.of(
                "list columns",
                "list formats",
                "analyze --model gpt --hw a100 --format json",
                "analyze --model gpt --hw a100 --format html",
                "analyze --model gpt --hw a100 --format chart --ascii",
                "analyze --model gpt --hw a100 --set hw.memory.bandwidth=2x --format csv",
                "analyze --model gpt --hw a100 --ep 2",
                "show a100 --set hw.memory.bandwidth=2x")) {
            Cli.Result result = Cli.run(line.split(" "));
            assertThat(result.output() + result.errorOutput())
                    .as(line)
                    .isNotBlank()
                    .doesNotContain(Setting.MARK.substring(0, 1), Setting.MARK.substring(1));
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
