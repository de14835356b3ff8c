package dev.roofline.prose;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.Ratios;
import dev.roofline.evaluate.Cost;
import dev.roofline.metric.Slice;
import dev.roofline.metric.WholePhase;
import java.util.Optional;

/** A candidate with its verdict on a phase. */
record Judged(Candidate candidate, PhaseVerdict said, Slice slice, Ratios ratios) {
    String name() {
        return candidate.name();
    }

    Verdict verdict() {
        return said.verdict();
    }

    /** How fast it is: passes a second, or tokens a second where numbers of tokens differ. */
    double pace(boolean uneven) {
        return uneven && ratios.tokenRate().isPresent() ? ratios.tokenRate().getAsDouble() : 1 / slice.seconds();
    }

    /** What its tokens cost, where it has a price. */
    Optional<Cost> cost() {
        Optional<Cost> cost = slice.whole().flatMap(WholePhase::cost);
        return cost.filter(each -> each.perMillionTokens().isPresent());
    }
}
