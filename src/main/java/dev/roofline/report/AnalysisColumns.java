package dev.roofline.report;

import dev.roofline.metric.Metric;
import dev.roofline.metric.PhaseMetric;
import dev.roofline.metric.Slice;
import dev.roofline.metric.SliceMetric;
import dev.roofline.metric.TotalsMetric;
import java.util.ArrayList;
import java.util.List;

/** The columns of an analysis. The names are a contract: new ones come at the end, none goes. */
public final class AnalysisColumns {
    /** All of them, in the order of CSV. */
    public static final List<Column<Slice>> ALL = List.of(
            new Column<>(SliceMetric.MODEL),
            new Column<>(SliceMetric.HARDWARE),
            new Column<>(SliceMetric.PHASE),
            new Column<>(SliceMetric.BATCH),
            new Column<>(SliceMetric.TOKENS),
            new Column<>(SliceMetric.CONTEXT),
            new Column<>(SliceMetric.WEIGHTS),
            new Column<>(SliceMetric.ACTIVATIONS),
            new Column<>(SliceMetric.KV_CACHE),
            new Column<>(SliceMetric.FUSION),
            new Column<>(SliceMetric.TP),
            new Column<>(SliceMetric.PP),
            new Column<>(SliceMetric.EP),
            new Column<>(SliceMetric.DP),
            new Column<>(SliceMetric.CP),
            new Column<>(SliceMetric.LAYERS),
            new Column<>(SliceMetric.GROUP),
            new Column<>(SliceMetric.OPERATOR),
            new Column<>(SliceMetric.ENGINE),
            new Column<>(SliceMetric.COUNT),
            new Column<>(SliceMetric.FLOPS, "work"),
            new Column<>(SliceMetric.BYTES, "traffic"),
            new Column<>(SliceMetric.WEIGHT_BYTES),
            new Column<>(SliceMetric.ACTIVATION_BYTES),
            new Column<>(SliceMetric.KV_BYTES),
            new Column<>(SliceMetric.NETWORK_BYTES),
            new Column<>(SliceMetric.INTENSITY_FLOP_PER_BYTE, "intensity"),
            new Column<>(SliceMetric.RIDGE_FLOP_PER_BYTE, "ridge"),
            new Column<>(SliceMetric.ATTAINABLE_FLOP_PER_S, "attainable"),
            new Column<>(SliceMetric.COMPUTE_TIME_S, "compute"),
            new Column<>(SliceMetric.MEMORY_TIME_S, "memory"),
            new Column<>(SliceMetric.NETWORK_TIME_S, "network"),
            new Column<>(SliceMetric.TIME_S, "time"),
            new Column<>(SliceMetric.BOUND),
            new Column<>(SliceMetric.SHARE),
            new Column<>(SliceMetric.NETWORK_INTENSITY_FLOP_PER_BYTE),
            new Column<>(SliceMetric.NETWORK_RIDGE_FLOP_PER_BYTE),
            new Column<>(SliceMetric.LINK),
            new Column<>(SliceMetric.ALGORITHM),
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
            new Column<>(SliceMetric.GRADIENT_BYTES),
            new Column<>(SliceMetric.OPTIMIZER_BYTES),
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
            new Column<>(SliceMetric.DEVICES),
            new Column<>(SliceMetric.BOUND_KIND),
            new Column<>(SliceMetric.STAGE_TIME_S, "slowest stage"),
            new Column<>(SliceMetric.COMPUTE_SHARE),
            new Column<>(SliceMetric.MEMORY_SHARE),
            new Column<>(SliceMetric.NETWORK_SHARE));

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
