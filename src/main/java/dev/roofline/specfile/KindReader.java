package dev.roofline.specfile;

import dev.roofline.json.Fields;
import dev.roofline.json.Labels;
import dev.roofline.json.ObjectReader;
import dev.roofline.json.UnsoundException;

/** Reads an object by the reader that it names as what it is. */
record KindReader<T>(Labels<ObjectReader<? extends T>> kinds) implements ObjectReader<T> {
    @Override
    public T read(Fields fields) throws UnsoundException {
        return fields.choice("kind", kinds).read(fields);
    }
}
