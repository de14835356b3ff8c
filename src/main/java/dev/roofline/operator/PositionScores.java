package dev.roofline.operator;

import dev.roofline.model.Attention;
import dev.roofline.model.Projection;
import dev.roofline.model.RelativePositions;
import dev.roofline.model.WeightKind;
import dev.roofline.workload.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores of all tokens against position keys, to be gathered: a product that makes the position keys once a pass, and one of
 * the queries with them for each term.
 */
record PositionScores(Attention attention, RelativePositions positions, Sublayer sublayer, AttentionTensors tensors) {
    void emit(VisibleKeys reach) {
        Emission emission = sublayer.emission();
        long count = positions.rows().isPresent() ? positions.rows().getAsInt() : longestReach();
        Dimension rows = Letter.POSITION_ROWS.of(count);
        Dimension terms = Letter.TERMS.of(positions.terms());
        Dimension made = rows.times(terms);
        emitKeys(rows, made, terms);
        Dimension perHead = positions.rows().isPresent()
                ? sublayer.tokens().times(rows)
                : emission.fuses() ? reach.pairs() : reach.rectangle();
        Dimension outputs = terms.times(tensors.heads()).times(perHead);
        emission.add(new AttentionProduct(
                sublayer.site("position_scores", Group.ATTENTION),
                outputs.value(),
                new AttentionProduct.Shape(positions.terms(), attention.heads(), perHead.value(), attention.headSize()),
                AttentionProduct.DotProduct.MULTIPLY_ADDS,
                tensors.arithmetic(),
                List.of(
                        emission.act("queries", terms.times(sublayer.tokens()), tensors.queryWidth()),
                        emission.act("position keys", made, tensors.queryWidth()),
                        emission.act("position scores", Dimension.Constant.ONE, outputs))));
    }

    private void emitKeys(Dimension rows, Dimension made, Dimension terms) {
        Emission emission = sublayer.emission();
        Dimension width = sublayer.width();
        List<Access> keys = new ArrayList<>();
        keys.add(
                positions.table()
                        ? emission.weight("position table", rows.over(tensors.stackReads()), width, WeightKind.OTHER)
                        : emission.act("position encodings", rows, width));
        // Without a matrix of their own, position keys and queries read those of the tokens' keys and queries again.
        if (positions.projection() || !emission.isBound()) {
            keys.add(emission.matrix(terms.times(tensors.queryWidth()), width, sublayer.weights()));
        }
        if (!positions.projection() && !emission.isBound()) {
            sublayer.bias(keys, attention.hasBias(Projection.K), tensors.kvWidth());
            sublayer.bias(keys, positions.terms() > 1 && attention.hasBias(Projection.Q), tensors.queryWidth());
        }
        keys.add(emission.act("position keys", made, tensors.queryWidth()));
        sublayer.gemm(sublayer.projection("position_keys"), made, tensors.queryWidth(), width, keys);
    }

    private long longestReach() {
        long longest = 0;
        for (Request request : sublayer.workload().requests()) {
            longest = Math.max(longest, request.reach());
        }
        return longest;
    }
}
