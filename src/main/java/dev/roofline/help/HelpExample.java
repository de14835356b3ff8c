package dev.roofline.help;

import java.util.List;

/**
 * A question, and what to type for its answer.
 *
 * @param question empty where the text around it asks
 * @param lines of the command; each but the last ends with a backslash
 */
public record HelpExample(String question, List<String> lines) {
    public HelpExample {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("nothing is typed for: " + question);
        }
    }

    /** The command as one line. */
    public String command() {
        StringBuilder command = new StringBuilder();
        for (String line : lines) {
            boolean goesOn = line.endsWith("\\");
            command.append(command.isEmpty() ? "" : " ")
                    .append((goesOn ? line.substring(0, line.length() - 1) : line).strip());
        }
        return command.toString();
    }
}
