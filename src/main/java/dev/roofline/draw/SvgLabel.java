package dev.roofline.draw;

/**
 * A label at its place.
 *
 * @param isOverLine whether it stands over a line of the grid or a faint one, which makes way for it
 */
record SvgLabel(String text, Spot spot, boolean isOverLine) {
    static final double SIZE = 12.5;
    /** From above the capitals to below the descenders. */
    static final double HEIGHT = 14;
    /** Free at both ends. */
    private static final double PAD = 2;
    /** From the middle of a box down to the line that letters stand on. */
    private static final double BASELINE = 4.3;

    static double width(String text) {
        return TextWidth.of(text, SIZE) + 2 * PAD;
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    void write(StringBuilder out, String className) {
        Box box = spot.box();
        spot.leader()
                .ifPresent(leader -> out.append("<path class=\"leader\" d=\"M" + Px.text(leader.fromX(), leader.fromY())
                        + "L" + Px.text(leader.toX(), leader.toY()) + "\"/>"));
        if (isOverLine) {
            out.append("<rect class=\"gap\" x=\"" + Px.text(box.x() - box.halfWidth()) + "\" y=\""
                    + Px.text(box.y() - box.halfHeight()) + "\" width=\"" + Px.text(2 * box.halfWidth())
                    + "\" height=\"" + Px.text(2 * box.halfHeight()) + "\"");
            turn(out, box.x(), box.y());
            out.append("/>");
        }
        double side = switch (spot.anchor()) {
            case START -> PAD - box.halfWidth();
            case MIDDLE -> 0;
            case END -> box.halfWidth() - PAD;
        };
        double x = box.x() + side * box.alongX() - BASELINE * box.alongY();
        double y = box.y() + side * box.alongY() + BASELINE * box.alongX();
        out.append("<text class=\"" + className + "\" x=\"" + Px.text(x) + "\" y=\"" + Px.text(y) + "\"");
        turn(out, x, y);
        switch (spot.anchor()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        out.append('>').append(Xml.text(text)).append("</text>");
    }

    private void turn(StringBuilder out, double x, double y) {
        double angle = StrictMath.toDegrees(
                StrictMath.atan2(spot.box().alongY(), spot.box().alongX()));
        if (Px.round(angle) != 0) {
            out.append(" transform=\"rotate(" + Px.text(angle) + " " + Px.text(x, y) + ")\"");
        }
    }
}
