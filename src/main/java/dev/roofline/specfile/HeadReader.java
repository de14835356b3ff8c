package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.model.Activation;
import dev.roofline.model.ClassHead;
import dev.roofline.model.Head;
import dev.roofline.model.NoHead;
import dev.roofline.model.Norm;
import dev.roofline.model.VocabularyHead;
import java.util.List;
import java.util.Optional;

/** Reads what stands after the last layer. */
final class HeadReader {
    private static final int MOST_OUTPUTS = 1 << 24;
    private static final List<String> KINDS = List.of("vocabulary", "classes", "none");
    private static final List<String> TOWER_KINDS = List.of("classes");

    private HeadReader() {}

    static Optional<Head> read(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        return switch (fields.optionalChoice("kind", KINDS)) {
            case 1 -> classes(fields).map(Head.class::cast);
            case 2 -> none(fields);
            default -> vocabulary(fields);
        };
    }

    static Optional<ClassHead> ofTower(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        found.get().choice("kind", TOWER_KINDS);
        return classes(found.get());
    }

    private static Optional<Head> none(Fields fields) {
        boolean pooler = fields.optionalFlag("pooler");
        fields.finish();
        return fields.sound() ? Optional.of(new NoHead(pooler)) : Optional.empty();
    }

    private static Optional<ClassHead> classes(Fields fields) {
        int outputs = fields.whole("outputs", 1, MOST_OUTPUTS);
        boolean bias = fields.optionalFlag("bias");
        boolean pooler = fields.optionalFlag("pooler");
        boolean scale = fields.optionalFlag("scale");
        boolean apart = fields.optionalFlag("apart");
        fields.finish();
        return fields.sound() ? Optional.of(new ClassHead(outputs, bias, pooler, scale, apart)) : Optional.empty();
    }

    private static Optional<Head> vocabulary(Fields fields) {
        boolean tied = fields.flag("tied");
        boolean bias = fields.optionalFlag("bias");
        Optional<VocabularyHead.Transform> transform = transform(fields.optionalObject("transform"));
        boolean pooler = fields.optionalFlag("pooler");
        boolean nextSentence = fields.optionalFlag("next_sentence");
        boolean softCap = fields.optionalFlag("softcap");
        boolean apart = fields.optionalFlag("apart");
        fields.finish();
        return fields.sound()
                ? Optional.of(new VocabularyHead(tied, bias, transform, pooler, nextSentence, softCap, apart))
                : Optional.empty();
    }

    private static Optional<VocabularyHead.Transform> transform(Optional<Fields> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = found.get();
        Activation activation = ModelLabels.ACTIVATIONS.read(fields, "activation");
        Norm norm = ModelLabels.NORMS.read(fields, "norm");
        boolean bias = fields.optionalFlag("bias");
        fields.finish();
        return Optional.of(new VocabularyHead.Transform(activation, norm, bias));
    }
}
