package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;
import dev.roofline.model.Activation;
import dev.roofline.model.ClassHead;
import dev.roofline.model.Connector;
import dev.roofline.model.Norm;
import dev.roofline.model.Stack;
import dev.roofline.model.Tower;
import java.util.List;
import java.util.Optional;

/** Reads an encoder of another modality with what leads out of it. */
record TowerReader(int modelWidth) implements ObjectReader<Tower> {
    private static final int MOST_TOKENS = 1 << 24;
    private static final int WIDEST = 1 << 20;

    private static final ObjectReader<Connector.Dense> DENSE = new ObjectReader<>() {
        @Override
        public Connector.Dense read(Fields fields) throws UnsoundException {
            int inputs = fields.whole("in", 1, WIDEST);
            int outputs = fields.whole("out", 1, WIDEST);
            boolean bias = fields.optionalFlag("bias");
            Optional<Activation> activation = fields.optionalChoice("activation", SpecLabels.ACTIVATIONS);
            fields.requireSound();
            return new Connector.Dense(inputs, outputs, bias, activation);
        }
    };

    private static final ObjectReader<Connector> CONNECTOR = new ObjectReader<>() {
        @Override
        public Connector read(Fields fields) throws UnsoundException {
            int tokens = fields.whole("tokens", 1, MOST_TOKENS);
            Optional<Norm> norm = fields.optionalChoice("norm", SpecLabels.NORMS);
            List<Connector.Dense> layers = fields.optionalObjects("layers", DENSE);
            fields.requireSound();
            return new Connector(tokens, norm, layers);
        }
    };

    @Override
    public Tower read(Fields fields) throws UnsoundException {
        Optional<Stack> stack = fields.object("stack", new StackReader(modelWidth));
        Optional<Connector> connector = fields.optionalObject("connector", CONNECTOR);
        Optional<ClassHead> head = fields.optionalObject("head", HeadReader.OF_TOWER);
        fields.requireSound("stack");
        return new Tower(stack.orElseThrow(), connector, head);
    }
}
