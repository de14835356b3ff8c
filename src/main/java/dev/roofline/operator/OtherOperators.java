package dev.roofline.operator;

/** Does the same with operators of every kind, but for those kinds that are visited otherwise. */
abstract class OtherOperators implements Operator.Visitor {
    abstract void visitOther(Operator operator);

    @Override
    public void visit(Gemm product) {
        visitOther(product);
    }

    @Override
    public void visit(AttentionProduct product) {
        visitOther(product);
    }

    @Override
    public void visit(AttentionKernel kernel) {
        visitOther(kernel);
    }

    @Override
    public void visit(StateScan scan) {
        visitOther(scan);
    }

    @Override
    public void visit(Elementwise work) {
        visitOther(work);
    }

    @Override
    public void visit(Lookup lookup) {
        visitOther(lookup);
    }

    @Override
    public void visit(Collective exchange) {
        visitOther(exchange);
    }
}
