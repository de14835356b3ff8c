package dev.roofline.workload;

/** Degrees that multiply to a number of devices; experts are divided over these and add none. */
record Degrees(long tensor, long pipeline, long data, long context) {
    /** Those that were given; 1 for the others. */
    static Degrees given(WorkloadOptions options) {
        return new Degrees(
                Field.TENSOR.decided(options, 1),
                Field.PIPELINE.decided(options, 1),
                Field.DATA.decided(options, 1),
                Field.CONTEXT_RANKS.decided(options, 1));
    }

    static boolean areGiven(WorkloadOptions options) {
        return options.has(Field.TENSOR)
                || options.has(Field.PIPELINE)
                || options.has(Field.DATA)
                || options.has(Field.CONTEXT_RANKS);
    }

    long product() {
        return tensor * pipeline * data * context;
    }

    Degrees overReplicas(long other) {
        return new Degrees(tensor, pipeline, other, context);
    }

    /** The options with these degrees said. */
    WorkloadOptions in(WorkloadOptions options) {
        return options.with(Field.TENSOR, tensor)
                .with(Field.PIPELINE, pipeline)
                .with(Field.DATA, data)
                .with(Field.CONTEXT_RANKS, context);
    }

    /** Those above 1, as they are written. */
    String text() {
        StringBuilder text = new StringBuilder();
        add(text, Field.TENSOR, tensor);
        add(text, Field.PIPELINE, pipeline);
        add(text, Field.DATA, data);
        add(text, Field.CONTEXT_RANKS, context);
        return text.isEmpty() ? Field.TENSOR + " 1" : text.toString();
    }

    private static void add(StringBuilder text, Field<Long> field, long degree) {
        if (degree > 1) {
            text.append(text.isEmpty() ? "" : " ").append(field).append(' ').append(degree);
        }
    }
}
