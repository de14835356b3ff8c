package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import dev.roofline.units.TensorFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the user said of a workload; the rest is {@link WorkloadPlan}'s to decide. */
public final class WorkloadOptions {
    /** Nothing said. */
    public static final WorkloadOptions NONE = new WorkloadOptions();

    private Optional<PhaseChoice> phase = Optional.empty();
    private OptionalLong batch = OptionalLong.empty();
    private OptionalLong prompt = OptionalLong.empty();
    private OptionalLong context = OptionalLong.empty();
    private OptionalLong generate = OptionalLong.empty();
    private OptionalLong decoderPrompt = OptionalLong.empty();
    private Optional<List<Request>> requests = Optional.empty();
    private Optional<Logits> logits = Optional.empty();
    private Optional<TensorFormat> all = Optional.empty();
    private Optional<TensorFormat> weights = Optional.empty();
    private Optional<TensorFormat> activations = Optional.empty();
    private Optional<TensorFormat> kvCache = Optional.empty();
    private Optional<TensorFormat> state = Optional.empty();
    private Optional<TensorFormat> embedding = Optional.empty();
    private Optional<TensorFormat> head = Optional.empty();
    private Compute compute = Compute.DEFAULT;
    private Optional<TensorFormat> dispatch = Optional.empty();
    private Optional<TensorFormat> returned = Optional.empty();
    private Optional<Fusion> fusion = Optional.empty();
    private Optional<Counting> counting = Optional.empty();
    private Optional<Routing> routing = Optional.empty();
    private Optional<LatentForm> latentForm = Optional.empty();
    private OptionalLong tensor = OptionalLong.empty();
    private OptionalLong pipeline = OptionalLong.empty();
    private OptionalLong expert = OptionalLong.empty();
    private OptionalLong data = OptionalLong.empty();
    private OptionalLong contextRanks = OptionalLong.empty();
    private OptionalDouble overlap = OptionalDouble.empty();
    private OptionalLong page = OptionalLong.empty();
    private CostBasis cost = CostBasis.NONE;
    private MemoryShare memory = MemoryShare.ALL;
    private OptionalDouble arrival = OptionalDouble.empty();
    private OptionalLong chunk = OptionalLong.empty();
    private Offload offload = Offload.NONE;
    private TrainingOptions training = TrainingOptions.NONE;

    private WorkloadOptions() {}

    private WorkloadOptions copy() {
        WorkloadOptions copy = new WorkloadOptions();
        copy.phase = phase;
        copy.batch = batch;
        copy.prompt = prompt;
        copy.context = context;
        copy.generate = generate;
        copy.decoderPrompt = decoderPrompt;
        copy.requests = requests;
        copy.logits = logits;
        copy.all = all;
        copy.weights = weights;
        copy.activations = activations;
        copy.kvCache = kvCache;
        copy.state = state;
        copy.embedding = embedding;
        copy.head = head;
        copy.compute = compute;
        copy.dispatch = dispatch;
        copy.returned = returned;
        copy.fusion = fusion;
        copy.counting = counting;
        copy.routing = routing;
        copy.latentForm = latentForm;
        copy.tensor = tensor;
        copy.pipeline = pipeline;
        copy.expert = expert;
        copy.data = data;
        copy.contextRanks = contextRanks;
        copy.overlap = overlap;
        copy.page = page;
        copy.cost = cost;
        copy.memory = memory;
        copy.arrival = arrival;
        copy.chunk = chunk;
        copy.offload = offload;
        copy.training = training;
        return copy;
    }

    public Optional<PhaseChoice> phase() {
        return phase;
    }

    public OptionalLong batch() {
        return batch;
    }

    public OptionalLong prompt() {
        return prompt;
    }

    public OptionalLong context() {
        return context;
    }

    public OptionalLong generate() {
        return generate;
    }

    public OptionalLong decoderPrompt() {
        return decoderPrompt;
    }

    public Optional<List<Request>> requests() {
        return requests;
    }

    public Optional<Logits> logits() {
        return logits;
    }

    public Optional<TensorFormat> all() {
        return all;
    }

    public Optional<TensorFormat> weights() {
        return weights;
    }

    public Optional<TensorFormat> activations() {
        return activations;
    }

    public Optional<TensorFormat> kvCache() {
        return kvCache;
    }

    public Optional<TensorFormat> state() {
        return state;
    }

    public Optional<TensorFormat> embedding() {
        return embedding;
    }

    public Optional<TensorFormat> head() {
        return head;
    }

    public Compute compute() {
        return compute;
    }

    public Optional<TensorFormat> dispatch() {
        return dispatch;
    }

    public Optional<TensorFormat> returned() {
        return returned;
    }

    public Optional<Fusion> fusion() {
        return fusion;
    }

    public Optional<Counting> counting() {
        return counting;
    }

    public Optional<Routing> routing() {
        return routing;
    }

    public Optional<LatentForm> latentForm() {
        return latentForm;
    }

    public OptionalLong tensor() {
        return tensor;
    }

    public OptionalLong pipeline() {
        return pipeline;
    }

    public OptionalLong expert() {
        return expert;
    }

    public OptionalLong data() {
        return data;
    }

    public OptionalLong contextRanks() {
        return contextRanks;
    }

    public OptionalLong chunk() {
        return chunk;
    }

    public OptionalDouble arrival() {
        return arrival;
    }

    public Offload offload() {
        return offload;
    }

    public TrainingOptions training() {
        return training;
    }

    public CostBasis cost() {
        return cost;
    }

    public MemoryShare memory() {
        return memory;
    }

    public OptionalLong page() {
        return page;
    }

    public OptionalDouble overlap() {
        return overlap;
    }

    /** The same for another model that runs beside, without what is about layers that it does not have. */
    public WorkloadOptions ofDraft(ModelSpec draft) {
        WorkloadOptions copy = copy();
        if (!draft.hasExperts()) {
            copy.expert = OptionalLong.empty();
            copy.routing = Optional.empty();
            copy.dispatch = Optional.empty();
            copy.returned = Optional.empty();
        }
        if (!draft.hasLatents()) {
            copy.latentForm = Optional.empty();
        }
        if (!draft.hasStates()) {
            copy.state = Optional.empty();
        }
        if (!draft.hasCache()) {
            copy.kvCache = Optional.empty();
        }
        if (draft.isTied() && head.isPresent()) {
            // Its one table is a matrix that is multiplied with: what was said of the head goes before.
            copy.embedding = Optional.empty();
        }
        return copy;
    }

    public WorkloadOptions withPhase(PhaseChoice other) {
        WorkloadOptions copy = copy();
        copy.phase = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withBatch(long other) {
        WorkloadOptions copy = copy();
        copy.batch = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withPrompt(long other) {
        WorkloadOptions copy = copy();
        copy.prompt = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withContext(long other) {
        WorkloadOptions copy = copy();
        copy.context = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withGenerate(long other) {
        WorkloadOptions copy = copy();
        copy.generate = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withDecoderPrompt(long other) {
        WorkloadOptions copy = copy();
        copy.decoderPrompt = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withRequests(List<Request> other) {
        WorkloadOptions copy = copy();
        copy.requests = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withLogits(Logits other) {
        WorkloadOptions copy = copy();
        copy.logits = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withAll(TensorFormat other) {
        WorkloadOptions copy = copy();
        copy.all = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withWeights(TensorFormat other) {
        WorkloadOptions copy = copy();
        copy.weights = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withActivations(TensorFormat other) {
        WorkloadOptions copy = copy();
        copy.activations = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withKvCache(TensorFormat other) {
        WorkloadOptions copy = copy();
        copy.kvCache = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withState(Optional<TensorFormat> other) {
        WorkloadOptions copy = copy();
        copy.state = other;
        return copy;
    }

    public WorkloadOptions withEnds(Optional<TensorFormat> ofEmbedding, Optional<TensorFormat> ofHead) {
        WorkloadOptions copy = copy();
        copy.embedding = ofEmbedding;
        copy.head = ofHead;
        return copy;
    }

    public WorkloadOptions withCompute(Compute other) {
        WorkloadOptions copy = copy();
        copy.compute = other;
        return copy;
    }

    public WorkloadOptions withDispatch(TensorFormat other) {
        WorkloadOptions copy = copy();
        copy.dispatch = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withReturned(TensorFormat other) {
        WorkloadOptions copy = copy();
        copy.returned = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withFusion(Fusion other) {
        WorkloadOptions copy = copy();
        copy.fusion = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withCounting(Counting other) {
        WorkloadOptions copy = copy();
        copy.counting = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withRouting(Routing other) {
        WorkloadOptions copy = copy();
        copy.routing = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withLatentForm(LatentForm other) {
        WorkloadOptions copy = copy();
        copy.latentForm = Optional.of(other);
        return copy;
    }

    public WorkloadOptions withTensor(long other) {
        WorkloadOptions copy = copy();
        copy.tensor = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withPipeline(long other) {
        WorkloadOptions copy = copy();
        copy.pipeline = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withExpert(long other) {
        WorkloadOptions copy = copy();
        copy.expert = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withData(long other) {
        WorkloadOptions copy = copy();
        copy.data = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withContextRanks(long other) {
        WorkloadOptions copy = copy();
        copy.contextRanks = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withOverlap(double other) {
        WorkloadOptions copy = copy();
        copy.overlap = OptionalDouble.of(other);
        return copy;
    }

    public WorkloadOptions withOffload(Offload other) {
        WorkloadOptions copy = copy();
        copy.offload = other;
        return copy;
    }

    public WorkloadOptions withTraining(TrainingOptions other) {
        WorkloadOptions copy = copy();
        copy.training = other;
        return copy;
    }

    public WorkloadOptions withChunk(long other) {
        WorkloadOptions copy = copy();
        copy.chunk = OptionalLong.of(other);
        return copy;
    }

    public WorkloadOptions withArrival(double other) {
        WorkloadOptions copy = copy();
        copy.arrival = OptionalDouble.of(other);
        return copy;
    }

    public WorkloadOptions withCost(CostBasis other) {
        WorkloadOptions copy = copy();
        copy.cost = other;
        return copy;
    }

    public WorkloadOptions withMemory(MemoryShare other) {
        WorkloadOptions copy = copy();
        copy.memory = other;
        return copy;
    }

    public WorkloadOptions withPage(long other) {
        WorkloadOptions copy = copy();
        copy.page = OptionalLong.of(other);
        return copy;
    }
}
