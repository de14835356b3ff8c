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
final class ParameterExchange {
    private final Workload workload;
    private final Parallelism parallelism;
    private final Precision precision;
    private final Training training;
    private final List<Operator> operators = new ArrayList<>();

    ParameterExchange(Workload workload) {
        this.workload = workload;
        this.parallelism = workload.parallelism();
        this.precision = workload.precision();
        this.training = workload.training().orElseThrow();
    }

    List<Operator> operators() {
        return operators;
    }

    void add(Operator operator) {
        operators.add(operator);
    }

    /** Ranks that hold the same parameters. */
    static long replicas(Parallelism parallelism, boolean experts) {
        return experts ? parallelism.tokenHolders() / parallelism.expertHolders() : parallelism.tokenHolders();
    }

    /** The part of what replicas hold together that is a device's own, where they divide it. */
    double own(boolean divided, boolean experts) {
        return divided ? 1.0 / replicas(parallelism, experts) : 1;
    }

    /**
     * A gathering before use. Each rank reads its part as it is kept, and sends it as it is multiplied.
     *
     * @param kept the formats in which ranks keep the whole
     * @param sent those in which it is sent and received
     */
    void gather(ParameterPiece piece, String suffix, Precision kept, Precision sent) {
        int before = operators.size();
        exchange("parameters", suffix, Collective.Kind.ALL_GATHER, piece, dense(sent.bytes(piece.weights())));
        if (operators.size() > before) {
            Operator gather = operators.get(before);
            Access part = dense(kept.bytes(piece.weights()))
                    .times(1.0 / replicas(parallelism, piece.experts()))
                    .called("weights sent");
            operators.set(
                    before, gather.withAccesses(List.of(part, gather.accesses().get(1))));
        }
    }

    Access dense(double bytes) {
        return new Access(Access.Kind.WEIGHT, "weights", 0, bytes);
    }

    Access gradient(double elements) {
        TensorFormat format = training.gradients();
        return new Access(Access.Kind.GRADIENT, "gradients", elements, format.bytes(1, elements));
    }

    /** An exchange among the ranks that hold the same. */
    void exchange(String what, String suffix, Collective.Kind kind, ParameterPiece piece, Access buffer) {
        exchange(piece.site(what, "." + kind.label().replace('-', '_') + suffix), kind, piece.experts(), buffer);
    }

    void exchange(Site site, Collective.Kind kind, boolean experts, Access buffer) {
        long degree = replicas(parallelism, experts);
        if (degree == 1 || buffer.bytes() == 0) {
            return;
        }
        long stride = experts ? parallelism.tensor() * parallelism.expertHolders() : parallelism.tensor();
        collective(site, kind, degree, stride, buffer);
    }

    /** First and last stage each have a copy of a tied embedding, and half of its gradient. */
    void exchangeTied(double elements) {
        long apart = parallelism.stageDevices() * (parallelism.pipeline() - 1);
        Site site = new Site("gradients.tied_embedding.all_reduce", Group.COLLECTIVE);
        collective(site, Collective.Kind.ALL_REDUCE, 2, apart, gradient(elements));
    }

    private void collective(Site site, Collective.Kind kind, long degree, long stride, Access buffer) {
        new Emission(precision, Fusion.FLASH, parallelism, workload.training(), operators)
                .collective(site, kind, degree, stride, buffer);
    }

    /** Gradients of a micro-batch that go to the host, which sums them up. */
    void sendGradients(ParameterPiece piece) {
        double elements = piece.weights().elements() * workload.offload().optimizer();
        Access sent =
                gradient(elements / replicas(parallelism, piece.experts())).called("gradients sent");
        if (sent.bytes() > 0) {
            hostExchange(piece.site("gradients", ".host"), List.of(sent), sent.bytes());
        }
    }

    /** Weights that the host keeps come before use, of each rank its part, as they are kept. */
    void fetch(ParameterPiece piece, String suffix) {
        double part = own(training.sharding().dividesParameters(), piece.experts());
        double fetched = precision.read().bytes(piece.weights())
                * part
                * workload.offload().weights();
        if (fetched > 0) {
            Access received = dense(fetched).called("weights received");
            hostExchange(piece.site("parameters", ".host" + suffix), List.of(received), fetched);
        }
    }

    /** @param accesses in the device's memory, which a floor does without: what is made may leave, and be used, on the way */
    void hostExchange(Site site, List<Access> accesses, double bytes) {
        List<Access> all = new ArrayList<>(workload.fusion() == Fusion.IDEAL ? List.of() : accesses);
        all.add(new Access(Access.Kind.HOST, "over the host link", 0, bytes));
        operators.add(new Lookup(site, precision.activations().arithmetic(), all));
    }
}
