package dev.roofline.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases whose goldens are whole reports, each with the reason. A new sentence, heading or key changes these and the
 * whole formats ({@code render/WholeFormatsTest}), and no case about one behaviour.
 */
final class WholeCases {
    static final Map<String, String> REASONS = reasons();

    private WholeCases() {}

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("analyze-gpt-a100", "the report of no option: two phases by operator");
        reasons.put("analyze-screen-80", "the order, widths and folding of a screen");
        reasons.put("analyze-encoder-decoder", "three phases by operator, notes, a format that the machine converts");
        reasons.put("analyze-tensor-parallel", "by group, with what devices exchange");
        reasons.put("analyze-arrival", "by phase: a generation, a server and what they cost");
        reasons.put("analyze-draft", "speculation: phases of two models");
        reasons.put("analyze-train-pipeline", "a step of training on devices divided in every way, and a run");
        reasons.put(
                "analyze-train-json", "the keys of a step of training, which the stub of whole formats does not take");
        reasons.put("compare-what-ifs", "machines and what-ifs: two phases, ratios and where bounds turn");
        reasons.put("compare-train", "a comparison of steps of training");
        reasons.put("trends-gpt-decode", "a model on the machine of each year");
        reasons.put("show-t5-json", "a description of an encoder and a decoder, all keys");
        reasons.put("show-config-json", "a description read from a foreign configuration, all keys");
        return reasons;
    }

    /**
     * Whether a case could name a part of what it prints and does not: what {@code analyze} and {@code compare} print in
     * all columns, what {@code trends} prints of a model, and JSON.
     */
    static boolean isWhole(CaseFolder folder, String output) {
        List<String> args = folder.args();
        String command = args.isEmpty() ? "" : args.get(0);
        boolean report = List.of("analyze", "compare").contains(command) && !args.contains("--columns");
        boolean ofModel = command.equals("trends") && args.contains("--model") && !args.contains("csv");
        boolean whole = (report || ofModel) && !args.contains("--help");
        return !output.isEmpty()
                && (whole || args.contains("json"))
                && !folder.subject().isNamed();
    }
}
