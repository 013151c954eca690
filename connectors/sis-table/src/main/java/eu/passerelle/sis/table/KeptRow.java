package eu.passerelle.sis.table;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row as {@link RowJson} has written it, read again. Its line is not kept, so it counts as line 0.
 *
 * @param header columns that had a name
 * @param cells as many; text, {@link java.math.BigDecimal} or null
 */
record KeptRow(SourceRecord raw, List<String> header, List<@Nullable Object> cells) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REPAIR = "Correct the row in the export and drop the file again.";

    /** Without columns where it is no such row. */
    static KeptRow of(SourceRecord raw) {
        List<String> header = new ArrayList<>();
        List<@Nullable Object> cells = new ArrayList<>();
        JsonNode row = row(raw);
        if (row.isObject() && row.valueStream().allMatch(JsonNode::isValueNode)) {
            row.properties().forEach(cell -> {
                header.add(cell.getKey());
                cells.add(cell(cell.getValue()));
            });
        }
        return new KeptRow(raw, header, cells);
    }

    private static JsonNode row(SourceRecord raw) {
        try {
            return JSON.readTree(raw.content());
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static @Nullable Object cell(JsonNode value) {
        return value.isNull() ? null : value.isNumber() ? value.decimalValue() : value.asString();
    }

    CompletionPage read(SisContext<TableSettings> sis) {
        if (header.isEmpty()) {
            return page(new RowReader.Result(
                    null,
                    new RejectedRecord(
                            Sha256.key(raw.content()), raw, "The row does not fit the header of its file.", REPAIR),
                    false));
        }
        return page(RowReader.of(sis, header).read(new TableRow(0, cells.toArray())));
    }

    private static CompletionPage page(RowReader.Result result) {
        return new CompletionPage(
                result.event() == null ? List.of() : List.of(result.event()),
                result.rejected() == null ? List.of() : List.of(result.rejected()),
                Watermark.NONE,
                true,
                Set.of());
    }
}
