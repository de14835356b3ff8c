package dev.roofline.operator;

import dev.roofline.units.TensorFormat;
import dev.roofline.workload.Fusion;
import dev.roofline.workload.Parallelism;
import dev.roofline.workload.Precision;
import dev.roofline.workload.Training;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** What replicas exchange of parameters and of their gradients, and what crosses the link to the host's memory. */
record ParameterExchange(Workload workload, List<Operator> operators) {
    ParameterExchange(Workload workload) {
        this(workload, new ArrayList<>());
    }

    private Parallelism parallelism() {
        return workload.parallelism();
    }

    private Precision precision() {
        return workload.precision();
    }

    private Training training() {
        return workload.training().orElseThrow();
    }

    void add(Operator operator) {
        operators.add(operator);
    }

    /** Ranks that hold the same parameters. */
    static long replicas(Parallelism parallelism, boolean experts) {
        return experts ? parallelism.tokenHolders() / parallelism.expertHolders() : parallelism.tokenHolders();
    }

    /** The part of what replicas hold together that is a device's own, where they divide it. */
    Dimension own(boolean divided, boolean experts) {
        return divided ? part(experts) : Dimension.Constant.ONE;
    }

    private Dimension part(boolean experts) {
        return Dimension.Constant.ONE.over(Letter.RANKS.ofSeveral(replicas(parallelism(), experts)));
    }

    /**
     * A gathering before use. Each rank reads its part as it is kept, and sends it as it is multiplied.
     *
     * @param kept the formats in which ranks keep the whole
     * @param sent those in which it is sent and received
     */
    void gather(ParameterPiece piece, String suffix, Precision kept, Precision sent) {
        Access whole = dense(Letter.SENT_BYTES, sent.bytes(piece.weights()));
        Access part = dense(Letter.STORED_BYTES, kept.bytes(piece.weights()))
                .times(part(piece.experts()))
                .as(Access.Role.SENT);
        ParameterExchange gathering = new ParameterExchange(workload);
        gathering.exchange("parameters", suffix, Collective.Kind.ALL_GATHER, piece, whole);
        for (Operator gather : gathering.operators()) {
            List<Access> moved = new ArrayList<>();
            for (Access access : gather.accesses()) {
                moved.add(access.role() == Access.Role.SENT ? part : access);
            }
            operators.add(gather.withAccesses(moved));
        }
    }

    Access dense(Letter letter, double bytes) {
        return Access.ofBytes(Access.Kind.WEIGHT, "weights", letter.of(bytes));
    }

    Access gradient(double parameters) {
        return gradient(Letter.PARAMETERS.of(parameters));
    }

    Access gradient(Dimension elements) {
        TensorFormat format = training().gradients();
        return Access.of(Access.Kind.GRADIENT, "gradients", Dimension.Constant.ONE, elements, format);
    }

    /** An exchange among the ranks that hold the same. */
    void exchange(String what, String suffix, Collective.Kind kind, ParameterPiece piece, Access buffer) {
        exchange(piece.site(what, "." + kind.label().replace('-', '_') + suffix), kind, piece.experts(), buffer);
    }

    void exchange(Site site, Collective.Kind kind, boolean experts, Access buffer) {
        long degree = replicas(parallelism(), experts);
        if (degree == 1 || buffer.bytes() == 0) {
            return;
        }
        long stride = experts
                ? parallelism().tensor() * parallelism().expertHolders()
                : parallelism().tensor();
        collective(site, kind, degree, stride, buffer);
    }

    /** First and last stage each have a copy of a tied embedding, and half of its gradient. */
    void exchangeTied(double elements) {
        long apart = parallelism().stageDevices() * (parallelism().pipeline() - 1);
        Site site = new Site("gradients.tied_embedding.all_reduce", Group.COLLECTIVE);
        collective(site, Collective.Kind.ALL_REDUCE, 2, apart, gradient(elements));
    }

    private void collective(Site site, Collective.Kind kind, long degree, long stride, Access buffer) {
        List<Operator> routed = List.of();
        new Emission(precision(), Fusion.FLASH, parallelism(), workload.training(), operators, routed)
                .collective(site, kind, degree, stride, Collective.Way.BOTH, List.of(buffer));
    }

    /** Gradients of a micro-batch that go to the host, which sums them up. */
    void sendGradients(ParameterPiece piece) {
        Dimension elements = Letter.PARAMETERS
                .of(piece.weights().elements())
                .times(Letter.OFFLOADED.of(workload.offload().optimizer()));
        Dimension own = elements.over(Letter.RANKS.ofSeveral(replicas(parallelism(), piece.experts())));
        Access sent = gradient(own).as(Access.Role.SENT);
        if (sent.bytes() > 0) {
            hostExchange(piece.site("gradients", ".host"), List.of(sent), sent.bytes());
        }
    }

    /** Weights that the host keeps come before use, of each rank its part, as they are kept. */
    void fetch(ParameterPiece piece, String suffix) {
        double part =
                own(training().sharding().dividesParameters(), piece.experts()).value();
        double fetched = precision().read().bytes(piece.weights())
                * part
                * workload.offload().weights();
        if (fetched > 0) {
            Access received = dense(Letter.STORED_BYTES, fetched).as(Access.Role.RECEIVED);
            hostExchange(piece.site("parameters", ".host" + suffix), List.of(received), fetched);
        }
    }

    /** @param accesses in the device's memory, which a floor does without: what is made may leave, and be used, on the way */
    void hostExchange(Site site, List<Access> accesses, double bytes) {
        List<Access> all = new ArrayList<>(workload.fusion() == Fusion.IDEAL ? List.of() : accesses);
        all.add(Access.ofBytes(Access.Kind.HOST, "over the host link", Letter.HOST_BYTES.of(bytes)));
        operators.add(new Lookup(site, precision().activations().arithmetic(), all));
    }
}
