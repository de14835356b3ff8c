package dev.roofline.cli;

import dev.roofline.draw.Screen;
import dev.roofline.help.HelpPage;
import dev.roofline.help.HelpPages;
import dev.roofline.help.HelpText;
import dev.roofline.help.Topics;

/** The help of the tool as a whole: what is asked every day, the commands, and the concepts that help tells of. */
final class RootHelp {
    private static final int COMMANDS = 14;
    private static final int TOPICS = 16;

    private RootHelp() {}

    /** @param withTitles whether the concepts are listed with what they are about */
    static String of(Command root, boolean withTitles, Screen screen) {
        HelpPage page = HelpPages.command(root.name());
        HelpText text = new HelpText(screen);
        text.paragraph(root.header());
        text.blank();
        text.paragraph("Usage: " + page.fact("usage"));
        text.blank();
        text.heading("Questions of every day");
        text.examples(page.examples());
        text.blank();
        text.heading("Commands");
        for (Subcommand each : Subcommand.values()) {
            text.entry(each.label(), each.create(Console.silent()).header(), COMMANDS);
        }
        text.blank();
        text.heading("Concepts (roofline help TOPIC)");
        Topics topics = Topics.shipped();
        if (withTitles) {
            for (HelpPage topic : topics.pages()) {
                text.entry(topic.name(), topic.fact(Topics.TITLE), TOPICS);
            }
        } else {
            text.entry("", String.join(", ", topics.names()), 2);
        }
        text.blank();
        text.body(page.text());
        return text.text();
    }
}
