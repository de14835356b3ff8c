package dev.roofline.render;

import dev.roofline.report.Report;

/** Gives a report its layout; computes nothing and only rounds. */
public interface Renderer {
    String render(Report report);
}
