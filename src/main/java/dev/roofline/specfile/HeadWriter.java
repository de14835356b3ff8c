package dev.roofline.specfile;

import dev.roofline.model.ClassHead;
import dev.roofline.model.Head;
import dev.roofline.model.NoHead;
import dev.roofline.model.VocabularyHead;
import java.io.IOException;

/** Writes the members of what stands after the last layer. */
record HeadWriter(SpecJson json) implements Head.Visitor<IOException> {
    @Override
    public void visit(VocabularyHead vocabulary) throws IOException {
        json.truth("tied", vocabulary.tied());
        json.flag("bias", vocabulary.bias());
        if (vocabulary.transform().isPresent()) {
            VocabularyHead.Transform transform = vocabulary.transform().get();
            json.begin("transform");
            json.text("activation", transform.activation().label());
            json.text("norm", transform.norm().label());
            json.flag("bias", transform.bias());
            json.end();
        }
        json.flag("pooler", vocabulary.pooler());
        json.flag("next_sentence", vocabulary.nextSentence());
        json.flag("softcap", vocabulary.softCap());
        json.flag("apart", vocabulary.apart());
    }

    @Override
    public void visit(ClassHead classes) throws IOException {
        json.text("kind", "classes");
        json.number("outputs", classes.outputs());
        json.flag("bias", classes.bias());
        json.flag("pooler", classes.pooler());
        json.flag("scale", classes.scale());
        json.flag("apart", classes.apart());
    }

    @Override
    public void visit(NoHead none) throws IOException {
        json.text("kind", "none");
        json.flag("pooler", none.pooler());
    }
}
