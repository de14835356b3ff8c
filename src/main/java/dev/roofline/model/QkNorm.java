package dev.roofline.model;

import dev.roofline.units.Labelled;

/** Normalisation of queries and keys before the scores. */
public record QkNorm(Span span, Norm norm) {
    /** What one vector of parameters spans. */
    public enum Span implements Labelled {
        /** A head: one vector for all queries, one for all keys (Qwen3). */
        HEAD,
        /** All heads: h·e for the queries and k·e for the keys (OLMo 2, Command R+). */
        WIDE,
        /** No parameters (Llama 4). */
        UNWEIGHTED
    }

    long parameters(Attention attention) {
        return switch (span) {
            case HEAD -> 2L * attention.headSize() * norm.parametersPerChannel();
            case WIDE -> (attention.queryWidth() + attention.kvWidth()) * norm.parametersPerChannel();
            case UNWEIGHTED -> 0;
        };
    }
}
