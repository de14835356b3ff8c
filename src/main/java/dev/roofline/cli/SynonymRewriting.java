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

    /** The same line where nothing in it is a synonym of an option that the command takes. */
    static SynonymRewriting of(List<String> args, CommandSpec command) {
        SynonymRewriting line = new SynonymRewriting(new ArrayList<>(), new ArrayList<>(), false);
        for (int i = 0; i < args.size(); i++) {
            int equals = args.get(i).startsWith("-") ? args.get(i).indexOf('=') : -1;
            String name = equals < 0 ? args.get(i) : args.get(i).substring(0, equals);
            boolean apart = equals < 0 && i + 1 < args.size();
            Map<String, OptionSpec> taken = command.optionsMap();
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
            requireOnce(synonym, args, i);
            String value = equals >= 0 ? args.get(i).substring(equals + 1) : apart ? args.get(i + 1) : "";
            if (equals < 0 && !apart) {
                throw new UsageException(name + " is " + synonym.real() + " here, and needs a value");
            }
            i += apart ? 1 : 0;
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

    /** One value under two names is said twice, whichever of them is the real one. */
    private static void requireOnce(Synonym synonym, List<String> args, int at) {
        for (int i = 0; i < args.size(); i++) {
            int equals = args.get(i).indexOf('=');
            String name = equals < 0 ? args.get(i) : args.get(i).substring(0, equals);
            if (i != at && isFor(name, synonym.real())) {
                throw new UsageException(synonym.name() + " is " + synonym.real() + " here, which is given twice: "
                        + (name.equals(synonym.name()) ? "leave one of them out" : "leave " + name + " out"));
            }
        }
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

    private static boolean isFor(String name, String real) {
        for (Synonym synonym : Synonyms.ALL) {
            if (synonym.name().equals(name) && synonym.real().equals(real)) {
                return true;
            }
        }
        return name.equals(real);
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
            case DEVICES_OR_MACHINE -> List.of(isCount(value) ? synonym.real() : "--hw", value);
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
