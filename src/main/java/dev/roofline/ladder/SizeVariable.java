package dev.roofline.ladder;

import dev.roofline.workload.Workload;

/**
 * A size of a phase that an option sets.
 *
 * @param beside cached tokens that come on top of the size where it is of the cache
 * @param limit the most that a decoder's side takes where the size is of both sides
 * @param asked the size of the run
 * @param least the smallest size that the option takes
 * @param most the largest
 */
public record SizeVariable(
        SizeOption option, MovedSize part, long beside, long limit, long asked, long least, long most) {
    public SizeVariable {
        if (least > asked || asked > most) {
            throw new IllegalArgumentException(
                    option.label() + " is from " + least + " to " + most + ", and asked for is " + asked);
        }
    }

    /** The same phase at another size. */
    public Workload at(Workload phase, long size) {
        return at(part, beside, limit, phase, size);
    }

    /** The same of a phase that comes so many steps later. */
    SizeVariable after(long steps) {
        return part == MovedSize.CACHED_TOKENS
                ? new SizeVariable(option, part, beside + steps, limit, asked, least, most)
                : this;
    }

    static Workload at(MovedSize part, long beside, long limit, Workload phase, long size) {
        return switch (part) {
            case SEQUENCES -> phase.withGlobalBatch(size);
            case MICRO_BATCH -> phase.withMicroBatch(size);
            case NEW_TOKENS -> phase.withNewTokens(size);
            case CACHED_TOKENS -> phase.withContextTokens(beside + size);
            case ENCODER_TOKENS -> phase.withEncoderTokens(size);
            case BOTH_SIDES -> phase.withEncoderTokens(size).withNewTokens(Math.min(size, limit));
        };
    }
}
