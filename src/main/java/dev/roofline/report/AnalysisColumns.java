package dev.roofline.report;

import dev.roofline.metric.KeyMetric;
import dev.roofline.metric.Metric;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.TimeMetric;
import dev.roofline.metric.TotalsMetric;
import dev.roofline.metric.WorkMetric;
import java.util.ArrayList;
import java.util.List;

/** The columns of an analysis. The names are a contract: new ones come at the end, none goes. */
public final class AnalysisColumns {
    /** All of them, in the order of CSV. */
    public static final List<Column<Slice>> ALL = List.of(
            new Column<>(KeyMetric.MODEL),
            new Column<>(KeyMetric.HARDWARE),
            new Column<>(KeyMetric.PHASE),
            new Column<>(KeyMetric.BATCH),
            new Column<>(KeyMetric.TOKENS),
            new Column<>(KeyMetric.CONTEXT),
            new Column<>(KeyMetric.WEIGHTS),
            new Column<>(KeyMetric.ACTIVATIONS),
            new Column<>(KeyMetric.KV_CACHE),
            new Column<>(KeyMetric.FUSION),
            new Column<>(KeyMetric.TP),
            new Column<>(KeyMetric.PP),
            new Column<>(KeyMetric.EP),
            new Column<>(KeyMetric.DP),
            new Column<>(KeyMetric.CP),
            new Column<>(KeyMetric.LAYERS),
            new Column<>(KeyMetric.GROUP),
            new Column<>(KeyMetric.OPERATOR),
            new Column<>(KeyMetric.ENGINE),
            new Column<>(WorkMetric.COUNT),
            new Column<>(WorkMetric.FLOPS, "work"),
            new Column<>(WorkMetric.BYTES, "traffic"),
            new Column<>(WorkMetric.WEIGHT_BYTES),
            new Column<>(WorkMetric.ACTIVATION_BYTES),
            new Column<>(WorkMetric.KV_BYTES),
            new Column<>(WorkMetric.NETWORK_BYTES),
            new Column<>(WorkMetric.INTENSITY_FLOP_PER_BYTE, "intensity"),
            new Column<>(TimeMetric.RIDGE_FLOP_PER_BYTE, "ridge"),
            new Column<>(TimeMetric.ATTAINABLE_FLOP_PER_S, "attainable"),
            new Column<>(TimeMetric.COMPUTE_TIME_S, "compute"),
            new Column<>(TimeMetric.MEMORY_TIME_S, "memory"),
            new Column<>(TimeMetric.NETWORK_TIME_S, "network"),
            new Column<>(TimeMetric.TIME_S, "time"),
            new Column<>(TimeMetric.BOUND),
            new Column<>(TimeMetric.SHARE),
            new Column<>(WorkMetric.NETWORK_INTENSITY_FLOP_PER_BYTE),
            new Column<>(TimeMetric.NETWORK_RIDGE_FLOP_PER_BYTE),
            new Column<>(TimeMetric.LINK),
            new Column<>(TimeMetric.ALGORITHM),
            new Column<>(PhaseMetric.WEIGHT_MEMORY_BYTES),
            new Column<>(PhaseMetric.CACHE_MEMORY_BYTES),
            new Column<>(PhaseMetric.CACHE_ALLOCATED_BYTES),
            new Column<>(PhaseMetric.ACTIVATION_MEMORY_BYTES),
            new Column<>(PhaseMetric.MEMORY_BYTES),
            new Column<>(PhaseMetric.FITS),
            new Column<>(PhaseMetric.LARGEST_BATCH),
            new Column<>(PhaseMetric.LONGEST),
            new Column<>(PhaseMetric.TOKENS_PER_S),
            new Column<>(PhaseMetric.TOKENS_PER_S_PER_DEVICE),
            new Column<>(PhaseMetric.TOKENS_PER_S_PER_USER),
            new Column<>(PhaseMetric.FIRST_STEP_S),
            new Column<>(PhaseMetric.MEAN_STEP_S),
            new Column<>(PhaseMetric.LAST_STEP_S),
            new Column<>(PhaseMetric.MFU),
            new Column<>(PhaseMetric.MBU),
            new Column<>(PhaseMetric.COST_PER_MILLION_TOKENS),
            new Column<>(PhaseMetric.JOULES_PER_TOKEN),
            new Column<>(PhaseMetric.HOST_MEMORY_BYTES),
            new Column<>(WorkMetric.GRADIENT_BYTES),
            new Column<>(WorkMetric.OPTIMIZER_BYTES),
            new Column<>(PhaseMetric.GRADIENT_MEMORY_BYTES),
            new Column<>(PhaseMetric.OPTIMIZER_MEMORY_BYTES),
            new Column<>(PhaseMetric.LARGEST_MICRO_BATCH),
            new Column<>(TotalsMetric.STEP_S),
            new Column<>(TotalsMetric.BUBBLE_S),
            new Column<>(TotalsMetric.STEP_TOKENS_PER_S),
            new Column<>(TotalsMetric.STEP_TOKENS_PER_S_PER_DEVICE),
            new Column<>(TotalsMetric.STEP_MFU),
            new Column<>(TotalsMetric.STEP_HFU),
            new Column<>(TotalsMetric.RUN_DAYS),
            new Column<>(TotalsMetric.RUN_COST),
            new Column<>(TotalsMetric.RUN_JOULES),
            new Column<>(TotalsMetric.FIRST_TOKEN_S),
            new Column<>(TotalsMetric.GENERATION_S),
            new Column<>(TotalsMetric.GENERATION_TOKENS_PER_S),
            new Column<>(TotalsMetric.REQUESTS_IN_FLIGHT),
            new Column<>(TotalsMetric.SERVED_REQUESTS_PER_S),
            new Column<>(TotalsMetric.SERVED_IN_FLIGHT),
            new Column<>(TotalsMetric.SERVED_FIRST_TOKEN_S),
            new Column<>(TotalsMetric.SERVED_TOKEN_S),
            new Column<>(TotalsMetric.SERVED_TOKENS_PER_S),
            new Column<>(TotalsMetric.SERVED_BUSY),
            new Column<>(TotalsMetric.TOKENS_PER_PASS),
            new Column<>(TotalsMetric.PASS_S),
            new Column<>(TotalsMetric.SPECULATION_SPEED_UP),
            new Column<>(TotalsMetric.FASTEST_GAMMA),
            new Column<>(TotalsMetric.TRANSFER_BYTES),
            new Column<>(TotalsMetric.TRANSFER_S),
            new Column<>(TotalsMetric.PREFILL_SIDES),
            new Column<>(KeyMetric.DEVICES),
            new Column<>(TimeMetric.BOUND_KIND),
            new Column<>(TimeMetric.STAGE_TIME_S, "slowest stage"),
            new Column<>(TimeMetric.COMPUTE_SHARE),
            new Column<>(TimeMetric.MEMORY_SHARE),
            new Column<>(TimeMetric.NETWORK_SHARE));

    private AnalysisColumns() {}

    /** The columns of some metrics, in the order of these. */
    public static List<Column<Slice>> of(List<? extends Metric<Slice>> metrics) {
        List<Column<Slice>> columns = new ArrayList<>();
        for (Metric<Slice> metric : metrics) {
            columns.add(Column.named(ALL, metric.label()).orElseThrow());
        }
        return columns;
    }
}
