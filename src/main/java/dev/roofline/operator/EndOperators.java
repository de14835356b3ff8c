package dev.roofline.operator;

import dev.roofline.model.Connector;
import dev.roofline.model.Head;
import dev.roofline.model.Stack;
import dev.roofline.model.Tower;
import java.util.List;
import java.util.Optional;

/** The operators before the first and after the last layer of a stack: embedding or front end, final norm and head. */
record EndOperators(StackEnds ends, Optional<Tower> tower) {
    EndOperators(DeviceShard share, Stack stack, Optional<Tower> tower, Emission emission) {
        this(StackEnds.of(share, stack, tower, emission), tower);
    }

    void emitEmbedding() {
        new EmbeddingOperators(ends).emit();
    }

    void emitHead() {
        Optional<Head> head = tower.isPresent()
                ? tower.get().head().map(Head.class::cast)
                : Optional.of(ends.model().head());
        boolean feedsDecoder =
                ends.stack().isEncoder() && tower.isEmpty() && ends.model().isEncoderDecoder();
        long positions = feedsDecoder ? 0 : ends.share().headPositions();
        HeadOperators operators = new HeadOperators(ends, Letter.HEAD_POSITIONS.of(positions));
        if (head.isPresent() && positions > 0) {
            head.get().accept(operators);
        } else {
            operators.emitFinalNorm();
        }
        if (tower.isPresent() && tower.get().connector().isPresent()) {
            emitConnector(tower.get().connector().get());
        }
    }

    private void emitConnector(Connector connector) {
        Dimension rows =
                Letter.SEQUENCES.of(ends.workload().sequences()).times(Letter.CONNECTED.of(connector.tokens()));
        for (int i = 0; i < connector.layers().size(); i++) {
            Connector.Dense layer = connector.layers().get(i);
            String id = "connector." + i;
            Site site = ends.site(id, Group.PROJECTION);
            List<Access> more = List.of();
            if (i == 0 && connector.norm().isPresent()) {
                Site norm = ends.site("connector.norm", Group.ELEMENTWISE);
                ends.norm(norm, Optional.of(site), connector.norm().get(), rows, ends.width());
                more = ends.fusedNorm(connector.norm(), ends.width());
            }
            Dimension outputs = Letter.LAYER_OUTPUTS.of(layer.outputs());
            ends.gemm(site, rows, outputs, Letter.LAYER_INPUTS.of(layer.inputs()), layer.bias(), more);
            if (layer.activation().isPresent()) {
                Access stream = ends.emission().act("output", rows, outputs);
                ends.activation(
                        id + ".activation", site, Work.of(layer.activation().get()), stream);
            }
        }
    }
}
