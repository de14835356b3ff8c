package dev.roofline.cli;

import dev.roofline.draw.Screen;
import dev.roofline.json.Loaded;
import dev.roofline.json.Problem;
import dev.roofline.json.StandardInput;
import dev.roofline.render.ScreenText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a run; both that it writes are UTF-8.
 *
 * @param out where the report alone goes
 * @param err where all else goes
 * @param in what a file may be read from, where the user says so
 */
record Console(OutputStream out, PrintWriter err, StandardInput in) {
    /** One that nothing comes in by. */
    Console(OutputStream out, PrintWriter err) {
        this(out, err, StandardInput.nothing());
    }

    /** One that nobody hears, for what is worked out to be compared with what was said. */
    static Console silent() {
        return new Console(OutputStream.nullOutputStream(), new PrintWriter(Writer.nullWriter()));
    }

    /**
     * Writes a piece of the report. A reader that wants no more of it ({@code | head}) is no mistake of anybody's.
     *
     * @throws OutputException where the device is full or cannot be written
     */
    void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if (isGone(e)) {
                return;
            }
            throw new OutputException("the report could not be written whole to standard output: " + e.getMessage());
        }
    }

    /**
     * Whether what was written to has no reader left. The JDK tells it by the system's own sentence alone, which the
     * launcher keeps English.
     */
    static boolean isGone(IOException e) {
        String message = e.getMessage();
        return message != null && (message.endsWith("Broken pipe") || message.endsWith("Connection reset by peer"));
    }

    /** Writes a line for the person at the terminal, whatever names of files it holds. */
    void say(String line) {
        int columns = Terminal.columnsOfMessages();
        for (String each : Option.said(line).split("\n", -1)) {
            err.print(ScreenText.of(each, new Screen(false, false, columns, true, true)));
        }
        err.flush();
    }

    /** Writes text for the person at the terminal that has its lines already. */
    void sayWhole(String text) {
        err.print(text);
        err.flush();
    }

    /** Says what is wrong with what was given; of what lies in no file the tool itself does. */
    void say(Problem problem) {
        say((problem.file().isEmpty() ? "roofline: " : "") + problem.render());
    }

    /** Says what is doubtful in a machine's file, and hands on the machine. */
    NamedMachine warned(NamedMachine machine) {
        warned(machine.loaded());
        return machine;
    }

    /** Says what is doubtful in a file, and hands on what was read of it. */
    <T> Loaded<T> warned(Loaded<T> loaded) {
        for (Problem warning : loaded.warnings()) {
            say(warning);
        }
        return loaded;
    }
}
