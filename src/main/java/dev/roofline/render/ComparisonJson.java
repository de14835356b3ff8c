package dev.roofline.render;

import dev.roofline.comparison.Candidate;
import dev.roofline.comparison.SideBySide;
import dev.roofline.evaluate.DeviceMemory;
import dev.roofline.report.Cell;
import dev.roofline.report.ComparisonReport;
import dev.roofline.report.ComparisonTable;
import dev.roofline.report.Report;
import dev.roofline.report.Table;
import java.util.List;

/** A comparison as JSON, schema {@code roofline-report/1}: the whole report of each contender, then the rows with ratios. */
final class ComparisonJson {
    private ComparisonJson() {}

    static String of(ComparisonReport whole) {
        SideBySide compared = whole.compared();
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("schema", "roofline-report/1");
            json.writeStringField("command", "compare");
            json.writeStringField("baseline", compared.contenders().get(0).name());
            json.writeArrayFieldStart("contenders");
            for (int i = 0; i < compared.contenders().size(); i++) {
                Candidate contender = compared.contenders().get(i);
                Report report = whole.reports().get(i);
                json.writeStartObject();
                json.writeStringField("name", contender.name());
                if (contender.whatIf().isEmpty()) {
                    json.writeNullField("what_if");
                } else {
                    json.writeStringField("what_if", contender.whatIf());
                }
                json.writeStringField(
                        "without_what_if",
                        compared.contenders().get(contender.plain()).name());
                DeviceMemory device = report.run().memory().device();
                if (device.memory().usable().isPresent()) {
                    json.writeBooleanField("fits", !device.isTooLarge());
                } else {
                    json.writeNullField("fits");
                }
                json.writeFieldName("report");
                JsonRenderer.write(json, report);
                json.writeEndObject();
            }
            json.writeEndArray();
            Table table = ComparisonTable.of(compared, List.of());
            json.writeArrayFieldStart("rows");
            for (List<Cell> row : table.rows()) {
                json.writeStartObject();
                for (int i = 0; i < row.size(); i++) {
                    JsonText.cell(json, table.headings().get(i).label(), row.get(i));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
