package dev.roofline.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.json.Loaded;
import dev.roofline.model.AudioConvolutions;
import dev.roofline.model.ClassHead;
import dev.roofline.model.FeedForward;
import dev.roofline.model.FrontEnd;
import dev.roofline.model.Head;
import dev.roofline.model.ImagePatches;
import dev.roofline.model.LayerGroup;
import dev.roofline.model.ModelSpec;
import dev.roofline.model.NoHead;
import dev.roofline.model.SequenceMixer;
import dev.roofline.model.Stack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Laws are tried on every kind of part: one that is never drawn would be bound by none of them. */
class GeneratedTest {
    private static final List<Class<?>> SEALED =
            List.of(SequenceMixer.class, FeedForward.class, Head.class, FrontEnd.class);

    /**
     * Kinds that are not drawn, because each drawn model is a decoder of text, as laws of caches, steps and generations want
     * it: these heads end encoders, these front ends begin them. The laws of formulas try them in shipped models.
     */
    private static final Set<Class<?>> OF_ENCODERS =
            Set.of(ClassHead.class, NoHead.class, ImagePatches.class, AudioConvolutions.class);

    @Test
    void everyKindIsDrawnButThoseOfEncoders() {
        Set<Class<?>> drawn = new HashSet<>();
        for (int seed = 0; seed < Generated.SEEDS; seed++) {
            drawn.addAll(kindsIn(new Generated(seed).anyDecoder()));
        }
        Set<Class<?>> expected = kinds();
        expected.removeAll(OF_ENCODERS);
        assertThat(drawn)
                .as("draw a new kind in Generated, or say above why it is not drawn")
                .isEqualTo(expected);
    }

    @Test
    void shippedModelsHaveTheKindsThatAreNotDrawn() {
        Set<Class<?>> shipped = new HashSet<>();
        for (Loaded<ModelSpec> loaded : EveryOperator.MODELS.all()) {
            shipped.addAll(kindsIn(loaded.value()));
        }
        assertThat(shipped).containsAll(OF_ENCODERS);
    }

    private static Set<Class<?>> kinds() {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> sealed : SEALED) {
            addKinds(sealed, kinds);
        }
        return kinds;
    }

    private static void addKinds(Class<?> type, Set<Class<?>> kinds) {
        if (!type.isSealed()) {
            kinds.add(type);
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            addKinds(permitted, kinds);
        }
    }

    private static Set<Class<?>> kindsIn(ModelSpec model) {
        Set<Class<?>> kinds = new HashSet<>();
        kinds.add(model.head().getClass());
        for (Stack stack : model.stacks()) {
            stack.input().frontEnd().ifPresent(frontEnd -> kinds.add(frontEnd.getClass()));
            for (LayerGroup group : stack.groups()) {
                group.mixer().ifPresent(mixer -> kinds.add(mixer.getClass()));
                group.feedForward().ifPresent(feedForward -> kinds.add(feedForward.getClass()));
            }
        }
        return kinds;
    }
}
