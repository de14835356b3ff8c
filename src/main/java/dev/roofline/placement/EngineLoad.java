package dev.roofline.placement;

import dev.roofline.hardware.ComputeCeiling;
import dev.roofline.operator.Operator;
import dev.roofline.operator.Site;
import dev.roofline.units.Engine;
import java.util.IdentityHashMap;
import java.util.List;

/** Compute time by engine of operators that are fused: they run beside each other, each on the units that do its work. */
final class EngineLoad {
    private double matrixSeconds;
    private double vectorSeconds;

    /** The load of what is fused, by the site of its anchor, the anchor's own not yet among it. */
    static IdentityHashMap<Site, EngineLoad> byAnchor(List<Operator> operators, CeilingChoice ceilings) {
        IdentityHashMap<Site, EngineLoad> loads = new IdentityHashMap<>();
        for (Operator operator : operators) {
            if (operator.site().isFused()) {
                Site anchor = operator.site().anchor().get();
                EngineLoad load = loads.get(anchor);
                if (load == null) {
                    load = new EngineLoad();
                    loads.put(anchor, load);
                }
                load.add(operator, ceilings);
            }
        }
        return loads;
    }

    void add(Operator operator, CeilingChoice ceilings) {
        ComputeCeiling ceiling = ceilings.of(operator.engine(), operator.arithmetic());
        double seconds = Analysis.seconds(operator, ceiling);
        if (ceiling.engine() == Engine.MATRIX) {
            matrixSeconds += seconds;
        } else {
            vectorSeconds += seconds;
        }
    }

    /** Seconds until the last engine is done. */
    double seconds() {
        return Math.max(matrixSeconds, vectorSeconds);
    }
}
