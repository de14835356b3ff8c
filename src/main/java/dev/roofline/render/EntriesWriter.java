package dev.roofline.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.roofline.report.Entries;
import dev.roofline.units.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes named values as JSON. */
record EntriesWriter(JsonGenerator json) implements Entries.Visitor<Void>, Entries.Reader {
    /** One call of the generator, whose failures are those of its stream. */
    private interface Call {
        void run() throws IOException;
    }

    private static Void done(Call call) {
        try {
            call.run();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void entry(String name, Entries.Value value) {
        done(() -> json.writeFieldName(name));
        value.accept(this);
    }

    @Override
    public Void words(String text) {
        return done(() -> json.writeString(text));
    }

    @Override
    public Void number(double value) {
        return done(() -> json.writeNumber(Numbers.machine(value)));
    }

    @Override
    public Void whole(long value) {
        return done(() -> json.writeNumber(value));
    }

    @Override
    public Void truth(boolean value) {
        return done(() -> json.writeBoolean(value));
    }

    @Override
    public Void absent() {
        return done(json::writeNull);
    }

    @Override
    public Void group(Entries entries) {
        done(json::writeStartObject);
        entries.forEach(this);
        return done(json::writeEndObject);
    }

    @Override
    public Void items(List<Entries.Value> values) {
        done(json::writeStartArray);
        for (Entries.Value value : values) {
            value.accept(this);
        }
        return done(json::writeEndArray);
    }

    @Override
    public Void document(String text) {
        return done(() -> {
            try (JsonParser parser = new JsonFactory().createParser(text)) {
                parser.nextToken();
                json.copyCurrentStructure(parser);
            }
        });
    }
}
