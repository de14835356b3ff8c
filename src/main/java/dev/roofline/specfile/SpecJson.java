package dev.roofline.specfile;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.roofline.units.Labelled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Writes members that a spec leaves out where they say nothing. */
record SpecJson(JsonGenerator json) {
    void begin(String key) throws IOException {
        json.writeObjectFieldStart(key);
    }

    void begin() throws IOException {
        json.writeStartObject();
    }

    void end() throws IOException {
        json.writeEndObject();
    }

    void beginList(String key) throws IOException {
        json.writeArrayFieldStart(key);
    }

    void endList() throws IOException {
        json.writeEndArray();
    }

    void text(String key, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(key, text);
        }
    }

    void label(String key, Optional<String> label) throws IOException {
        if (label.isPresent()) {
            json.writeStringField(key, label.get());
        }
    }

    void texts(String key, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            list(key, texts);
        }
    }

    /** Texts that are written even where there are none. */
    void list(String key, List<String> texts) throws IOException {
        beginList(key);
        for (String text : texts) {
            json.writeString(text);
        }
        endList();
    }

    /** Those of all constants that are chosen, in the order of all. */
    <E extends Labelled> void labels(String key, E[] all, Set<E> chosen) throws IOException {
        List<String> labels = new ArrayList<>();
        for (E each : all) {
            if (chosen.contains(each)) {
                labels.add(each.label());
            }
        }
        texts(key, labels);
    }

    void number(String key, long value) throws IOException {
        json.writeNumberField(key, value);
    }

    void number(String key, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(key, value.getAsInt());
        }
    }

    void positive(String key, long value) throws IOException {
        if (value > 0) {
            json.writeNumberField(key, value);
        }
    }

    /** A flag that its key alone stands for: written where it is set. */
    void flag(String key, boolean set) throws IOException {
        if (set) {
            json.writeBooleanField(key, true);
        }
    }

    void truth(String key, boolean value) throws IOException {
        json.writeBooleanField(key, value);
    }
}
