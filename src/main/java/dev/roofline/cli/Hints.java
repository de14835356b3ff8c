package dev.roofline.cli;

import java.util.Optional;

/** What answers a question today that was asked by a command or an option that there is not: a sentence each. */
final class Hints {
    private static final String LAYOUTS =
            "\"roofline compare --model M --hw H --what-if \"tp=8; pp=2\" --what-if \"dp=16; ep=16\" --by phase\" sets layouts"
                    + " that you name beside each other";
    private static final String PATHS =
            "\"roofline analyze --path batch=1..256*2 --by phase --format csv\" varies one size, and --what-if of compare any option";
    private static final String LEVERS =
            "\"roofline compare --what-if weights=fp8 --what-if kv-cache=fp8 --what-if hw.memory.bandwidth=2x\" shows what each"
                    + " change that you name would gain";
    private static final String FORMULAS =
            "\"roofline list operators\" has the formula of every operator, and --format json the numbers of every row";
    private static final String REPORTS =
            "saved reports are not read back; \"roofline compare\" sets runs beside each other, and --require holds one against"
                    + " numbers of an earlier one";
    private static final String MEASURED =
            "no measurement is taken yet; --by phase --columns phase,time_s,tokens_per_s,mfu,mbu has the bound to divide it by,"
                    + " and \"roofline reproduce measured\" how far published ones are from theirs";
    private static final String SLO =
            "use --generate N --arrival RATE with --require \"served-TTFT<=500ms\" and --require \"served-TPOT<=20ms\", which"
                    + " are the server's, and try rates";
    private static final String TARGET =
            "use --set hw.memory.bandwidth=2x or another change with --require \"decode.time_s<=10ms\", and try factors;"
                    + " exit 4 says that it is not enough";
    private static final String EFFICIENCY =
            "times are bounds at the peaks; divide by an efficiency of your own, such as mfu 0.4 for training,"
                    + " where --columns phase,time_s,mfu shows what the bound itself reaches";
    private static final String REQUIREMENTS =
            "\"roofline analyze ... --require \"decode.time_s<=4ms\"\" checks a report, and exits with 4 where it is false";

    private static final String PAPER =
            "\"roofline trends --series paper\" fits the points of AI and Memory Wall, --model-sizes those of its models, and"
                    + " \"roofline compare --model bert,bert-large,gpt --hw gold-6242\" has its figure 9";

    private static final String SKEW =
            "no skew of experts is counted yet: --routing worst is the most that a step can read, best the least,"
                    + " and any skew lies between";
    /** Why the size and the bandwidth of a cache change nothing. */
    static final String CACHES =
            "on-chip memories enter no bound yet: traffic is held against the main memory alone, and --fusion ideal is what no"
                    + " cache beats";

    private Hints() {}

    /** What to do in place of a reproduction; empty where nothing is known. */
    static Optional<String> ofReproduction(String word) {
        return switch (word) {
            case "paper", "memory-wall", "ai-and-memory-wall", "2403.14123" -> Optional.of(PAPER);
            default -> Optional.empty();
        };
    }

    /** What to do in place of a command; empty where nothing is known. */
    static Optional<String> ofCommand(String word) {
        return switch (word) {
            case "plan", "search", "optimize", "tune", "size", "fit" -> Optional.of(LAYOUTS);
            case "sweep" -> Optional.of(PATHS);
            case "advise", "whatif", "what-if" -> Optional.of(LEVERS);
            case "explain", "why" -> Optional.of(FORMULAS);
            case "diff", "rerun" -> Optional.of(REPORTS);
            case "check" -> Optional.of(REQUIREMENTS);
            case "calibrate", "measure" -> Optional.of(MEASURED);
            default -> Optional.empty();
        };
    }

    /** What to do in place of an option, with its dashes. */
    static Optional<String> ofOption(String name) {
        return switch (name) {
            case "--explain", "--why" -> Optional.of(FORMULAS);
            case "--measured", "--observed", "--actual" -> Optional.of(MEASURED);
            case "--slo", "--ttft", "--tpot", "--max-ttft", "--max-tpot", "--goodput", "--users" -> Optional.of(SLO);
            case "--target", "--solve", "--required-bandwidth" -> Optional.of(TARGET);
            case "--suggest", "--sensitivity", "--bottleneck", "--improve", "--what-if" -> Optional.of(LEVERS);
            case "--fail-above", "--fail-if", "--max-time", "--assert" -> Optional.of(REQUIREMENTS);
            case "--concurrency", "--max-concurrency" ->
                Optional.of("--batch is how many sequences are at work at once, --arrival how many come a second");
            case "--nodes", "--nnodes", "--num-nodes" ->
                Optional.of("--devices is how many there are in all, such as 16 for two nodes of 8");
            case "--max-num-batched-tokens" ->
                Optional.of("--chunk is how many tokens of prompts a pass takes, with --arrival");
            case "--cost" -> Optional.of("--price is what a device costs an hour");
            case "--csv" -> Optional.of("--format csv writes it, and -o FILE.csv too");
            case "--json" -> Optional.of("--format json writes it, and -o FILE.json too");
            case "--decode-hw" -> Optional.of("--hw is the machine that decodes, --prefill-hw the one for prompts");
            case "--sram", "--l2", "--scratchpad" -> Optional.of(CACHES);
            case "--skew" -> Optional.of(SKEW);
            case "--efficiency", "--mfu" -> Optional.of(EFFICIENCY);
            case "--diff", "--baseline" -> Optional.of(REPORTS);
            case "--search", "--optimize", "--auto", "--best", "--auto-parallel" -> Optional.of(LAYOUTS);
            case "--sweep" -> Optional.of(PATHS);
            default -> Optional.empty();
        };
    }

    /** What to do in place of a word that an option was given. */
    static Optional<String> ofValue(String option, String text) {
        if (option.equals("--routing")) {
            return Optional.of(SKEW);
        }
        boolean isMany = text.indexOf(',') > 0 || text.indexOf("..") > 0;
        if (!isMany) {
            return Optional.empty();
        }
        boolean grows = option.equals("--batch") || option.equals("--prompt") || option.equals("--context");
        String word = option.substring(option.lastIndexOf('-') + 1);
        boolean bare = text.indexOf("..") > 0 && text.indexOf('*') < 0 && text.indexOf('+') < 0;
        return Optional.of(
                grows
                        ? "several sizes are a path: --path " + word + "=" + text + (bare ? "*2" : "")
                                + " --by phase has a row each"
                        : "several values stand beside each other in compare: --what-if " + option.substring(2) + "="
                                + text.split(",|\\.\\.", 2)[0] + ", one each");
    }

    /** What to do where a file was given that a command does not take. */
    static Optional<String> ofFile(String argument) {
        return argument.endsWith(".json") ? Optional.of(REPORTS) : Optional.empty();
    }
}
