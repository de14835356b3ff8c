package dev.roofline.huggingface;

import dev.roofline.json.JsonNode;
import dev.roofline.json.JsonNode.JsonObject;
import dev.roofline.json.JsonNode.JsonString;
import dev.roofline.json.LocatedJson;
import dev.roofline.json.Problems;
import dev.roofline.json.SideFile;
import dev.roofline.json.Visible;
import dev.roofline.units.Setting;
import java.util.List;
import java.util.Optional;

/** Turns a Hugging Face {@code config.json} into a document of our own, whose values stand where the config's do. */
public final class ConfigReader {
    /** What a user says as what type a config is to be read. */
    public static final Setting ASSUME = new Setting("assume");

    private static final int LONGEST_NAME = 100;

    private final MappingTables tables;

    /** Reads with the tables that come with the tool. */
    public ConfigReader() {
        this(MappingTables.shipped());
    }

    ConfigReader(MappingTables tables) {
        this.tables = tables;
    }

    /** Whether a document is a config: it has model_type or architectures, and no schema of ours. */
    public static boolean isConfig(JsonNode root) {
        return LocatedJson.isConfig(root)
                && root instanceof JsonObject object
                && !object.members().containsKey("schema");
    }

    /** Reads a config that stands by itself. */
    Optional<JsonNode> read(JsonNode root, String id, Optional<String> assume, Problems problems) {
        return read(root, List.of(), id, assume, problems);
    }

    /**
     * Reads a config.
     *
     * @param beside files of its folder that say how the weights are kept
     * @param id name on the command line; the document's where the config has none
     * @param assume the model_type to read it as, whatever it says itself
     * @param problems where everything goes that is wrong or doubtful, at its key in the config
     * @return a {@code roofline-model/1} document; empty where an error was reported
     * @throws dev.roofline.json.InvalidInputException where {@code assume} is no model_type that is known
     */
    public Optional<JsonNode> read(
            JsonNode root, List<SideFile> beside, String id, Optional<String> assume, Problems problems) {
        if (!(root instanceof JsonObject object)) {
            problems.error(root.place(), root.mismatch("an object"));
            return Optional.empty();
        }
        if (Config.isTooLarge(object, problems)) {
            return Optional.empty();
        }
        Config config = new Config(object);
        int before = problems.errors();
        ModelClasses.checkForm(config, problems);
        Optional<ModelType> type = ModelType.of(config, assume, tables, problems);
        Optional<JsonNode> document =
                type.isEmpty() ? Optional.empty() : read(config, beside, id, type.get(), assume.isPresent(), problems);
        return problems.errors() > before ? Optional.empty() : document;
    }

    private Optional<JsonNode> read(
            Config config, List<SideFile> beside, String id, ModelType type, boolean assumed, Problems problems) {
        MappingTable table = tables.table(type.type());
        // What is read as something else than it says must not pass for the real thing.
        type.note().ifPresent(note -> problems.warning(config.typePlace(), note));
        Findings findings = new Findings(problems, config.root().place());
        AllowedValues.check(table, config, findings);
        SavedClass saved = SavedClass.of(config);
        saved.check(table, assumed, findings);
        if (!assumed) {
            ModelClasses.checkOwner(config, table, tables, findings);
        }
        boolean foreign = assumed && type.note().isPresent();
        new UnknownKeys(table, foreign, tables, problems).check(config);
        Evaluation evaluation = new Evaluation(config, table.names(), findings);
        Optional<JsonNode> made = table.spec().instantiate(evaluation, Evaluation.NO_LAYER);
        Optional<JsonString> format = format(config, findings);
        findings.reportMissing();
        if (findings.any() || made.isEmpty() || !(made.get() instanceof JsonObject template)) {
            QuantizationConfig.read(config, Optional.empty(), problems);
            return Optional.empty();
        }
        UnusedKeys.check(table, config, evaluation.use(), assumed, problems);
        SpecDocument document = new SpecDocument(template).with("head", saved.head(table));
        Optional<JsonObject> quantization = QuantizerFiles.read(config, beside, document.finished(), problems);
        if (findings.any()) {
            return Optional.empty();
        }
        return Optional.of(document.with("name", Optional.of(name(config, id)))
                .with("family", Optional.of(Nodes.text(config.root().place(), table.family())))
                .with("format", format)
                .with("quantization", quantization)
                .withNote(type.note())
                .finished());
    }

    /** The format of what is not quantised. */
    private static Optional<JsonString> format(Config config, Findings findings) {
        Optional<JsonString> older = config.text("torch_dtype", findings);
        Optional<JsonString> newer = config.text("dtype", findings);
        if (older.isPresent()
                && newer.isPresent()
                && !HubLabels.format(older.get().value())
                        .equals(HubLabels.format(newer.get().value()))) {
            findings.error(
                    newer.get().place(),
                    "dtype is " + Visible.quoted(newer.get().value()) + ", but torch_dtype is "
                            + Visible.quoted(older.get().value()));
        }
        for (String path : new String[] {"torch_dtype", "dtype", "text_config.torch_dtype", "text_config.dtype"}) {
            Optional<JsonString> text = config.text(path, findings);
            if (text.isPresent() && !text.get().value().equals("auto")) {
                JsonString found = text.get();
                Optional<String> label = HubLabels.format(found.value());
                if (label.isEmpty()) {
                    findings.error(
                            found.place(), HubLabels.unknownFormat(found.place().label(), found.value()));
                }
                return label.map(known -> Nodes.text(found.place(), known));
            }
        }
        return Optional.empty();
    }

    /** Where it was saved from, which is its name on the Hub or a folder of someone's machine. */
    private static JsonString name(Config config, String id) {
        Optional<JsonNode> path = config.node("_name_or_path");
        if (path.isPresent() && path.get() instanceof JsonString text && isHubName(text.value())) {
            return text;
        }
        // A file may be called as no name may be: what is not seen in it is shown as such.
        return Nodes.text(config.root().place(), Visible.seen(id));
    }

    private static boolean isHubName(String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME || !Character.isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        int slashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            slashes += c == '/' ? 1 : 0;
            if (Visible.isHarmful(text, i) || c == '\\' || c == ':') {
                return false;
            }
        }
        return slashes <= 1 && !text.endsWith("/");
    }
}
