package dev.roofline.cli;

import dev.roofline.draw.Screen;
import dev.roofline.help.HelpPage;
import dev.roofline.help.TopicText;
import dev.roofline.help.Topics;
import dev.roofline.json.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code help} with the words behind it: a command, a concept, or none for what there is. */
record HelpRequest(List<String> words, Screen screen) {
    private static final String WORD = "help";

    static boolean isMeant(String[] args) {
        return args.length > 0 && args[0].equals(WORD);
    }

    static HelpRequest of(String[] args) {
        Screen screen = Terminal.screenOfHelp();
        List<String> words = new ArrayList<>();
        for (String word : List.of(args).subList(1, args.length)) {
            Optional<Screen> asked = ScreenOptions.ofHelp(word);
            screen = asked.orElse(screen);
            if (asked.isEmpty()) {
                words.add(word);
            }
        }
        return new HelpRequest(words, screen);
    }

    int answer(Console console) {
        console.print(text());
        return ExitCode.DONE;
    }

    private String text() {
        if (words.isEmpty() || List.of(WORD, "-h", "--help").contains(words.get(0))) {
            return RootHelp.of(new RootCommand(Console.silent()), true, screen);
        }
        String first = words.get(0).toLowerCase(Locale.ROOT);
        Optional<Subcommand> command = Subcommand.of(first);
        if (command.isPresent()) {
            if (words.size() > 1) {
                throw new UsageException(
                        "help takes one command; " + Visible.quoted(words.get(1)) + " is not expected here");
            }
            return CommandHelp.of(command.get().create(Console.silent()), screen);
        }
        String asked = String.join(" ", words);
        Topics topics = Topics.shipped();
        Optional<HelpPage> topic = topics.find(asked);
        if (topic.isEmpty()) {
            throw unknown(asked, topics);
        }
        return TopicText.of(topic.get(), screen);
    }

    private UsageException unknown(String asked, Topics topics) {
        if (words.size() == 1 && Hints.ofCommand(asked).isPresent()) {
            return Main.unknownCommand(asked);
        }
        List<String> known = new ArrayList<>(topics.words());
        List<String> commands = Subcommand.labels();
        known.addAll(commands);
        return Arguments.unknown(
                "there is no help on " + Visible.quoted(asked) + "; commands are " + String.join(", ", commands)
                        + "; topics are " + String.join(", ", topics.names()),
                asked,
                known);
    }
}
