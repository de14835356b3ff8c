package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.model.Activation;
import dev.roofline.model.ClassHead;
import dev.roofline.model.Head;
import dev.roofline.model.NoHead;
import dev.roofline.model.Norm;
import dev.roofline.model.VocabularyHead;
import java.util.Optional;

/** Reads what stands after the last layer. */
record HeadReader() implements ObjectReader<Head> {
    private static final int MOST_OUTPUTS = 1 << 24;

    private static final ObjectReader<ClassHead> CLASSES = new ObjectReader<>() {
        @Override
        public ClassHead read(Fields fields) throws UnsoundException {
            int outputs = fields.whole("outputs", 1, MOST_OUTPUTS);
            boolean bias = fields.optionalFlag("bias");
            boolean pooler = fields.optionalFlag("pooler");
            boolean scale = fields.optionalFlag("scale");
            boolean apart = fields.optionalFlag("apart");
            fields.requireSound();
            return new ClassHead(outputs, bias, pooler, scale, apart);
        }
    };

    private static final ObjectReader<VocabularyHead.Transform> TRANSFORM = new ObjectReader<>() {
        @Override
        public VocabularyHead.Transform read(Fields fields) throws UnsoundException {
            Activation activation = fields.choice("activation", SpecLabels.ACTIVATIONS);
            Norm norm = fields.choice("norm", SpecLabels.NORMS);
            boolean bias = fields.optionalFlag("bias");
            fields.requireSound();
            return new VocabularyHead.Transform(activation, norm, bias);
        }
    };

    private static final ObjectReader<VocabularyHead> VOCABULARY = new ObjectReader<>() {
        @Override
        public VocabularyHead read(Fields fields) throws UnsoundException {
            boolean tied = fields.flag("tied");
            boolean bias = fields.optionalFlag("bias");
            Optional<VocabularyHead.Transform> transform = fields.optionalObject("transform", TRANSFORM);
            boolean pooler = fields.optionalFlag("pooler");
            boolean nextSentence = fields.optionalFlag("next_sentence");
            boolean softCap = fields.optionalFlag("softcap");
            boolean apart = fields.optionalFlag("apart");
            fields.requireSound();
            return new VocabularyHead(tied, bias, transform, pooler, nextSentence, softCap, apart);
        }
    };

    private static final ObjectReader<NoHead> NONE = new ObjectReader<>() {
        @Override
        public NoHead read(Fields fields) throws UnsoundException {
            boolean pooler = fields.optionalFlag("pooler");
            fields.requireSound();
            return new NoHead(pooler);
        }
    };

    private static final Labels<ObjectReader<? extends Head>> KINDS = new Labels<ObjectReader<? extends Head>>()
            .add("vocabulary", VOCABULARY)
            .add("classes", CLASSES)
            .add("none", NONE);

    /** Reads the head of a tower, which has no words. */
    static final ObjectReader<ClassHead> OF_TOWER =
            new KindReader<>(new Labels<ObjectReader<? extends ClassHead>>().add("classes", CLASSES));

    @Override
    public Head read(Fields fields) throws UnsoundException {
        return fields.optionalChoice("kind", KINDS).orElse(VOCABULARY).read(fields);
    }
}
