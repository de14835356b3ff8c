package dev.roofline.catalogue;

import dev.roofline.json.Problem;
import dev.roofline.json.Suggestions;
import dev.roofline.json.Visible;
import dev.roofline.units.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name that nothing is called by, and what was probably meant.
 *
 * @param noun what is looked for
 * @param known all names that there are
 */
record UnknownName(String name, String noun, String listCommand, List<String> known) {
    /** Shorter parts of names are in too many. */
    private static final int LEAST_PART = 4;

    /** More members of a family than a message lists. */
    private static final int LISTED = 8;

    /** What follows the name of a model whose weights were trained on for a use of their own. */
    private static final List<String> VARIANTS =
            List.of("-instruct", "-chat", "-chat-hf", "-it", "-base", "-hf", "-awq", "-gptq", "-fp8");

    /** Families of models that turn texts into vectors, of which there is none. */
    private static final List<String> EMBEDDERS =
            List.of("e5", "multilingual-e5", "bge", "gte", "all-minilm", "minilm", "nomic-embed", "mpnet", "all-mpnet");

    private static final List<String> WEIGHT_FILES = List.of(".gguf", ".safetensors", ".bin", ".pt", ".pth", ".onnx");

    /** Whether a text looks like an id of the Hub: an owner, a name, and no ending of a file. */
    boolean isOfHub() {
        int slash = name.indexOf('/');
        return isWeights()
                || (noun.equals("model")
                        && slash > 0
                        && slash == name.lastIndexOf('/')
                        && slash < name.length() - 1
                        && name.charAt(0) != '.'
                        && !name.endsWith(CatalogueIndex.ENDING));
    }

    private boolean isWeights() {
        return noun.equals("model") && isWeights(name);
    }

    /** Whether a file holds weights, by the ending of its name. */
    static boolean isWeights(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        for (String ending : WEIGHT_FILES) {
            if (lower.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    Problem problem() {
        String nobody =
                "no " + noun + " is called " + Visible.quoted(name) + (isOfHub() ? ", and there is no such file" : "");
        if (isWeights()) {
            return Problem.ofInput(weights(name), Optional.empty());
        }
        String own = CatalogueIndex.spelt(name.substring(name.indexOf('/') + 1));
        if (noun.equals("model") && isEmbedder(own)) {
            return Problem.ofInput(
                    nobody + ": no embedding model is in the catalogue yet; " + Setting.filled("{model}")
                            + " takes the folder of one, or its config.json, as the Hugging Face Hub has it",
                    Optional.empty());
        }
        Optional<String> whole = withoutVariant(own);
        if (whole.isPresent()) {
            return Problem.ofInput(
                    nobody + "; " + whole.get()
                            + " is the model that variants are trained from: the same shape as a rule,"
                            + " though not always the same limit of positions",
                    whole);
        }
        List<String> family = family(own);
        if (family.size() > 1
                || (family.size() == 1 && Suggestions.nearest(own, known).isEmpty())) {
            int more = family.size() - LISTED;
            return Problem.ofInput(
                    nobody + "; there are "
                            + String.join(", ", family.subList(0, Math.min(LISTED, family.size())))
                            + (more > 0 ? " and " + more + " more (" + listCommand + ")" : ""),
                    Optional.empty());
        }
        return Problem.ofInput(nobody + "; \"" + listCommand + "\" lists them", Suggestions.nearest(own, known));
    }

    /** What is said of a file of weights. */
    static String weights(String file) {
        return Visible.quoted(file)
                + " holds weights, which are not read yet; name the model with their format, such as "
                + Setting.filled("{model} llama-3.1-8b {weights} int4-g32 {embedding} int4-g32 {head} int4-g32")
                + " for a GGUF file of q4_0, or give the config.json that lies beside them";
    }

    private static boolean isEmbedder(String own) {
        for (String family : EMBEDDERS) {
            if (own.equals(family) || own.startsWith(family + "-")) {
                return true;
            }
        }
        return false;
    }

    /** The known name that is left when what tells a variant is taken from the end. */
    private Optional<String> withoutVariant(String own) {
        for (String variant : VARIANTS) {
            if (own.endsWith(variant)) {
                String rest = own.substring(0, own.length() - variant.length());
                for (String each : known) {
                    if (each.equalsIgnoreCase(rest)) {
                        return Optional.of(each);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Known names that begin with the text and a hyphen; else those that have it behind one, else those that have all its parts. */
    private List<String> family(String own) {
        List<String> members = new ArrayList<>();
        for (String each : known) {
            if (!own.isEmpty() && CatalogueIndex.spelt(each).startsWith(own + "-")) {
                members.add(each);
            }
        }
        for (String each : members.isEmpty() && own.length() >= LEAST_PART ? known : List.<String>of()) {
            if (CatalogueIndex.spelt(each).contains("-" + own)) {
                members.add(each);
            }
        }
        List<String> parts = List.of(own.split("-", 0));
        for (String each : members.isEmpty() && parts.size() > 1 ? known : List.<String>of()) {
            if (List.of(CatalogueIndex.spelt(each).split("-", 0)).containsAll(parts)) {
                members.add(each);
            }
        }
        return members;
    }
}
