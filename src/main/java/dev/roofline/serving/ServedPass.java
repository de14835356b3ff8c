package dev.roofline.serving;

import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.evaluate.Evaluator;
import dev.roofline.hardware.HardwareProfile;
import dev.roofline.model.ModelSpec;
import dev.roofline.placement.Analysis;
import dev.roofline.placement.Totals;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One kind of a server's passes, with its time and with what a device keeps in it.
 *
 * @param share of all passes
 * @param promptTokens that a replica's pass takes
 * @param requests of one replica
 * @param totals of a device
 * @param seconds that it lasts
 * @param memory what the device keeps that keeps most
 * @param most the same when the contexts of its requests are longest, which is what has to fit
 */
public record ServedPass(
        double share,
        long promptTokens,
        List<Request> requests,
        Totals totals,
        double seconds,
        DeviceMemory memory,
        DeviceMemory most) {
    public ServedPass {
        requests = List.copyOf(requests);
    }

    /** The list as it would be asked for. */
    public String list() {
        StringBuilder text = new StringBuilder();
        for (Request request : requests) {
            text.append(text.isEmpty() ? "" : ",").append(request);
        }
        return text.toString();
    }

    /** What times the passes of one server, each as one is timed whose list is given. */
    record Clock(
            ModelSpec model,
            HardwareProfile hardware,
            Workload like,
            Function<List<Workload>, DeviceMemory> memoryKept) {
        ServedPass of(ServerLoad.Kind kind) {
            Workload pass = Evaluator.decided(model, like.mixed(kind.requests()), hardware);
            Analysis analysis = Evaluator.analyse(model, pass, hardware);
            return new ServedPass(
                    kind.share(),
                    kind.promptTokens(),
                    ofReplica(kind.requests(), pass.parallelism().data()),
                    analysis.totals(),
                    analysis.seconds(),
                    memoryKept.apply(List.of(pass)),
                    most(kind));
        }

        /** What the device keeps that keeps most, when contexts are longest. */
        DeviceMemory most(ServerLoad.Kind kind) {
            return memoryKept.apply(List.of(Evaluator.decided(model, like.mixed(kind.longest()), hardware)));
        }

        private static List<Request> ofReplica(List<Request> all, long replicas) {
            List<Request> own = new ArrayList<>();
            for (Request request : all) {
                own.add(new Request(request.count() / replicas, request.newTokens(), request.contextTokens()));
            }
            return own;
        }
    }
}
