package dev.roofline.draw;

import dev.roofline.chart.Hue;
import java.util.List;

/**
 * The colours of charts, on white and on dark paper. Those of {@link #LIGHT} and {@link #DARK} stand by the number of
 * their hue; they have a contrast of 3 to 1 with the paper and stay apart for colour-blind eyes.
 */
public final class Palette {
    /** Colours by what they are for, as {@code #rrggbb}. */
    public record Scheme(String paper, String ink, String soft, String grid, String fine, List<String> hues) {
        public Scheme {
            hues = List.copyOf(hues);
        }

        /** Declarations of CSS custom properties: {@code --paper:#ffffff;} and its like. */
        public String properties() {
            StringBuilder out = new StringBuilder();
            out.append("--paper:" + paper + ";--ink:" + ink + ";--soft:" + soft + ";--grid:" + grid + ";--fine:" + fine
                    + ";");
            for (int i = 0; i < hues.size(); i++) {
                out.append("--hue-").append(i).append(':').append(hues.get(i)).append(';');
            }
            return out.toString();
        }
    }

    public static final Scheme LIGHT = new Scheme(
            "#ffffff",
            "#1b1f24",
            "#57606a",
            "#d3d9df",
            "#eceff2",
            List.of("#007cf6", "#d85600", "#187550", "#ab6291", "#6f4100", "#0a3ab9", "#7a001a", "#512c63"));
    public static final Scheme DARK = new Scheme(
            "#0d1117",
            "#e6edf3",
            "#9aa4af",
            "#30363d",
            "#1d232a",
            List.of("#67a4ff", "#f29c1d", "#1ed584", "#c97498", "#ffff62", "#7c60de", "#d64224", "#7affff"));

    private Palette() {}

    /** The classes of what has a hue; hues beyond the last begin again, with marks that are hollow. */
    static String className(int hue) {
        return hue < 0 ? "ink" : "h" + hue % Hue.COUNT + (hue / Hue.COUNT % 2 == 1 ? " hollow" : "");
    }
}
