package dev.roofline.report;

import dev.roofline.operator.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of the operators of one name in several models, phases and fusions: those that one or another of them has, each
 * with what its elements are counted by there.
 */
final class TensorVariants {
    private final Map<String, Set<String>> formulas = new LinkedHashMap<>();

    void add(List<Access> accesses) {
        Map<String, Map<String, Integer>> tensors = new LinkedHashMap<>();
        for (Access access : accesses) {
            tensors.computeIfAbsent(access.name(), first -> new LinkedHashMap<>())
                    .merge(access.formula(), 1, Integer::sum);
        }
        tensors.forEach((tensor, times) ->
                formulas.computeIfAbsent(tensor, first -> new LinkedHashSet<>()).add(sum(times)));
    }

    /** What an operator has of tensors of one name, such as {@code h e + 2 x h_kv e}. */
    private static String sum(Map<String, Integer> times) {
        List<String> parts = new ArrayList<>();
        times.forEach((formula, count) -> parts.add(count == 1 ? formula : count + " x " + formula));
        return String.join(" + ", parts);
    }

    /** Such as {@code input S d; norm parameters 2 d or d}. */
    String text() {
        List<String> said = new ArrayList<>();
        formulas.forEach((tensor, ways) -> said.add(tensor + " " + String.join(" or ", ways)));
        return String.join("; ", said);
    }
}
