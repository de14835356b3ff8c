package dev.roofline.help;

import dev.roofline.draw.Screen;
import java.util.ArrayList;
import java.util.List;

/** A concept as it is shown: its text, then the options, columns and the page that go further, and what to try. */
public final class TopicText {
    private static final int COLUMN = 12;

    private TopicText() {}

    /** Text in the width of a screen. */
    public static String of(HelpPage topic, Screen screen) {
        HelpText text = new HelpText(screen);
        text.heading(topic.fact(Topics.TITLE));
        text.blank();
        text.body(topic.text());
        text.blank();
        List<String> further = new ArrayList<>();
        entry(text, "Options", topic.parts(Topics.OPTIONS));
        entry(text, "Columns", topic.parts(Topics.COLUMNS));
        for (String page : topic.parts(Topics.PAGE)) {
            further.add(page + ".md");
        }
        entry(text, "Pages", further);
        for (HelpExample example : topic.examples()) {
            text.examples(List.of(new HelpExample("Try", example.lines())));
        }
        return text.text();
    }

    private static void entry(HelpText text, String name, List<String> words) {
        if (!words.isEmpty()) {
            text.entry(name, String.join(", ", words), COLUMN);
        }
    }
}
