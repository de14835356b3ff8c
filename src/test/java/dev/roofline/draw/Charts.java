package dev.roofline.draw;

import dev.roofline.chart.Axis;
import dev.roofline.chart.AxisScale;
import dev.roofline.chart.Chart;
import dev.roofline.chart.Dot;
import dev.roofline.chart.Hue;
import dev.roofline.chart.Legend;
import dev.roofline.chart.Line;
import dev.roofline.chart.MarkerShape;
import dev.roofline.chart.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pictures of every kind that a command draws, and of kinds that none should. */
final class Charts {
    static final List<String> OPERATORS = List.of(
            "ffn.gate_up",
            "ffn.down",
            "attn.q_proj",
            "attn.o_proj",
            "attn.kv_proj",
            "attn.scores",
            "attn.context",
            "lm_head",
            "attn.softmax",
            "norm",
            "rope",
            "residual");
    private static final List<Integer> GROUP = List.of(0, 0, 1, 1, 1, 2, 2, 3, 4, 4, 4, 4);
    private static final List<String> GROUPS =
            List.of("feed-forward", "projections", "attention", "output head", "element-wise");
    private static final double[] SHARES = {1, 0.52, 0.2, 0.2, 0.05, 0.12, 0.11, 0.08, 0.02, 0.01, 0.004, 0.003};
    private static final double HBM = 2.039e12;
    private static final double PEAK = 312e12;

    private Charts() {}

    static Axis intensity(double from, double to) {
        return new Axis("arithmetic intensity", "FLOP/B", AxisScale.LOG, from, to);
    }

    static Axis performance(double from, double to) {
        return new Axis("attainable performance", "FLOP/s", AxisScale.LOG, from, to);
    }

    private static Line line(Line.Role role, String label, int hue, double... coordinates) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < coordinates.length; i += 2) {
            points.add(new Point(coordinates[i], coordinates[i + 1]));
        }
        return new Line(role, label, label + "\nfrom the data sheet", hue, points);
    }

    private static Dot operator(double x, String phase, int index, MarkerShape shape, int row) {
        double y = Math.min(PEAK, HBM * x);
        String name = OPERATORS.get(index);
        return new Dot(
                new Point(x, y),
                SHARES[index],
                name + " (" + phase + ")",
                name + " in " + phase + "\n12.3 ms of 45.6 ms\n" + (int) x + " FLOP/B\nbound by memory",
                GROUP.get(index),
                shape,
                phase,
                GROUPS.get(GROUP.get(index)),
                row);
    }

    private static List<Line> a100(double left, double right) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(Line.Role.ROOF, "HBM2e 2.039 TB/s", Hue.INK, left, left * HBM, PEAK / HBM, PEAK));
        lines.add(line(Line.Role.ROOF, "BF16 tensor core 312 TFLOP/s", Hue.INK, PEAK / HBM, PEAK, right, PEAK));
        lines.add(line(Line.Role.RIDGE, "ridge 153 FLOP/B", Hue.INK, PEAK / HBM, 1e9, PEAK / HBM, PEAK));
        String[] names = {
            "TF32 tensor core 156", "INT8 tensor core 624", "FP16 78", "FP32 19.5", "FP64 tensor core 19.5", "FP64 9.7"
        };
        double[] peaks = {156e12, 624e12, 78e12, 19.5e12, 19.5e12, 9.7e12};
        for (int i = 0; i < peaks.length; i++) {
            lines.add(
                    line(Line.Role.CEILING, names[i] + " TFLOP/s", Hue.INK, peaks[i] / HBM, peaks[i], right, peaks[i]));
        }
        lines.add(line(Line.Role.CEILING, "NVLink 300 GB/s", Hue.INK, left, left * 300e9, right, right * 300e9));
        lines.add(line(Line.Role.CEILING, "PCIe 32 GB/s", Hue.INK, left, left * 32e9, right, right * 32e9));
        lines.add(line(Line.Role.CEILING, "L2 5.12 TB/s", Hue.INK, left, left * 5.12e12, right, right * 5.12e12));
        return lines;
    }

    static Chart a100() {
        double[] prefill = {820, 790, 640, 640, 410, 155, 160, 230, 2.5, 1.2, 0.8, 0.17};
        double[] decode = {1, 1, 0.999, 0.999, 0.998, 0.97, 0.97, 1, 0.6, 1.1, 0.7, 0.17};
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < prefill.length; i++) {
            dots.add(operator(prefill[i], "prefill", i, MarkerShape.CIRCLE, i));
            dots.add(operator(decode[i], "decode", i, MarkerShape.DIAMOND, prefill.length + i));
        }
        return new Chart(
                "Llama 2 7B on NVIDIA A100-SXM4-80GB: prefill of 2,048 tokens and decode at batch 1",
                "Prefill is bound by compute, decode by memory: its operators all lie near 1 FLOP/B.",
                List.of(
                        "Area of a dot: share of its phase's time. Dashed: limits of the machine that nothing here runs under.",
                        "Not drawn: the embedding, which computes nothing. Times are lower bounds under the roofline; "
                                + "a measured run lies below its dot's place by whatever the kernels lose to launch overhead and tails."),
                intensity(0.1, 2000),
                performance(1e11, 1e15),
                a100(0.1, 2000),
                dots,
                new Legend(
                        GROUPS,
                        List.of(
                                new Legend.Mark(MarkerShape.CIRCLE, "prefill"),
                                new Legend.Mark(MarkerShape.DIAMOND, "decode"))));
    }

    static Chart machines() {
        String[] names = {
            "A100-SXM4-80GB", "H100-SXM", "H200", "MI300X", "B200", "TPU v5p", "Gaudi 3", "RTX 4090", "L40S"
        };
        double[] peaks = {312e12, 989e12, 989e12, 1307e12, 2250e12, 459e12, 1835e12, 165e12, 362e12};
        double[] bandwidths = {2.039e12, 3.35e12, 4.8e12, 5.3e12, 8e12, 2.765e12, 3.7e12, 1.008e12, 864e9};
        List<Line> lines = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            double ridge = peaks[i] / bandwidths[i];
            lines.add(line(Line.Role.ROOF, names[i], i, 0.5, 0.5 * bandwidths[i], ridge, peaks[i], 5000, peaks[i]));
            lines.add(line(Line.Role.RIDGE, "", i, ridge, 1e9, ridge, peaks[i]));
            dots.add(new Dot(
                    new Point(1, bandwidths[i]),
                    0.15,
                    names[i] + " decode",
                    names[i],
                    i,
                    MarkerShape.DIAMOND,
                    "decode",
                    "",
                    i));
            dots.add(new Dot(
                    new Point(820, Math.min(peaks[i], 820 * bandwidths[i])),
                    0.15,
                    names[i] + " prefill",
                    names[i],
                    i,
                    MarkerShape.CIRCLE,
                    "prefill",
                    "",
                    i));
        }
        return new Chart(
                "Llama 2 7B on nine machines",
                "Nine machines.",
                List.of(),
                intensity(0.5, 5000),
                performance(2e11, 5e15),
                lines,
                dots,
                new Legend(
                        List.of(names),
                        List.of(
                                new Legend.Mark(MarkerShape.CIRCLE, "prefill"),
                                new Legend.Mark(MarkerShape.DIAMOND, "decode"))));
    }

    static Chart batches() {
        List<Line> lines = new ArrayList<>(a100(0.5, 2000));
        List<Point> path = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int batch = 1 << i;
            double x = batch / (1 + batch * 0.004);
            Point at = new Point(x, Math.min(PEAK, HBM * x) * 0.8);
            path.add(at);
            dots.add(new Dot(
                    at,
                    0.1,
                    "batch " + batch,
                    "batch " + batch + "\n" + batch * 31 + " tokens/s",
                    0,
                    MarkerShape.CIRCLE,
                    "decode",
                    "",
                    i));
        }
        lines.add(new Line(Line.Role.PATH, "decode, batch 1 to 512", "decode from batch 1 to 512", 0, path));
        return new Chart(
                "Batches of decode",
                "Up the roof.",
                List.of("One line."),
                intensity(0.5, 2000),
                performance(1e11, 1e15),
                lines,
                dots,
                Legend.NONE);
    }

    static Chart years() {
        List<Dot> dots = new ArrayList<>();
        List<Point> fit = new ArrayList<>();
        List<Point> low = new ArrayList<>();
        List<Point> high = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            double year = 2008 + i * 0.35;
            double scatter = Math.pow(10, 0.35 * StrictMath.sin(i * 2.4));
            dots.add(new Dot(
                    new Point(year, 1e12 * Math.pow(2, (year - 2008) / 2.2) * scatter),
                    0.03,
                    "Accelerator " + (char) ('A' + i % 26) + i,
                    "Accelerator " + i,
                    i % 3,
                    MarkerShape.of(i % 3),
                    "",
                    "",
                    i));
        }
        for (int i = 0; i <= 40; i++) {
            double year = 2007 + i * 0.5;
            double y = 1e12 * Math.pow(2, (year - 2008) / 2.2);
            double wide = 1 + 0.02 * (i - 20) * (i - 20) / 10.0;
            fit.add(new Point(year, y));
            low.add(new Point(year, y / wide / 1.2));
            high.add(new Point(year, y * wide * 1.2));
        }
        List<Line> lines = List.of(
                new Line(Line.Role.FIT, "doubles every 2.2 years", "fit", Hue.INK, fit),
                new Line(Line.Role.INTERVAL, "95 %", "interval", Hue.INK, low),
                new Line(Line.Role.INTERVAL, "", "interval", Hue.INK, high));
        return new Chart(
                "Peak performance over the years",
                "It doubles.",
                List.of("Each dot is a machine."),
                Axis.years(2008, 2025.2),
                performance(1e11, 1e15),
                lines,
                dots,
                new Legend(List.of("NVIDIA", "AMD", "Google"), List.of()));
    }

    static Chart empty() {
        return new Chart(
                "Nothing to see",
                "No dots.",
                List.of(),
                intensity(0.1, 1000),
                performance(1e11, 1e15),
                a100(0.1, 1000).subList(0, 3),
                List.of(),
                Legend.NONE);
    }

    static Chart single() {
        return new Chart(
                "One dot",
                "One dot.",
                List.of(),
                intensity(1, 5),
                new Axis("time", "s", AxisScale.LOG, 1e-6, 5e-6),
                List.of(),
                List.of(operator(2, "decode", 0, MarkerShape.TRIANGLE, 0)).stream()
                        .map(dot -> new Dot(
                                new Point(2, 2e-6), 1, dot.label(), dot.detail(), 3, MarkerShape.TRIANGLE, "", "", -1))
                        .toList(),
                Legend.NONE);
    }

    static Chart samePlace() {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            dots.add(new Dot(
                    new Point(1, HBM),
                    0.3 / (i + 1),
                    "operator number " + i,
                    "number " + i,
                    i % 8,
                    MarkerShape.of(i),
                    "decode",
                    "",
                    i));
        }
        return new Chart(
                "All at one place",
                "All at one place.",
                List.of(),
                intensity(0.1, 1000),
                performance(1e11, 1e15),
                a100(0.1, 1000),
                dots,
                new Legend(List.of("a", "b", "c", "d", "e", "f", "g", "h"), List.of()));
    }

    static Chart longNames() {
        String name = "a very long name of an operator in a mixture of experts with low-rank adapters ".repeat(130);
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            dots.add(new Dot(
                    new Point(1 << i, HBM * (1 << i)),
                    0.3,
                    i + " " + name,
                    i + " " + name,
                    i,
                    MarkerShape.CIRCLE,
                    "decode",
                    "",
                    i));
        }
        List<Line> lines = new ArrayList<>(a100(0.1, 1000).subList(0, 3));
        lines.add(line(Line.Role.CEILING, name, 3, 0.1, 1e13, 1000, 1e13));
        lines.add(line(Line.Role.CEILING, name, 4, 0.1, 1e10, 1000, 1e14));
        return new Chart(
                name,
                name,
                List.of(name.substring(0, 700), "x".repeat(400)),
                new Axis(name, "FLOP/B", AxisScale.LOG, 0.1, 1000),
                new Axis(name, "FLOP/s", AxisScale.LOG, 1e11, 1e15),
                lines,
                dots,
                new Legend(
                        List.of(name, "short", name, "short", "short"),
                        Collections.nCopies(3, new Legend.Mark(MarkerShape.CROSS, name))));
    }

    static Chart hostile() {
        String[] names = {
            "<script>alert(1)</script>",
            "a & b \"c\" 'd' ]]>",
            "\u0000nul \u0008bell\u001b[31m",
            "lone \ud83d and \ude00 halves",
            "שלום עולם مرحبا",
            "\u202eoverride",
            "👩‍🚀🚀 emoji",
            "\ufffe\uffff",
            "line\r\nend\ttab",
            "&#0; &amp; <!-- -->"
        };
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            dots.add(new Dot(
                    new Point(Math.pow(2, i), 1e12),
                    0.2,
                    names[i],
                    names[i],
                    i,
                    MarkerShape.CIRCLE,
                    names[i],
                    names[i],
                    i));
        }
        String all = String.join(" ", names);
        return new Chart(
                all,
                all,
                List.of(names),
                intensity(0.5, 1000),
                new Axis(names[1], names[0], AxisScale.LOG, 1e11, 1e14),
                List.of(line(Line.Role.ROOF, all, 0, 0.5, 1e13, 1000, 1e13)),
                dots,
                new Legend(List.of(names), List.of(new Legend.Mark(MarkerShape.SQUARE, all))));
    }

    static Chart many(int count) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = Math.pow(10, -1 + 4.0 * ((i * 7919) % count) / count);
            double y = 1.1e11 * Math.pow(10, 3.9 * ((i * 104729L) % count) / count);
            dots.add(new Dot(
                    new Point(x, y),
                    0.2 / (1 + i % 97),
                    "layer " + i / 12 + " " + OPERATORS.get(i % 12),
                    "layer " + i / 12 + " " + OPERATORS.get(i % 12)
                            + " (decode)\n12.34 ms, 3.4 % of the phase\n123.4 GFLOP, 56.78 MB: 2.345 FLOP/B\nbound by HBM2e",
                    i % 8,
                    MarkerShape.of(i % 2),
                    i % 2 == 0 ? "prefill" : "decode",
                    GROUPS.get(i % 5),
                    i));
        }
        return new Chart(
                count + " dots",
                "Many.",
                List.of(),
                intensity(0.1, 1000),
                performance(1e11, 1e15),
                a100(0.1, 1000),
                dots,
                Legend.NONE);
    }
}
