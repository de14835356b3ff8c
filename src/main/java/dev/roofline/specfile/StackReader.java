package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.json.Visible;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.StackInput;
import java.util.List;
import java.util.Optional;

/**
 * Reads one stack of a model spec.
 *
 * @param modelWidth its width where it says none of its own
 */
record StackReader(int modelWidth) implements ObjectReader<Stack> {
    private static final Labels<Stack.Kind> STACK_KINDS = Labels.of(Stack.Kind.values());
    private static final int LONGEST_NAME = 40;

    @Override
    public Stack read(Fields fields) throws UnsoundException {
        Stack.Kind kind = fields.choice("kind", STACK_KINDS);
        String name = fields.optionalText("name").orElse(kind.label());
        if (!isWord(name)) {
            fields.problem(
                    "name",
                    "name is " + Visible.quoted(name)
                            + "; operators are called after it, so it has lower-case letters, digits and _ alone");
        }
        int width = fields.optionalWhole("width", 1, ModelSpecReader.WIDEST).orElse(modelWidth);
        boolean decoder = kind == Stack.Kind.DECODER;
        boolean causal = fields.optionalFlag("causal") || decoder;
        Optional<StackInput> input = fields.optionalObject("input", InputReader.INPUT);
        // A decoder may attend to the output of the stack before it.
        boolean follows = decoder && !fields.isFirst();
        List<LayerGroup> groups = fields.objects("groups", new GroupReader(follows));
        Optional<Norm> finalNorm = fields.optionalChoice("final_norm", SpecLabels.NORMS);
        fields.requireSound("groups");
        return new Stack(kind, name, width, causal, input.orElse(StackInput.BARE), groups, finalNorm);
    }

    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_NAME;
    }
}
