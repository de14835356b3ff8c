package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.draw.Screen;
import dev.roofline.draw.TerminalText;
import dev.roofline.help.HelpPage;
import dev.roofline.help.HelpPages;
import dev.roofline.help.TopicText;
import dev.roofline.help.Topics;
import dev.roofline.report.AnalysisColumns;
import dev.roofline.report.ComparisonTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help is found by the words that people have, says what is true of the tool, and fits the terminal. */
class HelpTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-z-]*");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern COLUMN = Pattern.compile("[a-z]+(_[a-z]+)+");
    private static final Screen NARROW = screen(Screen.LEAST);

    /** Below and above these a text is none that is read in passing. */
    private static final int FEWEST = 10;

    private static final int MOST = 25;

    private static Screen screen(int width) {
        return new Screen(false, false, width, true, true);
    }

    static List<HelpPage> topics() {
        return Topics.shipped().pages();
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void helpHasEachOptionOnceUnderItsSection(Subcommand subcommand) {
        Command command = subcommand.create(Console.silent());
        List<String> lines = command.help(screen(Screen.MOST)).lines().toList();
        List<String> named = new ArrayList<>();
        String section = "";
        for (String line : lines) {
            section = line.isEmpty() || line.startsWith(" ") ? section : line;
            if (line.startsWith("  -")) {
                Matcher option = OPTION.matcher(line);
                assertThat(option.find()).isTrue();
                named.add(section + " " + option.group());
            }
        }
        List<String> wanted = new ArrayList<>();
        for (Option<?> option : command.options()) {
            wanted.add(option.group().title() + " " + option.name());
        }
        wanted.add("Help -h");
        wanted.add("Help -V");
        assertThat(named).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(lines.get(2)).startsWith("Usage: roofline " + command.name()).hasSizeLessThan(Screen.LEAST);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120, 200})
    void noLineOfHelpIsWiderThanTheScreen(int width) {
        List<String> texts = new ArrayList<>();
        for (Subcommand subcommand : Subcommand.values()) {
            texts.add(subcommand.create(Console.silent()).help(screen(width)));
        }
        texts.add(new RootCommand(Console.silent()).help(screen(width)));
        texts.add(RootHelp.of(new RootCommand(Console.silent()), true, screen(width)));
        for (HelpPage topic : topics()) {
            texts.add(TopicText.of(topic, screen(width)));
        }
        List<String> wrong = new ArrayList<>();
        for (String text : texts) {
            for (String line : text.lines().toList()) {
                if (TerminalText.width(line) > width || !line.equals(line.stripTrailing())) {
                    wrong.add(line);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(texts).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsShortAndSaysWhereMoreStands(HelpPage topic) {
        assertThat(TopicText.of(topic, NARROW).lines().count()).isBetween((long) FEWEST, (long) MOST);
        for (String key : List.of(Topics.TITLE, Topics.NAMES, Topics.OPTIONS, Topics.COLUMNS, Topics.PAGE)) {
            assertThat(topic.fact(key)).as(key).isNotBlank();
        }
        for (String page : topic.parts(Topics.PAGE)) {
            assertThat(PAGES.resolve(page + ".md")).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicNamesOptionsAndColumnsThatThereAre(HelpPage topic) {
        Set<String> options = options();
        Set<String> columns = columns();
        assertThat(topic.parts(Topics.OPTIONS)).allMatch(options::contains);
        assertThat(topic.parts(Topics.COLUMNS)).allMatch(columns::contains);
        for (String line : topic.text()) {
            assertThat(named(OPTION, line)).as(line).allMatch(options::contains);
            assertThat(named(COLUMN, line))
                    .as(line)
                    .allMatch(word -> columns.contains(word)
                            || Set.of("kv_heads", "switch_sums").contains(word)
                            || word.endsWith("_"));
        }
    }

    /** Each is read in the same words on the page of words: what stands there stands in the topic. */
    @Test
    void everyWordOfThePageOfWordsLeadsToATopicThatSaysTheSame() throws IOException {
        Topics topics = Topics.shipped();
        Set<String> columns = columns();
        int words = 0;
        for (String line : Files.readAllLines(PAGES.resolve("words.md"))) {
            String[] cells = line.split("(?<!\\\\)\\|", -1);
            if (cells.length < 4 || !line.startsWith("| <a")) {
                continue;
            }
            Set<String> said = new TreeSet<>();
            for (String word : cells[1].replaceAll("<[^>]*>", "").split("[,;]", -1)) {
                HelpPage topic = topics.find(word.strip()).orElseThrow(() -> new AssertionError("no topic: " + word));
                said.add(TopicText.of(topic, screen(Screen.MOST)));
                words++;
            }
            String all = String.join("\n", said);
            for (String code : named(CODE, cells[3])) {
                for (String option : named(OPTION, code)) {
                    assertThat(all).as(line).contains(option);
                }
                String bare = code.replace("`", "");
                if (columns.contains(bare)) {
                    assertThat(all).as(line).contains(bare);
                }
            }
        }
        assertThat(words).isGreaterThan(80);
    }

    @ParameterizedTest
    @CsvSource({
        "TPOT, ttft",
        "inter-token-latency, ttft",
        "Inter Token Latency, ttft",
        "ISL, isl",
        "osl, isl",
        "KV_CACHE, kv-cache",
        "--tp, parallelism",
        "step_mfu, mfu",
        "Roofline, roofline",
        "tokens/s, throughput",
        "w4a16, formats"
    })
    void aTopicIsFoundByTheWordsThatPeopleHave(String words, String topic) {
        List<String> line = new ArrayList<>(List.of("help"));
        line.addAll(List.of(words.split(" ", -1)));
        Cli.Result result = Cli.run(line.toArray(String[]::new));
        assertThat(result.exitCode()).isZero();
        assertThat(result).isEqualTo(Cli.run("help", topic));
        assertThat(result.output())
                .contains(Topics.shipped().find(topic).orElseThrow().fact(Topics.TITLE));
    }

    @Test
    void noWordLeadsToTwoTopicsAndNoneIsACommand() {
        List<String> words = new ArrayList<>();
        for (HelpPage page : topics()) {
            Set<String> own = new TreeSet<>();
            own.add(page.name());
            own.addAll(page.parts(Topics.NAMES));
            for (String word : own) {
                assertThat(Topics.shipped().find(word)).as(word).contains(page);
                assertThat(Subcommand.of(word)).as(word).isEmpty();
            }
            words.addAll(own);
        }
        assertThat(words).doesNotHaveDuplicates();
    }

    @Test
    void aWordThatNoTopicHasIsMetWithTheNearestAndAllTopics() {
        Cli.Result result = Cli.run("help", "specculation");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput())
                .contains(String.join(", ", Topics.shipped().names()))
                .endsWith("did you mean \"speculation\"?\n");
        assertThat(Cli.run("help", "plan")).isEqualTo(Cli.run("plan"));
        assertThat(Cli.run("help", "analyze", "gpt").errorOutput()).contains("\"gpt\" is not expected here");
    }

    @Test
    void aConceptInThePlaceOfACommandIsMetWithItsHelp() {
        Cli.Result result = Cli.run("tpot");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errorOutput())
                .isEqualTo("roofline: error: there is no command \"tpot\"; \"roofline help tpot\" tells what it is\n");
    }

    @Test
    void helpAloneListsCommandsAndTopicsWithWhatTheyAreAbout() {
        String help = Cli.run("help").output();
        for (Subcommand subcommand : Subcommand.values()) {
            assertThat(help).contains("\n  " + subcommand.label() + " ");
            assertThat(Cli.run("help", subcommand.label())).isEqualTo(Cli.run(subcommand.label(), "--help"));
        }
        for (HelpPage topic : topics()) {
            assertThat(help).contains("\n  " + topic.name() + " ");
        }
        assertThat(Cli.run("help", "--help").output()).isEqualTo(help);
    }

    @Test
    void theToolsHelpBeginsWithWhatIsAskedEveryDay() {
        String help = Cli.run("--help").output();
        String first = HelpPages.command("roofline").examples().get(0).command();
        assertThat(help.indexOf(first)).isBetween(0, help.indexOf("\nCommands\n"));
        assertThat(Cli.run().errorOutput()).isEqualTo(help);
    }

    private static List<String> named(Pattern pattern, String text) {
        List<String> named = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            named.add(matcher.group());
        }
        return named;
    }

    /** All names of all options, and those of other tools, which help may say are taken too. */
    private static Set<String> options() {
        Set<String> options = new TreeSet<>();
        for (Subcommand subcommand : Subcommand.values()) {
            for (Option<?> option : subcommand.create(Console.silent()).options()) {
                options.addAll(option.names());
            }
        }
        for (Synonym synonym : Synonyms.ALL) {
            options.add(synonym.name());
        }
        return options;
    }

    private static Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        AnalysisColumns.ALL.forEach(column -> columns.add(column.label()));
        ComparisonTable.COLUMNS.forEach(column -> columns.add(column.label()));
        return columns;
    }
}
