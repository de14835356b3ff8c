package dev.roofline.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.roofline.report.Entries;
import dev.roofline.units.Numbers;
import java.io.IOException;
import java.util.List;

/** Writes named values as JSON. */
record EntriesWriter(JsonGenerator json) implements Entries.Writer {
    @Override
    public void entry(String name, Entries.EntryValue value) throws IOException {
        json.writeFieldName(name);
        value.tell(this);
    }

    @Override
    public void words(String text) throws IOException {
        json.writeString(text);
    }

    @Override
    public void number(double value) throws IOException {
        json.writeNumber(Numbers.machine(value));
    }

    @Override
    public void whole(long value) throws IOException {
        json.writeNumber(value);
    }

    @Override
    public void truth(boolean value) throws IOException {
        json.writeBoolean(value);
    }

    @Override
    public void absent() throws IOException {
        json.writeNull();
    }

    @Override
    public void group(Entries entries) throws IOException {
        json.writeStartObject();
        entries.forEach(this);
        json.writeEndObject();
    }

    @Override
    public void items(List<Entries.EntryValue> values) throws IOException {
        json.writeStartArray();
        for (Entries.EntryValue value : values) {
            value.tell(this);
        }
        json.writeEndArray();
    }

    @Override
    public void document(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            json.copyCurrentStructure(parser);
        }
    }
}
