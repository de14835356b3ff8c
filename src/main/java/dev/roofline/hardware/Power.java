package dev.roofline.hardware;

/** What a device draws at most, as its maker says. */
public record Power(double watts, Provenance provenance) {}
