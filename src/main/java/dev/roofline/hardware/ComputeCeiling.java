package dev.roofline.hardware;

import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;
import java.util.Objects;

/** A dense peak rate of one engine in one number format. */
public record ComputeCeiling(Engine engine, NumberFormat format, FlopRate peak, Provenance provenance)
        implements Ceiling {
    public ComputeCeiling {
        Objects.requireNonNull(engine);
        Objects.requireNonNull(format);
        Objects.requireNonNull(peak);
        Objects.requireNonNull(provenance);
    }

    @Override
    public String label() {
        return engine.label() + " " + format.label();
    }
}
