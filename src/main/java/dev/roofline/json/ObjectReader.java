package dev.roofline.json;

/** Reads the members of one object, and makes something of them. */
public interface ObjectReader<T> {
    /**
     * Makes a value. {@link Fields#requireSound} stands between the last read and the making, for what comes back of members
     * that are reported are stand-ins.
     *
     * @throws UnsoundException where something was reported
     * @throws IllegalArgumentException where the members do not go together, which is then reported
     */
    T read(Fields fields) throws UnsoundException;
}
