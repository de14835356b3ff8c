package dev.roofline.cli;

import dev.roofline.workload.Counting;
import dev.roofline.workload.Field;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.LatentForm;
import dev.roofline.workload.Routing;
import java.util.List;

/** What is counted, where there are several ways. */
final class ConventionOptions {
    static final List<Option<?>> ALL = List.of(
            of(
                    Field.FUSION,
                    new ChoiceArgument<>("KIND", List.of(Fusion.values())),
                    "none (eager frameworks), flash (serving engines; default) or ideal (compulsory traffic only)"),
            of(
                    Field.COUNTING,
                    new ChoiceArgument<>("RULE", List.of(Counting.values())),
                    "standard (default) or survey (the tables of arXiv 2302.14017)"),
            of(
                    Field.ROUTING,
                    new ChoiceArgument<>("RULE", List.of(Routing.values())),
                    "experts (MoE) whose weights a step reads: uniform (default; the expected number), worst or best"),
            of(
                    Field.LATENT_FORM,
                    new ChoiceArgument<>("FORM", List.of(LatentForm.NAIVE, LatentForm.ABSORBED, LatentForm.FASTEST)),
                    "latent attention: naive (latents expanded), absorbed, or fastest (default): the one that takes less time"));

    private ConventionOptions() {}

    private static <T> Option<T> of(Field<T> field, Argument<T> argument, String purpose) {
        return OptionGroup.CONVENTIONS.of(field, argument, purpose);
    }
}
