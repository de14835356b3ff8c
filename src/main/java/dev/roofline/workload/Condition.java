package dev.roofline.workload;

/** What may be so of a model and of what was said of its workload, as far as refusals hang on it. */
enum Condition {
    /** The model is an encoder alone. */
    IS_ENCODER,
    IS_ENCODER_DECODER,
    IS_NO_ENCODER_DECODER,
    /** The model has no encoder at all, nor a tower. */
    HAS_NO_ENCODER,
    HAS_NO_VOCABULARY,
    HAS_NO_HEAD,
    HAS_NO_STATES,
    /** The model decodes, and keeps states alone. */
    HAS_NO_KEYS,
    HAS_NO_EXPERTS,
    HAS_NO_LATENTS,
    /** Some layer is of a kind that the survey's tables are not about. */
    HAS_OTHER_LAYERS,

    /** The phase is one that encoders do not have. */
    ASKS_FOR_DECODER,
    ENCODES,
    GENERATES_NOTHING,
    /** No requests arrive. */
    SERVES_NOBODY,
    /** No price is given. */
    IS_FREE,
    TRAINS,
    INFERS,

    COUNTS_AS_SURVEY,
    IS_FUSED,
    /** Passes have another count than that of real kernels, so that their times do not add up to a server's. */
    IS_BOUND,
    SAYS_HEAD_OR_EMBEDDING,
    /** Head and embedding are one tensor, of which two formats are asked. */
    TEARS_HEAD_FROM_EMBEDDING,
    HEADS_FEWER_POSITIONS,
    ABSORBS_LATENTS,

    OFFLOADS,
    OFFLOADS_NOTHING,
    OFFLOADS_CACHE,
    OFFLOADS_OPTIMIZER,
    DIVIDES_STATES,

    /** What follows is known when it is decided how a model is spread. */
    IS_SPREAD,
    HAS_REPLICAS_OR_CONTEXT_RANKS,
    HAS_STAGES,
    HAS_STAGES_OR_CONTEXT_RANKS,
    HAS_ONE_STAGE,
    HAS_ONE_TENSOR_RANK,
    /** Nobody holds tokens of his own but one. */
    HAS_ONE_REPLICA,
    /** No rows go from device to device on their way to experts. */
    KEEPS_ROWS,
    LEAVES_REPLICAS_EMPTY
}
