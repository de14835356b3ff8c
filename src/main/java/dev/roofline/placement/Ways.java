package dev.roofline.placement;

import dev.roofline.hardware.Interconnect;

/** Takes the ways in which a collective may run, one after another. */
interface Ways {
    /**
     * A way over one link.
     *
     * @param bytes that the slowest device sends
     * @param latency of all its steps, in seconds
     */
    void offer(Exchange.Algorithm algorithm, Interconnect link, double bytes, double latency);

    /** A way over two links, both at work at once. */
    void offer(
            Exchange.Algorithm algorithm,
            Interconnect first,
            double bytesOfFirst,
            Interconnect second,
            double bytesOfSecond,
            double latency);

    /** A way over two links, first the one and then the other. */
    void offerInTurn(
            Exchange.Algorithm algorithm,
            Interconnect first,
            double bytesOfFirst,
            Interconnect second,
            double bytesOfSecond,
            double latency);

    /** Whether there was any. */
    boolean isFound();
}
