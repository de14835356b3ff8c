package dev.roofline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roofline.Golden;
import dev.roofline.cli.Completion.CompletedCommand;
import dev.roofline.cli.Completion.CompletedOption;
import dev.roofline.cli.Completion.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What three shells propose is what the tool takes today; those that are not installed are skipped with a note. */
@Tag(Golden.TAG)
class CompletionTest {
    private static final Path PACKAGING = Path.of("src/main/packaging");

    @TempDir
    private Path folder;

    @Test
    void theScriptsHaveEveryOptionAndEveryName() {
        Golden.compare(PACKAGING.resolve("roofline.bash"), BashCompletion.script());
        Golden.compare(PACKAGING.resolve("roofline.zsh"), ZshCompletion.script());
        Golden.compare(PACKAGING.resolve("roofline.fish"), FishCompletion.script());
    }

    @Test
    void everyOptionThatTakesANameIsOfModelsOrOfMachines() {
        List<String> named = new ArrayList<>();
        for (CompletedCommand command : Completion.ofTheTool().commands()) {
            for (CompletedOption option : command.options()) {
                boolean names = option.label().startsWith("NAME|FILE");
                boolean lists =
                        Completion.isList(option.label()) && !option.names().contains("--columns");
                assertThat(option.kind() == Kind.MODEL || option.kind() == Kind.MACHINE)
                        .as(command.name() + " " + option.names())
                        .isEqualTo(names || lists);
                if (names || lists) {
                    named.add(option.names().get(0));
                }
            }
        }
        assertThat(named).containsAll(Completion.OF_MODELS).containsAll(Completion.OF_MACHINES);
    }

    @Test
    void noNameHoldsWhatAShellWouldReadOtherwise() {
        Completion completion = Completion.ofTheTool();
        assertThat(completion.models()).contains("gpt", "gpt2").allMatch(name -> name.matches("[\\w.+-]+"));
        assertThat(completion.machines())
                .contains("a100", "a100-sxm-80gb")
                .doesNotContain("a100sxm4")
                .allMatch(name -> name.matches("[\\w.+-]+"));
    }

    @Test
    void theWordsOfACommandAreThoseThatItTakes() {
        int checked = 0;
        for (CompletedCommand command : Completion.ofTheTool().commands()) {
            if (command.operand() == Kind.WORD && !command.name().equals("help")) {
                assertThat(Cli.run(command.name(), "none-such").errorOutput())
                        .contains(String.join(", ", command.operands()));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(3);
    }

    @Test
    void bashCompletesOptionsTheirWordsAndNames() throws Exception {
        check(this::bash);
        assertThat(bash("roofline", "analyze", "--hw", "=", "a100-p"))
                .containsExactlyInAnyOrder("a100-pcie", "a100-pcie-40gb", "a100-pcie-80gb");
        assertThat(bash("roofline", "analyze", "--require", "x")).isEmpty();
        assertThat(bash("roofline", "analyze", "--model", "./src/ma")).containsExactly("./src/main");
        assertThat(bash("roofline", "validate", "model-specs/gpt2.j")).containsExactly("model-specs/gpt2.json");
    }

    @Test
    void zshCompletesOptionsTheirWordsAndNames() throws Exception {
        assumeTrue(isInstalled("zsh"), "zsh is not installed");
        check(this::zsh);
    }

    @Test
    void fishCompletesOptionsTheirWordsAndNames() throws Exception {
        assumeTrue(isInstalled("fish"), "fish is not installed");
        check(this::fish);
    }

    /** What a shell proposes for a line whose last word is begun. */
    private interface Shell {
        List<String> proposals(String... words) throws IOException, InterruptedException;
    }

    private static void check(Shell shell) throws IOException, InterruptedException {
        assertThat(shell.proposals("roofline", "an")).containsExactly("analyze");
        assertThat(shell.proposals("roofline", "analyze", "--memory-u")).containsExactly("--memory-utilization");
        assertThat(shell.proposals("roofline", "analyze", "--routing", "w")).containsExactly("worst");
        assertThat(shell.proposals("roofline", "trends", "--by", "p")).containsExactly("point");
        assertThat(shell.proposals("roofline", "analyze", "--by", "p")).containsExactly("phase");
        assertThat(shell.proposals("roofline", "list", "m")).containsExactly("models");
        assertThat(shell.proposals("roofline", "cache", "c")).containsExactly("clear");
        assertThat(shell.proposals("roofline", "help", "tr")).containsExactlyInAnyOrder("trends", "training");
        assertThat(shell.proposals("roofline", "help", "kv")).containsExactly("kv-cache");
        assertThat(shell.proposals("roofline", "analyze", "--hw", "a100-p"))
                .containsExactlyInAnyOrder("a100-pcie", "a100-pcie-40gb", "a100-pcie-80gb");
        assertThat(shell.proposals("roofline", "analyze", "--model", "gpt2-m")).containsExactly("gpt2-medium");
        assertThat(shell.proposals("roofline", "show", "a100-p")).hasSize(3);
        assertThat(shell.proposals("roofline", "compare", "--hw", "a100,a30"))
                .hasSize(1)
                .allMatch(proposal -> proposal.endsWith("a30"));
    }

    private List<String> bash(String... words) throws IOException, InterruptedException {
        return printed(
                "bash",
                "-c",
                BashCompletion.script() + "COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                        + (words.length - 1) + "; _roofline; printf '%s\\n' \"${COMPREPLY[@]}\"");
    }

    private List<String> fish(String... words) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("roofline.fish"), FishCompletion.script());
        List<String> proposals = new ArrayList<>();
        for (String line : printed(
                "env",
                "HOME=" + folder,
                "fish",
                "--no-config",
                "-c",
                "source " + script + "; complete -C '" + String.join(" ", words) + "'")) {
            proposals.add(line.split("\t", 2)[0]);
        }
        return proposals;
    }

    /** An interactive zsh in a terminal of its own; what it would add is printed instead. */
    private List<String> zsh(String... words) throws IOException, InterruptedException {
        Path functions = Files.createDirectories(folder.resolve("functions"));
        Files.writeString(functions.resolve("_roofline"), ZshCompletion.script());
        Path probe = Files.writeString(folder.resolve("probe.zsh"), """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell 'PS1=; fpath=(FUNCTIONS $fpath); autoload -Uz compinit; compinit -u -D'
                zpty -w shell 'compadd () {'
                zpty -w shell '  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi'
                zpty -w shell '  typeset -a hits; builtin compadd -A hits "$@"'
                zpty -w shell '  for each in $hits; do print -r -- "<HIT>$each<END>"; done; builtin compadd "$@" }'
                zpty -w shell 'complete-and-leave () { zle complete-word; print "<DO""NE>"; exit }'
                zpty -w shell 'zle -N complete-and-leave; bindkey "^I" complete-and-leave'
                zpty -w shell 'print "<RE""ADY>"'
                zpty -r -m shell before '*<READY>*'
                zpty -w -n shell "$1"$'\\t'
                zpty -r -m shell after '*<DONE>*'
                print -r -- "$after"
                """.replace("FUNCTIONS", functions.toString()));
        TreeSet<String> proposals = new TreeSet<>();
        String said = String.join("\n", printed("zsh", "-f", probe.toString(), String.join(" ", words)));
        for (String part : Arrays.asList(said.split("<HIT>", -1)).subList(1, said.split("<HIT>", -1).length)) {
            proposals.add(part.substring(0, part.indexOf("<END>")));
        }
        return new ArrayList<>(proposals);
    }

    private static boolean isInstalled(String shell) throws InterruptedException {
        try {
            return new ProcessBuilder(shell, "-c", "exit 0").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> printed(String... command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        return said.isBlank()
                ? List.of()
                : said.lines().filter(line -> !line.isEmpty()).toList();
    }
}
