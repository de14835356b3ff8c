package dev.roofline.report;

import static dev.roofline.report.ColumnSet.COST;
import static dev.roofline.report.ColumnSet.MEMORY;
import static dev.roofline.report.ColumnSet.NETWORK;
import static dev.roofline.report.ColumnSet.SERVING;
import static dev.roofline.report.ColumnSet.TIME;
import static dev.roofline.report.ColumnSet.TRAINING;

import dev.roofline.metric.KeyMetric;
import dev.roofline.metric.Metric;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TimeMetric;
import dev.roofline.metric.TotalsMetric;
import dev.roofline.metric.WorkMetric;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an analysis, each with its short name and the sets that it is of. Those of no set are shown where no others
 * are asked for. Long names are a contract: new ones come at the end with a set, none goes.
 */
public final class AnalysisColumns {
    /** All of them, in the order of CSV. */
    public static final List<Column<Slice>> ALL = List.of(
            new Column<>(KeyMetric.MODEL, "model"),
            new Column<>(KeyMetric.HARDWARE, "hw"),
            new Column<>(KeyMetric.PHASE, "phase"),
            new Column<>(KeyMetric.BATCH, "batch"),
            new Column<>(KeyMetric.TOKENS, "tokens"),
            new Column<>(KeyMetric.CONTEXT, "context"),
            new Column<>(KeyMetric.WEIGHTS, "weights"),
            new Column<>(KeyMetric.ACTIVATIONS, "acts"),
            new Column<>(KeyMetric.KV_CACHE, "KV"),
            new Column<>(KeyMetric.FUSION, "fusion"),
            new Column<>(KeyMetric.TP, "TP"),
            new Column<>(KeyMetric.PP, "PP"),
            new Column<>(KeyMetric.EP, "EP"),
            new Column<>(KeyMetric.DP, "DP"),
            new Column<>(KeyMetric.CP, "CP"),
            new Column<>(KeyMetric.LAYERS, "layers"),
            new Column<>(KeyMetric.GROUP, "group"),
            new Column<>(KeyMetric.OPERATOR, "operator"),
            new Column<>(KeyMetric.ENGINE, "engine"),
            new Column<>(WorkMetric.COUNT, "count"),
            new Column<>(WorkMetric.FLOPS, "work"),
            new Column<>(WorkMetric.BYTES, "traffic"),
            new Column<>(WorkMetric.WEIGHT_BYTES, "weight-traffic"),
            new Column<>(WorkMetric.ACTIVATION_BYTES, "act-traffic"),
            new Column<>(WorkMetric.KV_BYTES, "KV-traffic"),
            new Column<>(WorkMetric.NETWORK_BYTES, "net-traffic"),
            new Column<>(WorkMetric.INTENSITY_FLOP_PER_BYTE, "intensity"),
            new Column<>(TimeMetric.RIDGE_FLOP_PER_BYTE, "ridge"),
            new Column<>(TimeMetric.ATTAINABLE_FLOP_PER_S, "attainable"),
            new Column<>(TimeMetric.COMPUTE_TIME_S, "compute"),
            new Column<>(TimeMetric.MEMORY_TIME_S, "memory"),
            new Column<>(TimeMetric.NETWORK_TIME_S, "network"),
            new Column<>(TimeMetric.TIME_S, "time"),
            new Column<>(TimeMetric.BOUND, "bound"),
            new Column<>(TimeMetric.SHARE, "share"),
            new Column<>(KeyMetric.DEVICES, "devices"),
            new Column<>(TimeMetric.BOUND_KIND, "bound-kind"),
            new Column<>(WorkMetric.NETWORK_INTENSITY_FLOP_PER_BYTE, "net-intensity", NETWORK),
            new Column<>(TimeMetric.NETWORK_RIDGE_FLOP_PER_BYTE, "net-ridge", NETWORK),
            new Column<>(TimeMetric.LINK, "link", NETWORK),
            new Column<>(TimeMetric.ALGORITHM, "algorithm", NETWORK),
            new Column<>(PhaseMetric.WEIGHT_MEMORY_BYTES, "weight-mem", MEMORY),
            new Column<>(PhaseMetric.CACHE_MEMORY_BYTES, "cache-mem", MEMORY),
            new Column<>(PhaseMetric.CACHE_ALLOCATED_BYTES, "cache-pages", MEMORY),
            new Column<>(PhaseMetric.ACTIVATION_MEMORY_BYTES, "act-mem", MEMORY),
            new Column<>(PhaseMetric.MEMORY_BYTES, "footprint", MEMORY),
            new Column<>(PhaseMetric.FITS, "fits", MEMORY),
            new Column<>(PhaseMetric.LARGEST_BATCH, "max-batch", MEMORY),
            new Column<>(PhaseMetric.LONGEST, "max-len", MEMORY),
            new Column<>(PhaseMetric.TOKENS_PER_S, "tok/s", SERVING),
            new Column<>(PhaseMetric.TOKENS_PER_S_PER_DEVICE, "tok/s/device", SERVING),
            new Column<>(PhaseMetric.TOKENS_PER_S_PER_USER, "tok/s/user", SERVING),
            new Column<>(PhaseMetric.FIRST_STEP_S, "first-step", SERVING),
            new Column<>(PhaseMetric.MEAN_STEP_S, "TPOT", SERVING),
            new Column<>(PhaseMetric.LAST_STEP_S, "last-step", SERVING),
            new Column<>(PhaseMetric.MFU, "MFU", SERVING),
            new Column<>(PhaseMetric.MBU, "MBU", SERVING),
            new Column<>(PhaseMetric.COST_PER_MILLION_TOKENS, "cost/Mtok", COST),
            new Column<>(PhaseMetric.JOULES_PER_TOKEN, "J/tok", COST),
            new Column<>(PhaseMetric.HOST_MEMORY_BYTES, "host-mem", MEMORY),
            new Column<>(WorkMetric.GRADIENT_BYTES, "grad-traffic", TRAINING),
            new Column<>(WorkMetric.OPTIMIZER_BYTES, "opt-traffic", TRAINING),
            new Column<>(PhaseMetric.GRADIENT_MEMORY_BYTES, "grad-mem", MEMORY, TRAINING),
            new Column<>(PhaseMetric.OPTIMIZER_MEMORY_BYTES, "opt-mem", MEMORY, TRAINING),
            new Column<>(PhaseMetric.LARGEST_MICRO_BATCH, "max-micro-batch", MEMORY, TRAINING),
            new Column<>(TotalsMetric.STEP_S, "step", TRAINING),
            new Column<>(TotalsMetric.BUBBLE_S, "bubble", TRAINING),
            new Column<>(TotalsMetric.STEP_TOKENS_PER_S, "step-tok/s", TRAINING),
            new Column<>(TotalsMetric.STEP_TOKENS_PER_S_PER_DEVICE, "step-tok/s/device", TRAINING),
            new Column<>(TotalsMetric.STEP_MFU, "step-MFU", TRAINING),
            new Column<>(TotalsMetric.STEP_HFU, "step-HFU", TRAINING),
            new Column<>(TotalsMetric.RUN_DAYS, "run-days", TRAINING),
            new Column<>(TotalsMetric.RUN_COST, "run-cost", TRAINING, COST),
            new Column<>(TotalsMetric.RUN_JOULES, "run-J", TRAINING, COST),
            new Column<>(TotalsMetric.FIRST_TOKEN_S, "TTFT", SERVING),
            new Column<>(TotalsMetric.GENERATION_S, "latency", SERVING),
            new Column<>(TotalsMetric.GENERATION_TOKENS_PER_S, "gen-tok/s", SERVING),
            new Column<>(TotalsMetric.REQUESTS_IN_FLIGHT, "max-concurrency", SERVING),
            new Column<>(TotalsMetric.SERVED_REQUESTS_PER_S, "QPS", SERVING),
            new Column<>(TotalsMetric.SERVED_IN_FLIGHT, "concurrency", SERVING),
            new Column<>(TotalsMetric.SERVED_FIRST_TOKEN_S, "served-TTFT", SERVING),
            new Column<>(TotalsMetric.SERVED_TOKEN_S, "served-TPOT", SERVING),
            new Column<>(TotalsMetric.SERVED_TOKENS_PER_S, "served-tok/s", SERVING),
            new Column<>(TotalsMetric.SERVED_BUSY, "busy", SERVING),
            new Column<>(TotalsMetric.TOKENS_PER_PASS, "tok/pass", SERVING),
            new Column<>(TotalsMetric.PASS_S, "pass", SERVING),
            new Column<>(TotalsMetric.SPECULATION_SPEED_UP, "draft-speed-up", SERVING),
            new Column<>(TotalsMetric.FASTEST_GAMMA, "best-gamma", SERVING),
            new Column<>(TotalsMetric.TRANSFER_BYTES, "transfer", SERVING),
            new Column<>(TotalsMetric.TRANSFER_S, "transfer-time", SERVING),
            new Column<>(TotalsMetric.PREFILL_SIDES, "prefill-sides", SERVING),
            new Column<>(TimeMetric.STAGE_TIME_S, "stage", TIME),
            new Column<>(TimeMetric.COMPUTE_SHARE, "compute-share", TIME),
            new Column<>(TimeMetric.MEMORY_SHARE, "memory-share", TIME),
            new Column<>(TimeMetric.NETWORK_SHARE, "network-share", TIME),
            new Column<>(TotalsMetric.SERVED_COST_PER_MILLION_TOKENS, "served-cost/Mtok", SERVING, COST),
            new Column<>(TotalsMetric.SERVED_JOULES_PER_TOKEN, "served-J/tok", SERVING, COST));

    /** What rows of whole phases show besides where no columns are named. */
    private static final List<PhaseMetric> OF_PHASES =
            List.of(PhaseMetric.TOKENS_PER_S, PhaseMetric.MFU, PhaseMetric.MBU, PhaseMetric.FITS);

    private AnalysisColumns() {}

    /** The columns of some metrics, in the order of these. */
    public static List<Column<Slice>> of(List<? extends Metric<Slice>> metrics) {
        List<Column<Slice>> columns = new ArrayList<>();
        for (Metric<Slice> metric : metrics) {
            columns.add(Column.named(ALL, metric.label()).orElseThrow());
        }
        return columns;
    }

    /** Labels of what rows of whole phases show besides where no columns are named. */
    static List<String> ofPhases() {
        List<String> labels = new ArrayList<>();
        for (PhaseMetric metric : OF_PHASES) {
            labels.add(metric.label());
        }
        return labels;
    }
}
