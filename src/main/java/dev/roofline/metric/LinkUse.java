package dev.roofline.metric;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.hardware.Interconnect;
import dev.roofline.placement.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The links that exchanges of some operators use, and how.
 *
 * @param links each once, in the order of use
 * @param algorithm empty without an exchange, or where they differ
 * @param ceiling the peak that most compute time of the operators is under, where there is any
 */
public record LinkUse(List<Interconnect> links, String algorithm, Optional<ComputeCeiling> ceiling) {
    private static final LinkUse NONE = new LinkUse(List.of(), "", Optional.empty());

    public static LinkUse of(Iterable<Placement> placements) {
        List<Interconnect> links = new ArrayList<>();
        String algorithm = "";
        boolean alike = true;
        for (Placement placement : placements) {
            if (placement.exchange().isPresent()) {
                for (Interconnect link : placement.exchange().get().links()) {
                    if (!links.contains(link)) {
                        links.add(link);
                    }
                }
                String own = placement.exchange().get().algorithm().label();
                alike &= algorithm.isEmpty() || algorithm.equals(own);
                algorithm = own;
            }
        }
        return links.isEmpty() ? NONE : new LinkUse(links, alike ? algorithm : "", ceiling(placements));
    }

    private static Optional<ComputeCeiling> ceiling(Iterable<Placement> placements) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        Optional<ComputeCeiling> most = Optional.empty();
        double longest = 0;
        for (Placement placement : placements) {
            double sum = seconds.merge(
                    placement.ceiling().label(), placement.totals().needed().compute(), Double::sum);
            if (sum > longest) {
                longest = sum;
                most = Optional.of(placement.ceiling());
            }
        }
        return most;
    }

    /**
     * The limits of what runs over the links, under two of its own.
     *
     * @param ridge of the main memory
     * @param attainable under peak and main memory
     */
    Slice.Roofs under(OptionalDouble ridge, OptionalDouble attainable) {
        return new Slice.Roofs(ridge, attainable, ridge(), link(), algorithm);
    }

    private String link() {
        StringBuilder text = new StringBuilder();
        for (Interconnect link : links) {
            text.append(text.isEmpty() ? "" : "+").append(link.kind().label());
        }
        return text.toString();
    }

    /** FLOPs a byte sent at which the peak and the link meet; absent without compute or over several links. */
    private OptionalDouble ridge() {
        return links.size() == 1 && ceiling.isPresent()
                ? OptionalDouble.of(ceiling.get().peak().over(links.get(0).bandwidth()))
                : OptionalDouble.empty();
    }
}
