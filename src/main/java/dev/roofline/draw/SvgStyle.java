package dev.roofline.draw;

/**
 * The style sheet of charts. Colours are custom properties, so that a page may set them; each comes first as itself,
 * for the converters to PDF that know none. Print is always light.
 */
final class SvgStyle {
    /** Helvetica's twins first: {@link TextWidth} measures them. */
    private static final String FONT =
            "'Helvetica Neue',Helvetica,Arial,'Liberation Sans',ui-sans-serif,system-ui,sans-serif";

    private static final String ROOT = ".roofline-chart";

    private SvgStyle() {}

    static String sheet() {
        Palette.Scheme light = Palette.LIGHT;
        StringBuilder css = new StringBuilder();
        css.append(ROOT + "{" + light.properties() + "font-family:" + FONT + ";max-width:100%;height:auto}\n");
        rule(css, "text", colour("fill", "ink", light.ink()));
        rule(css, ".title", "font-weight:600");
        rule(css, ".soft", colour("fill", "soft", light.soft()));
        rule(css, ".label", "font-size:" + Px.text(SvgLabel.SIZE) + "px");
        rule(css, ".gap", "fill-opacity:.88;" + colour("fill", "paper", light.paper()));
        rule(css, ".paper", "fill:none");
        rule(css, ".ink", colour("color", "ink", light.ink()));
        for (int i = 0; i < light.hues().size(); i++) {
            rule(css, ".h" + i, colour("color", "hue-" + i, light.hues().get(i)));
        }
        rule(css, ".fine", "fill:none;stroke-width:1;" + colour("stroke", "fine", light.fine()));
        rule(css, ".grid", "fill:none;stroke-width:1;" + colour("stroke", "grid", light.grid()));
        rule(css, ".frame", "fill:none;stroke-width:1;" + colour("stroke", "soft", light.soft()));
        rule(css, ".hit", "fill:none;stroke:none;stroke-width:11;pointer-events:stroke");
        rule(css, ".line", "fill:none;stroke:currentColor;stroke-linejoin:round");
        rule(css, ".roof", "stroke-width:2.4");
        rule(css, ".ceiling", "stroke-width:1.1;stroke-dasharray:6 4;stroke-opacity:.6");
        rule(css, ".ridge", "stroke-width:1.3;stroke-dasharray:1.3 3.2;stroke-opacity:.85");
        rule(css, ".path", "stroke-width:1.4");
        rule(css, ".fit", "stroke-width:1.9");
        rule(css, ".projection", "stroke-width:1.7;stroke-dasharray:5 4");
        rule(css, ".interval", "stroke-width:1;stroke-opacity:.6");
        rule(css, ".head", "fill:currentColor");
        rule(css, ".mark", "fill:currentColor;fill-opacity:.8;stroke-width:.8;" + colour("stroke", "ink", light.ink()));
        rule(css, ".hollow .mark", "stroke-width:2.4;stroke:currentColor;" + colour("fill", "paper", light.paper()));
        rule(css, ".dot:hover .mark", "stroke-width:2;fill-opacity:1");
        rule(css, ".leader", "fill:none;stroke-width:.8;" + colour("stroke", "soft", light.soft()));
        css.append("@media screen and (prefers-color-scheme:dark){" + ROOT + "{" + Palette.DARK.properties() + "}\n");
        rule(css, ".paper", "fill:var(--paper)");
        return css.append("}\n").toString();
    }

    private static void rule(StringBuilder css, String selector, String declarations) {
        css.append(ROOT + " " + selector + "{" + declarations + "}\n");
    }

    private static String colour(String property, String name, String value) {
        return property + ":" + value + ";" + property + ":var(--" + name + ")";
    }
}
