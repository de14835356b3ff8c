package dev.roofline.workload;

import dev.roofline.units.NumberFormat;
import dev.roofline.units.Setting;
import dev.roofline.units.TensorFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be said of a workload, one constant each; {@link WorkloadOptions} holds what was said.
 *
 * @param <T> what is said of it
 */
public class Field<T> extends Setting {
    private static final List<Field<?>> ALL = new ArrayList<>();

    public static final Field<PhaseChoice> PHASE = new Field<>("phase");
    public static final Count BATCH = new Count("batch", 1, Workload.MOST);
    public static final Count PROMPT = new Count("prompt", 1, Workload.MOST);
    public static final Count CONTEXT = new Count("context", 0, Workload.MOST);
    public static final Count GENERATE = new Count("generate", 1, Workload.MOST);
    /** The longest sequence that an engine makes room for. */
    public static final Count MAX_MODEL_LEN = new Count("max-model-len", 1, Workload.MOST);

    public static final Count DECODER_PROMPT = new Count("decoder-prompt", 1, Workload.MOST);
    public static final Field<List<Request>> REQUESTS = new Field<>("requests");
    public static final Field<Logits> LOGITS = new Field<>("logits");

    /** Of all tensors that no other field is of. */
    public static final Field<TensorFormat> FORMAT = new Field<>("dtype");

    public static final Field<TensorFormat> WEIGHTS = new Field<>("weights");
    public static final Field<TensorFormat> ACTIVATIONS = new Field<>("activations");
    public static final Field<TensorFormat> KV_CACHE = new Field<>("kv-cache");
    public static final Field<TensorFormat> STATE = new Field<>("state");
    public static final Field<TensorFormat> EMBEDDING = new Field<>("embedding");
    public static final Field<TensorFormat> HEAD = new Field<>("head");
    public static final Field<NumberFormat> COMPUTE = new Field<>("compute");
    public static final Field<Boolean> WEIGHT_COPY = new Field<>("weight-copy");
    public static final Field<TensorFormat> DISPATCH = new Field<>("dispatch");
    public static final Field<TensorFormat> RETURN = new Field<>("return");

    public static final Field<Fusion> FUSION = new Field<>("fusion");
    public static final Field<Counting> COUNTING = new Field<>("counting");
    public static final Field<Routing> ROUTING = new Field<>("routing");
    public static final Field<LatentForm> LATENT_FORM = new Field<>("mla");

    /** Devices in all, from which a missing degree follows. */
    public static final Field<DeviceLayout> DEVICES = new Field<>("devices");

    public static final Count TENSOR = new Count("tp", 1, Parallelism.MOST);
    public static final Count PIPELINE = new Count("pp", 1, Parallelism.MOST);
    public static final Count EXPERT = new Count("ep", 1, Parallelism.MOST);
    public static final Count DATA = new Count("dp", 1, Parallelism.MOST);
    public static final Count CONTEXT_RANKS = new Count("cp", 1, Parallelism.MOST);
    public static final Field<Double> OVERLAP = new Field<>("overlap");

    public static final Count PAGE = new Count("kv-page", 1, Workload.MOST);
    public static final Field<Double> MEMORY_UTILIZATION = new Field<>("memory-utilization");
    public static final Field<Double> RESERVE = new Field<>("reserve");
    public static final Field<Offload> OFFLOAD = new Field<>("offload");
    public static final Field<Double> PRICE = new Field<>("price");
    public static final Field<String> CURRENCY = new Field<>("currency");
    public static final Field<CostBasis.PowerDraw> POWER = new Field<>("power");
    public static final Field<Double> ARRIVAL = new Field<>("arrival");
    public static final Count CHUNK = new Count("chunk", 1, Workload.MOST);

    public static final Field<Long> MICRO_BATCH = new Field<>("micro-batch");
    public static final Field<Recomputation> RECOMPUTATION = new Field<>("recompute");
    public static final Field<Sharding> SHARDING = new Field<>("zero");
    public static final Field<Boolean> SEQUENCE_PARALLEL = new Field<>("sequence-parallel");
    public static final Field<Schedule> SCHEDULE = new Field<>("schedule");
    public static final Field<Long> VIRTUAL_STAGES = new Field<>("virtual-stages");
    public static final Field<TensorFormat> GRADIENTS = new Field<>("gradients");
    public static final Field<Optimizer> OPTIMIZER = new Field<>("optimizer");
    public static final Field<Boolean> DROPOUT = new Field<>("dropout");

    /** Tokens of a whole training run. */
    public static final Field<Double> TOKENS = new Field<>("tokens");

    /** Fields that only a training step has, in the order in which one is refused elsewhere. */
    static final List<Field<?>> OF_TRAINING = List.of(
            MICRO_BATCH,
            RECOMPUTATION,
            SHARDING,
            SEQUENCE_PARALLEL,
            SCHEDULE,
            VIRTUAL_STAGES,
            GRADIENTS,
            OPTIMIZER,
            DROPOUT,
            TOKENS);

    private final int index;

    private Field(String word) {
        super(word);
        this.index = ALL.size();
        ALL.add(this);
    }

    /** Where a value of this field stands among those of all. */
    final int index() {
        return index;
    }

    /** All fields, in the order of their declaration. */
    public static List<Field<?>> all() {
        return List.copyOf(ALL);
    }

    /** A whole number of a range. */
    public static final class Count extends Field<Long> {
        private final long least;
        private final long most;

        private Count(String word, long least, long most) {
            super(word);
            this.least = least;
            this.most = most;
        }

        /**
         * What was said, or else something.
         *
         * @throws UnsuitableWorkloadException where that is out of range
         */
        long decided(WorkloadOptions options, long otherwise) {
            long value = options.get(this, otherwise);
            if (value < least || value > most) {
                throw new UnsuitableWorkloadException(Refusal.outOfRange(
                        this, Long.toString(value), "it takes a whole number from " + least + " to " + most));
            }
            return value;
        }
    }
}
