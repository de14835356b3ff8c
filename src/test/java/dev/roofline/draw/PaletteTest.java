package dev.roofline.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roofline.chart.Hue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    /** Of a dot's fill, as the style sheet has it. */
    private static final double OPACITY = 0.8;

    /** What eyes without one kind of cones see, after Machado, Oliveira and Fernandes (2009): red, green, blue. */
    private static final double[][][] BLINDNESS = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };

    static List<Palette.Scheme> schemes() {
        return List.of(Palette.LIGHT, Palette.DARK);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void textHasAContrastOfFourAndAHalfWithThePaper(Palette.Scheme scheme) {
        assertThat(contrast(light(scheme.ink()), light(scheme.paper()))).isGreaterThan(4.5);
        assertThat(contrast(light(scheme.soft()), light(scheme.paper()))).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everyHueHasAContrastOfThreeWithThePaperEvenThroughTheFillOfADot(Palette.Scheme scheme) {
        assertThat(scheme.hues()).hasSize(Hue.COUNT);
        for (String hue : scheme.hues()) {
            assertThat(contrast(fill(hue, scheme), light(scheme.paper())))
                    .as(hue)
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everyEyeTellsAllHuesApart(Palette.Scheme scheme) {
        for (double[][] eye : BLINDNESS) {
            for (int i = 0; i < Hue.COUNT; i++) {
                for (int j = 0; j < i; j++) {
                    double distance = distance(
                            seen(eye, fill(scheme.hues().get(i), scheme)),
                            seen(eye, fill(scheme.hues().get(j), scheme)));
                    // About ten times the least difference that an eye notices.
                    assertThat(distance)
                            .as("%s, %s", scheme.hues().get(i), scheme.hues().get(j))
                            .isGreaterThan(14);
                }
            }
        }
    }

    @Test
    void huesBeyondTheLastBeginAgainHollow() {
        assertThat(Palette.className(Hue.INK)).isEqualTo("ink");
        assertThat(Palette.className(1)).isEqualTo("h1");
        assertThat(Palette.className(Hue.COUNT + 1)).isEqualTo("h1 hollow");
    }

    private static double[] fill(String hue, Palette.Scheme scheme) {
        double[] own = channels(hue);
        double[] paper = channels(scheme.paper());
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = linear(OPACITY * own[i] + (1 - OPACITY) * paper[i]);
        }
        return mixed;
    }

    private static double[] light(String colour) {
        double[] channels = channels(colour);
        return new double[] {linear(channels[0]), linear(channels[1]), linear(channels[2])};
    }

    private static double[] channels(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return new double[] {(rgb >> 16) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0};
    }

    /** Of sRGB. */
    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** After WCAG 2. */
    private static double contrast(double[] one, double[] other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(double[] light) {
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    }

    private static double[] seen(double[][] eye, double[] light) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2];
            seen[i] = Math.max(0, Math.min(1, sum));
        }
        return seen;
    }

    /** In CIE L*a*b*. */
    private static double distance(double[] one, double[] other) {
        double x = root(x(one)) - root(x(other));
        double y = root(luminance(one)) - root(luminance(other));
        double z = root(z(one)) - root(z(other));
        return Math.sqrt(Math.pow(116 * y, 2) + Math.pow(500 * (x - y), 2) + Math.pow(200 * (y - z), 2));
    }

    private static double x(double[] light) {
        return (0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505;
    }

    private static double z(double[] light) {
        return (0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.089;
    }

    private static double root(double share) {
        return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
    }
}
