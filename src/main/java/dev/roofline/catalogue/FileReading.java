package dev.roofline.catalogue;

import dev.roofline.json.InvalidInputException;
import dev.roofline.json.JsonNode;
import dev.roofline.json.Loaded;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problem;
import dev.roofline.json.Problems;
import dev.roofline.json.SideFile;
import dev.roofline.json.SourceFile;
import dev.roofline.json.SpecReader;
import dev.roofline.specfile.ExtendedProfile;
import dev.roofline.specfile.SpecFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a model or a machine of a file, with some values changed.
 *
 * @param bases what profiles may extend
 */
record FileReading<T>(SpecReader<T> reader, BaseProfiles bases) {
    Loaded<T> read(SourceFile source, List<SideFile> beside, String id, List<Change> changes) {
        Problems problems = new Problems();
        JsonNode root = document(source, problems);
        Optional<T> value = reader.read(root, beside, id, problems);
        if (!changes.isEmpty()) {
            return changed(source, beside, id, changes, problems.all());
        }
        problems.throwIfErrors();
        return new Loaded<>(value.orElseThrow(), source.name(), source.content(), read(beside), problems.warnings());
    }

    private JsonNode document(SourceFile source, Problems problems) {
        JsonNode root = SpecFile.document(LocatedJson.parse(source, problems));
        return reader.extendsOthers() && root.find(ExtendedProfile.KEY) != null
                ? bases.extended(root, problems, List.of(source.name()))
                : root;
    }

    /** @param own problems that the file has without changes */
    private Loaded<T> changed(
            SourceFile source, List<SideFile> beside, String id, List<Change> changes, List<Problem> own) {
        Problems problems = Problems.ofChanges(own);
        JsonNode root = document(source, problems);
        StringBuilder name = new StringBuilder(id);
        StringBuilder origin = new StringBuilder(source.name());
        List<Change> made = new ArrayList<>();
        for (Change change : changes) {
            if (change.isMade()) {
                root = WhatIf.apply(root, change);
                made.add(change);
            }
            // No report of a what-if passes for one of the real thing.
            name.append('[').append(change.text()).append(']');
            origin.append(" with ").append(change.text());
        }
        Optional<T> value = reader.read(root, beside, name.toString(), problems);
        ChangeProblems words = new ChangeProblems(source.name(), made, own);
        try {
            problems.throwIfErrors();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(words.told(e.problems()));
        }
        return new Loaded<>(
                value.orElseThrow(),
                origin.toString(),
                source.content(),
                read(beside),
                words.told(problems.warnings()));
    }

    /** Those of the files beside that could be read. */
    private static List<SourceFile> read(List<SideFile> beside) {
        List<SourceFile> read = new ArrayList<>();
        for (SideFile file : beside) {
            file.source().ifPresent(read::add);
        }
        return read;
    }
}
