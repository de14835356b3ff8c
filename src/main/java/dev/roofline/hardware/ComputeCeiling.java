package dev.roofline.hardware;

import dev.roofline.units.Engine;
import dev.roofline.units.FlopRate;
import dev.roofline.units.NumberFormat;

/** A dense peak rate of one engine in one number format. */
public record ComputeCeiling(Engine engine, NumberFormat format, FlopRate peak, Provenance provenance)
        implements Ceiling {
    @Override
    public String label() {
        return engine.label() + " " + format.label();
    }
}
