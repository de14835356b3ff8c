package dev.roofline.render;

/** A label at its place. */
record SvgLabel(String text, Spot spot) {
    static final double SIZE = 12.5;
    /** From above the capitals to below the descenders. */
    static final double HEIGHT = 14;
    /** From the middle of a box down to the line that letters stand on. */
    private static final double BASELINE = 4.3;

    static double width(String text) {
        return TextWidth.of(text, SIZE);
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    void write(StringBuilder out, String className) {
        Box box = spot.box();
        spot.leader().ifPresent(leader -> out.append("<path class=\"leader\" d=\"M")
                .append(Px.text(leader.fromX(), leader.fromY())).append('L')
                .append(Px.text(leader.toX(), leader.toY())).append("\"/>"));
        double side = switch (spot.anchor()) {
            case START -> -box.halfWidth();
            case MIDDLE -> 0;
            case END -> box.halfWidth();
        };
        String x = Px.text(box.x() + side * box.alongX() - BASELINE * box.alongY());
        String y = Px.text(box.y() + side * box.alongY() + BASELINE * box.alongX());
        out.append("<text class=\"").append(className).append("\" x=\"").append(x).append("\" y=\"").append(y).append('"');
        if (Math.abs(box.alongY()) > 0.001) {
            String angle = Px.text(StrictMath.toDegrees(StrictMath.atan2(box.alongY(), box.alongX())));
            out.append(" transform=\"rotate(").append(angle).append(' ').append(x).append(' ').append(y).append(")\"");
        }
        switch (spot.anchor()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        out.append('>').append(Xml.text(text)).append("</text>");
    }
}
