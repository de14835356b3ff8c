package dev.roofline.render;

import dev.roofline.report.Table;

/** Tables of the commands that list things, in each of the formats. */
public final class TableText {
    private TableText() {}

    /** Aligned columns for a terminal. */
    public static String plain(Table table) {
        StringBuilder out = new StringBuilder();
        new PlainTable(table).write(out);
        return out.toString();
    }

    public static String markdown(Table table) {
        StringBuilder out = new StringBuilder();
        new PlainTable(table).writeMarkdown(out);
        return out.toString();
    }

    public static String csv(Table table) {
        return Csv.of(table);
    }

    /** An array of objects, a member a column. */
    public static String json(Table table) {
        return JsonText.of(json -> {
            json.writeStartArray();
            for (var row : table.rows()) {
                json.writeStartObject();
                for (int i = 0; i < row.size(); i++) {
                    JsonText.cell(json, table.headings().get(i).label(), row.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
