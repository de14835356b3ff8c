package dev.roofline.operator;

import dev.roofline.model.Split;
import dev.roofline.workload.Request;
import dev.roofline.workload.Workload;

/**
 * A replica that has no sequences, since there are fewer than replicas: all that its devices do is what tokens of others
 * ask of the experts that they hold.
 */
final class IdleReplica {
    private IdleReplica() {}

    /** Whether a rank's replica is one. */
    static boolean is(Workload workload, DeviceCoordinates rank) {
        for (Request request : workload.requests()) {
            if (Split.share(request.count(), workload.parallelism().data(), rank.data()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether its devices have nothing to do at all: nobody whose tokens they would take has any. */
    static boolean hasNoWork(DeviceShard share) {
        return is(share.whole(), share.rank())
                && (share.parallelism().expertHolders() == 1 || share.expertTokens() == 0);
    }
}
