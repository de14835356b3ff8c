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
final class PositionScores {
    private final Attention attention;
    private final RelativePositions positions;
    private final Sublayer sublayer;
    private final AttentionTensors tensors;
    private final Emission emission;
    private final long tokens;
    private final int width;

    PositionScores(Attention attention, RelativePositions positions, Sublayer sublayer, AttentionTensors tensors) {
        this.attention = attention;
        this.positions = positions;
        this.sublayer = sublayer;
        this.tensors = tensors;
        this.emission = sublayer.emission();
        this.tokens = sublayer.tokens();
        this.width = sublayer.width();
    }

    void emit(VisibleKeys reach) {
        double rows = positions.rows().isPresent() ? positions.rows().getAsInt() : longestReach();
        long made = ((long) rows) * positions.terms();
        emitKeys(rows, made);
        double perHead =
                positions.rows().isPresent() ? tokens * rows : emission.fuses() ? reach.pairs() : reach.rectangle();
        double outputs = positions.terms() * (double) attention.heads() * perHead;
        emission.add(new AttentionProduct(
                sublayer.site("position_scores", Group.ATTENTION),
                outputs,
                new AttentionProduct.Shape(positions.terms(), attention.heads(), perHead, attention.headSize()),
                AttentionProduct.DotProduct.MULTIPLY_ADDS,
                tensors.arithmetic(),
                List.of(
                        emission.act("queries", (double) positions.terms() * tokens, attention.queryWidth()),
                        emission.act("position keys", made, attention.queryWidth()),
                        emission.act("position scores", 1, outputs))));
    }

    private void emitKeys(double rows, long made) {
        List<Access> keys = new ArrayList<>();
        keys.add(
                positions.table()
                        ? emission.weight("position table", rows / tensors.stackReads(), width, WeightKind.OTHER)
                        : emission.act("position encodings", rows, width));
        // Without a matrix of their own, position keys and queries read those of the tokens' keys and queries again.
        if (positions.projection() || !emission.isBound()) {
            keys.add(emission.matrix((double) positions.terms() * attention.queryWidth(), width, sublayer.weights()));
        }
        if (!positions.projection() && !emission.isBound()) {
            sublayer.bias(keys, attention.hasBias(Projection.K), attention.kvWidth());
            sublayer.bias(keys, positions.terms() > 1 && attention.hasBias(Projection.Q), attention.queryWidth());
        }
        keys.add(emission.act("position keys", made, attention.queryWidth()));
        sublayer.gemm(sublayer.projection("position_keys"), made, attention.queryWidth(), width, keys);
    }

    private long longestReach() {
        long longest = 0;
        for (Request request : sublayer.workload().requests()) {
            longest = Math.max(longest, request.reach());
        }
        return longest;
    }
}
