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

    /** Whether it is a tower's, and listed with it. */
    boolean isOfTower() {
        return switch (this) {
            case TOWER, CONNECTOR, TOWER_HEAD -> true;
            case EMBEDDING,
                    EMBEDDING_PROJECTIONS,
                    POSITIONS_AND_TYPES,
                    FRONT_END,
                    ATTENTION,
                    STATE_SPACE,
                    LINEAR_ATTENTION,
                    CROSS_ATTENTION,
                    ROUTER,
                    EXPERTS,
                    SHARED_EXPERTS,
                    FEED_FORWARD,
                    NORMS,
                    POOLER,
                    HEAD,
                    NEXT_SENTENCE -> false;
        };
    }

    public String title() {
        return title;
    }
}
