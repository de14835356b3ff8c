package dev.roofline.model;

/** What parameters are listed as, in the order of the data's way. */
public enum ParameterPart {
    EMBEDDING("embedding"),
    EMBEDDING_PROJECTIONS("embedding projections"),
    POSITIONS_AND_TYPES("positions and types"),
    FRONT_END("front end"),
    ATTENTION("attention"),
    STATE_SPACE("state space"),
    LINEAR_ATTENTION("linear attention"),
    CROSS_ATTENTION("cross-attention"),
    ROUTER("router"),
    EXPERTS("experts"),
    SHARED_EXPERTS("shared experts"),
    FEED_FORWARD("feed-forward"),
    NORMS("norms"),
    POOLER("pooler"),
    HEAD("head"),
    NEXT_SENTENCE("next-sentence classifier"),
    /** Called after its tower, of which there may be several, each followed by its connector and its head. */
    TOWER("tower"),
    CONNECTOR("connector"),
    TOWER_HEAD("head");

    private final String title;

    ParameterPart(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
