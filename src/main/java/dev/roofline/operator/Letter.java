package dev.roofline.operator;

/** The letters and words in which extents of tensors are said: each has one meaning. All are of one device. */
public enum Letter {
    TOKENS("S", "tokens that go through a layer"),
    OWN_TOKENS("S_own", "tokens whose residual stream a tensor rank has, where ranks divide it"),
    SOURCES("S_enc", "tokens that the encoder has made"),
    HEAD_POSITIONS("S_head", "positions at which the head computes"),
    POSITIONS_READ("S_pos", "positions whose rows of a table are read"),
    SEQUENCES("B", "sequences"),
    SEQUENCES_BEGUN("B_begun", "sequences that have a state to read"),
    KEYS("T", "keys that attention reads, each counted once for all heads, over all sequences"),
    KEYS_OF_ONE("T_one", "keys that a sequence's queries see, where all sequences are alike"),
    PAIRS(
            "pairs",
            "pairs of a query and a key, for each head: visible ones, and all of them where attention is unfused"),
    KEYS_SENT("T_sent", "keys that come from other context ranks"),
    CONTEXT_RANKS("c", "context ranks, which divide sequences"),
    TENSOR_RANKS("t", "tensor ranks, which divide heads and channels"),
    SENDING_RANKS("t_sent", "tensor ranks that hold the same tokens and send a part of them each"),
    RANKS("n", "devices that divide a tensor among them"),
    MICRO_BATCHES("M", "micro-batches of a training step"),
    SHARING_LAYERS("L", "layers that read one tensor"),
    WIDTH("d", "width of the residual stream"),
    HEADS("h", "query heads"),
    KV_HEADS("h_kv", "key/value heads"),
    KV_HEADS_READ("h_own", "key/value heads of a context rank, where ranks divide heads"),
    HEAD_SIZE("e", "channels of a head"),
    ROTARY_CHANNELS("e_rot", "channels of a head that are turned"),
    BUCKETS("buckets", "buckets of a table of relative positions"),
    TERMS("terms", "terms of a score, each with scores of its own against positions"),
    POSITION_ROWS("positions", "positions that are scored against"),
    QUERY_RANK("r_q", "channels of a latent query"),
    KV_RANK("r_kv", "channels of a latent key and value"),
    NOPE_SIZE("e_nope", "channels of a head that are not turned"),
    ROPE_SIZE("e_rope", "channels of a head that are turned, one key for all heads"),
    VALUE_SIZE("e_val", "channels of a head's value"),
    INNER("f", "inner width of a feed-forward, or of an expert"),
    EXPERTS("E", "experts"),
    EXPERTS_TAKEN("E_tok", "experts that a token takes"),
    EXPERTS_READ("E_read", "distinct experts whose matrices are read, an expected number"),
    EXPERT_ROWS("R", "rows that the experts' products have, an expected number"),
    ARRIVING("R_tok", "tokens with an expert on the device, an expected number"),
    OTHERS("o", "part of the rows that other devices send or get back"),
    ROWS_BACK("R_back", "rows that come back to a token from other devices, an expected number"),
    SUMMED_ROWS("R_sum", "rows of a token's experts that its device sums up, an expected number"),
    STATE_HEADS("H", "heads of a state"),
    STATE_HEAD_SIZE("P", "channels of a head of a state-space layer"),
    STATE("N", "states of a channel"),
    STATE_GROUPS("G", "groups of heads that share their inputs to the state and outputs of it"),
    STATE_CHANNELS("inner", "channels of a selective state-space layer"),
    STEP_RANK("r_dt", "channels that time steps are made of"),
    TAPS("w", "taps of a convolution"),
    KEY_HEADS("H_key", "key heads of linear attention"),
    KEY_SIZE("K", "channels of a key of linear attention"),
    LINEAR_VALUE_SIZE("V", "channels of a value of linear attention"),
    VOCABULARY("v", "rows of the vocabulary"),
    TABLE_WIDTH("d_emb", "width of the vocabulary's table, where it is another than the stream's"),
    TABLE_ROWS("R_max", "rows of a table, where fewer are read than looked up"),
    CLASSES("classes", "outputs of a head of classes"),
    PATCHES("patches", "patches of an image"),
    PATCH_ELEMENTS("pixels", "numbers of a patch"),
    FRAMES("frames", "frames of a recording"),
    FRAMES_KEPT("frames_kept", "frames of a recording that become tokens"),
    BINS("bins", "frequencies of a frame"),
    CONNECTED("S_con", "tokens that a connector makes of one input"),
    LAYER_INPUTS("d_in", "inputs of a layer of a connector"),
    LAYER_OUTPUTS("d_out", "outputs of a layer of a connector"),
    PARAMETERS("W", "parameters that are summed up, sent or made anew at a time"),
    UPDATED("u", "part of the optimizer's states that is not on the host"),
    OFFLOADED("u_host", "part of the optimizer's states that is on the host"),
    STORED_BYTES("W_stored", "bytes of parameters, or of a cache, as they are kept, counted tensor by tensor"),
    SENT_BYTES("W_sent", "bytes of parameters as they are sent, counted tensor by tensor"),
    COPY_BYTES("W_copy", "bytes of parameters in a copy that products read, counted tensor by tensor"),
    HOST_BYTES("D_host", "bytes over the link to the host, in the direction that has more");

    private final String symbol;
    private final String meaning;

    Letter(String symbol, String meaning) {
        this.symbol = symbol;
        this.meaning = meaning;
    }

    public String symbol() {
        return symbol;
    }

    public String meaning() {
        return meaning;
    }

    public Symbol of(double value) {
        return new Symbol(symbol, value);
    }

    /** Of what divides or multiplies: left out of the formula where there is one alone. */
    Dimension ofSeveral(double value) {
        return value == 1 ? Dimension.Constant.ONE : of(value);
    }
}
