package dev.roofline.trend;

import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of Student's t. */
final class StudentT {
    private StudentT() {}

    /** The distance from 0 that 95 % of the distribution lie within. */
    static double twoSided95(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(0.975);
    }
}
