package dev.roofline.cli;

import dev.roofline.json.Visible;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command line with real names in the places of synonyms. It is made where a line was not understood, so that lines in the
 * real names pay nothing for it.
 *
 * @param args the line as it is understood
 * @param notes a sentence each synonym
 * @param wholeSequences whether the line means anything only where sequences are processed at once
 */
record SynonymRewriting(List<String> args, List<String> notes, boolean wholeSequences) {
    private static final String TRAINING = "training";
    private static final String MACHINE = "--hw";

    /** The same line where nothing in it is a synonym of an option that the command takes. */
    static SynonymRewriting of(List<String> args, CommandSpec command) {
        SynonymRewriting line = new SynonymRewriting(new ArrayList<>(), new ArrayList<>(), false);
        Map<String, OptionSpec> taken = command.optionsMap();
        for (int i = 0; i < args.size(); i++) {
            int equals = args.get(i).startsWith("-") ? args.get(i).indexOf('=') : -1;
            String name = equals < 0 ? args.get(i) : args.get(i).substring(0, equals);
            String hyphened = name.startsWith("--") ? name.replace('_', '-') : name;
            Synonym synonym = taken.containsKey(name) ? null : named(hyphened, taken);
            if (synonym == null) {
                boolean isSpelt = taken.containsKey(hyphened) && !hyphened.equals(name);
                line.args.add(isSpelt ? hyphened + args.get(i).substring(name.length()) : args.get(i));
                if (isSpelt) {
                    line.notes.add(name + " is " + hyphened + " here");
                }
                continue;
            }
            String value = value(args, i);
            if (value.isEmpty()) {
                boolean isBefore = equals < 0 && i + 1 < args.size();
                throw new UsageException(name + " is " + synonym.real() + " here, and needs a value"
                        + (isBefore ? ", before " + args.get(i + 1) : ""));
            }
            requireOnce(name, args, i, taken);
            i += equals < 0 ? 1 : 0;
            line = line.with(synonym, value, args);
        }
        return line.withPhases();
    }

    boolean isChanged() {
        return !notes.isEmpty();
    }

    private static @Nullable Synonym named(String name, Map<String, OptionSpec> taken) {
        for (Synonym synonym : Synonyms.ALL) {
            if (synonym.name().equals(name) && taken.containsKey(synonym.real())) {
                return synonym;
            }
        }
        return null;
    }

    /** What an option is given behind an equals sign or as the next word; empty where that is an option too, or nothing is. */
    private static String value(List<String> args, int at) {
        int equals = args.get(at).indexOf('=');
        if (equals >= 0) {
            return args.get(at).substring(equals + 1);
        }
        String next = at + 1 < args.size() ? args.get(at + 1) : "";
        boolean isOption = next.startsWith("-") && !next.equals("-") && !isCount(next);
        return isOption ? "" : next;
    }

    /** One value under two names is said twice, whichever of them is the real one. */
    private static void requireOnce(String typed, List<String> args, int at, Map<String, OptionSpec> taken) {
        String real = real(args, at, taken);
        for (int i = 0; i < args.size(); i++) {
            if (i != at && real(args, i, taken).equals(real)) {
                String other = args.get(i).replaceFirst("=.*", "");
                throw new UsageException(typed + " is " + real + " here, which is given twice: leave "
                        + (other.equals(typed) ? "one of them" : other) + " out");
            }
        }
    }

    /** The first name of the real option that a word is, by whichever name; the word where it is none. */
    private static String real(List<String> args, int at, Map<String, OptionSpec> taken) {
        int equals = args.get(at).indexOf('=');
        String name = equals < 0 ? args.get(at) : args.get(at).substring(0, equals);
        for (Synonym synonym : Synonyms.ALL) {
            if (synonym.name().equals(name)) {
                boolean isMachine = synonym.kind() == Synonym.Kind.DEVICES_OR_MACHINE && !isCount(value(args, at));
                return isMachine ? MACHINE : synonym.real();
            }
        }
        @Nullable OptionSpec option = taken.get(name);
        return option == null ? name : option.names()[0];
    }

    /** A method sets several options, none of which may be given beside it. */
    private static void requireApart(String said, List<String> sets, List<String> given) {
        for (int i = 0; i < sets.size(); i += 2) {
            String option = sets.get(i);
            if (given.contains(option) || given.stream().anyMatch(word -> word.startsWith(option + "="))) {
                throw new UsageException(said + " is " + String.join(" ", sets) + " here, and " + option
                        + " is given too: write the options themselves");
            }
        }
    }

    private SynonymRewriting with(Synonym synonym, String value, List<String> given) {
        List<String> sets = sets(synonym, value);
        requireApart(synonym.name() + " " + value, sets, given);
        List<String> line = new ArrayList<>(args);
        line.addAll(sets);
        List<String> said = new ArrayList<>(notes);
        said.add(synonym.name() + " " + value + " is "
                + (sets.isEmpty() ? "what " + synonym.real() + " is where it is not given" : String.join(" ", sets))
                + " here" + (synonym.note().isEmpty() ? "" : ": " + synonym.note()));
        return new SynonymRewriting(line, said, wholeSequences || synonym.kind() == Synonym.Kind.WHOLE_SEQUENCES);
    }

    private static List<String> sets(Synonym synonym, String value) {
        return switch (synonym.kind()) {
            case SAME, WHOLE_SEQUENCES -> List.of(synonym.real(), value);
            case DEVICES_OR_MACHINE -> List.of(isCount(value) ? synonym.real() : MACHINE, value);
            case CACHE_FORMAT -> value.equalsIgnoreCase("auto") ? List.of() : List.of(synonym.real(), value);
            case QUANTIZATION -> quantised(synonym, value);
        };
    }

    private static boolean isCount(String value) {
        try {
            Arguments.whole(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> quantised(Synonym synonym, String value) {
        List<String> words = new ArrayList<>();
        for (List<String> method : Synonyms.METHODS) {
            if (method.get(0).equalsIgnoreCase(value)) {
                return method.subList(1, method.size());
            }
            words.add(method.get(0));
        }
        if (value.equalsIgnoreCase("w8a8")) {
            throw new UsageException(synonym.name() + " w8a8 is int8 in one engine and fp8 in another; say which:"
                    + " --weights int8 --activations int8, or --weights fp8 --activations fp8");
        }
        if (TensorFormat.parse(value).isPresent()) {
            throw new UsageException(
                    synonym.name() + " is " + Visible.quoted(value) + ", which is a format; say of what:"
                            + " --weights " + value + ", --activations " + value + " or both");
        }
        throw Arguments.unknown(
                synonym.name() + " is " + Visible.quoted(value) + "; it takes " + String.join(", ", words)
                        + "; --weights and --activations take every format of \"roofline list formats\"",
                value,
                words);
    }

    /** {@code --phase training} is {@code --phase train}: the other words of phases are verbs too. */
    private SynonymRewriting withPhases() {
        List<String> line = new ArrayList<>(args);
        List<String> said = new ArrayList<>(notes);
        for (int i = 0; i < line.size(); i++) {
            boolean apart =
                    i > 0 && line.get(i - 1).equals("--phase") && line.get(i).equals(TRAINING);
            if (apart || line.get(i).equals("--phase=" + TRAINING)) {
                line.set(i, apart ? "train" : "--phase=train");
                said.add("--phase training is --phase train here");
            }
        }
        return new SynonymRewriting(line, said, wholeSequences);
    }
}
