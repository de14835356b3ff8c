package dev.roofline.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The end of a run whose JVM writes an archive of the classes that it has loaded, so that the next one starts sooner.
 *
 * <p>The launcher asks for it by a property that names where the exit code is to be said: the JVM's own is another where
 * it cannot write the archive.
 */
final class Rehearsal {
    /** The commands whose classes are wanted, whatever the command of this run was. */
    private static final String[][] COMMANDS = {
        {"analyze", "--model", "gpt", "--hw", "a100"},
        {"analyze", "--model", "gpt", "--hw", "a100", "--phase", "decode", "--format", "json"},
        {"compare", "--model", "gpt", "--hw", "a100,h100", "--phase", "decode", "--format", "csv"},
    };

    private Rehearsal() {}

    /** Says the exit code, lets the readers of both streams go, and loads what other runs need. */
    static void after(int code, String channel, OutputStream out, PrintWriter err) {
        try (OutputStream launcher = new FileOutputStream(channel)) {
            launcher.write(Integer.toString(code).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return; // The launcher then takes the JVM's code, and keeps no archive.
        }
        try {
            // The JDK puts the null device in their place, and remarks of the JVM go there.
            out.close();
            err.close();
        } catch (IOException e) {
            return; // Nothing is written to them any more.
        }
        PrintWriter nobody = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (String[] command : COMMANDS) {
            Main.run(command, OutputStream.nullOutputStream(), nobody);
        }
    }
}
