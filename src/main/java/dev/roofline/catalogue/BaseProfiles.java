package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Place;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SourceFile;
import dev.roofline.json.Visible;
import dev.roofline.specfile.ExtendedProfile;
import dev.roofline.specfile.SpecFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the profiles that others extend: by name as everywhere, else as a file beside the one that extends it. */
record BaseProfiles(NamedFiles named) {
    /**
     * A document with what it extends, and what that extends, as one.
     *
     * @param trail the files that have led here, this one last
     * @throws InvalidInputException where there is no such profile, or it leads back to one of these
     */
    JsonNode extended(JsonNode root, Problems problems, List<String> trail) {
        JsonNode key = root.find(ExtendedProfile.KEY);
        if (!(root instanceof JsonObject own) || key == null) {
            return root;
        }
        if (!(key instanceof JsonString text)) {
            throw refused(problems, key.place(), key.mismatch("the name or the file of another profile"));
        }
        NamedFiles.NamedFile base = base(text, problems, trail);
        String origin = base.source().name();
        List<String> further = new ArrayList<>(trail);
        further.add(origin);
        if (trail.contains(origin)) {
            throw refused(
                    problems, text.place(), ExtendedProfile.KEY + " leads in a circle: " + String.join(", ", further));
        }
        JsonNode document = SpecFile.document(LocatedJson.parse(base.source(), problems));
        if (!(document instanceof JsonObject) || !SpecFile.isHardware(document)) {
            throw refused(problems, text.place(), Visible.quoted(text.value()) + " is no hardware profile");
        }
        JsonNode whole = extended(document, problems, further);
        return new ExtendedProfile(own, (JsonObject) whole, base.id()).merged(problems);
    }

    private NamedFiles.NamedFile base(JsonString text, Problems problems, List<String> trail) {
        List<Problem> unreadable = new ArrayList<>();
        Optional<NamedFiles.NamedFile> known = named.find(text.value(), trail, unreadable);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Path> file = file(text.value(), text.place().source());
        if (file.isEmpty()) {
            unreadable.forEach(problems::take);
            String message = "no machine is called " + Visible.quoted(text.value())
                    + ", and no file beside this one; \"roofline list hardware\" shows the machines";
            problems.error(text.place(), message, text.value(), named.names());
            problems.throwIfErrors();
        }
        InputPath path = new InputPath(file.get(), file.get().toString());
        return new NamedFiles.NamedFile(path.id(), path.read());
    }

    /** A path from where the file lies that names it. */
    private static Optional<Path> file(String text, SourceFile from) {
        try {
            Path path = Path.of(from.name()).resolveSibling(text).normalize();
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static InvalidInputException refused(Problems problems, Place place, String message) {
        problems.error(place, message);
        return problems.failure();
    }
}
