package dev.roofline.placement;

import dev.roofline.placement.Exchange.Leg;

/** Takes the ways in which a collective may run, one after another: what goes over which link, and the seconds of all steps. */
interface Ways {
    /** A way over one link. */
    void offer(Exchange.Algorithm algorithm, Leg leg, double latency);

    /** A way over two links, both at work at once. */
    void offer(Exchange.Algorithm algorithm, Leg first, Leg second, double latency);

    /** A way over two links, first the one and then the other. */
    void offerInTurn(Exchange.Algorithm algorithm, Leg first, Leg second, double latency);

    /** Whether there was any. */
    boolean isFound();
}
