package dev.roofline.workload;

import dev.roofline.model.ModelSpec;
import java.util.Optional;

/** What the longest sequence that an engine makes room for says of a run: its last decode step. */
record SequenceRoom(ModelSpec model, WorkloadOptions options) {
    /** A usual prompt, no longer than the room where that was said. */
    static long prompt(WorkloadOptions options, long usual) {
        return options.has(Field.MAX_MODEL_LEN) ? Math.min(usual, Field.MAX_MODEL_LEN.decided(options, 1)) : usual;
    }

    /** Where a decode step begins: one token short of the room, where that was said. */
    static long context(WorkloadOptions options, long otherwise) {
        return options.has(Field.MAX_MODEL_LEN) ? Field.MAX_MODEL_LEN.decided(options, 1) - 1 : otherwise;
    }

    /** @throws UnsuitableWorkloadException where there is no such step, or a prompt has no room */
    void require(PlanNotes notes) {
        if (!options.has(Field.MAX_MODEL_LEN)) {
            return;
        }
        long room = Field.MAX_MODEL_LEN.decided(options, 1);
        Optional<PhaseChoice> phase = options.phase();
        boolean decodes = phase.isEmpty() || phase.get() == PhaseChoice.DECODE || phase.get() == PhaseChoice.PREFILL;
        refuse(
                model.isEncoderOnly() || !decodes || options.has(Field.REQUESTS),
                "it is the room of a sequence in prefill and decode; " + Field.PROMPT + " and " + Field.GENERATE
                        + " say how long others are");
        refuse(options.has(Field.CONTEXT), "it says where a decode step begins; leave " + Field.CONTEXT + " out");
        long prompt = options.get(Field.PROMPT, 1L);
        refuse(prompt > room, "a prompt of " + prompt + " tokens has no room in " + room);
        notes.add(
                Field.MAX_MODEL_LEN + " " + room + " is the room of a sequence: decode is its last step, from context "
                        + (room - 1) + "; a prefill keeps its prompt, with no cached prefix");
    }

    private static void refuse(boolean so, String reason) {
        Decisions.refuse(so, Field.MAX_MODEL_LEN, "", reason);
    }
}
