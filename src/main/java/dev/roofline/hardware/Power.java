package dev.roofline.hardware;

import java.util.Objects;

/** What a device draws at most, as its maker says. */
public record Power(double watts, Provenance provenance) {
    public Power {
        Objects.requireNonNull(provenance);
    }
}
