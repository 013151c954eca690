package eu.passerelle.sis.table;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.mapping.MappedRecord;
import eu.passerelle.connectors.mapping.RawRecord;
import eu.passerelle.connectors.mapping.RecordMapper;
import eu.passerelle.connectors.mapping.RecordMapping;
import eu.passerelle.model.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a row is: the same mapping whether the university wrote columns or expressions. */
final class RowReader {

    private static final String REPAIR = "Correct the row in the export and drop the file again.";

    /** Keys that the mapping gives to records without one. */
    private static final String STAND_IN = "sha256:";

    private final RecordMapper mapper;
    private final List<String> header;
    private final @Nullable NamedCells named;
    private final RowJson json;

    private RowReader(RecordMapper mapper, List<String> header, @Nullable NamedCells named) {
        this.mapper = mapper;
        this.header = header;
        this.named = named;
        this.json = new RowJson(header);
    }

    /**
     * @throws eu.passerelle.connectors.failure.MalformedRecord when the file lacks a column
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the mapping's value maps cannot be read
     */
    static RowReader of(SisContext<TableSettings> sis, List<String> header) {
        Columns columns = sis.settings().columns();
        if (columns == null) {
            RecordMapping mapping = Objects.requireNonNull(sis.settings().mapping());
            return new RowReader(RecordMapper.of(sis, mapping), header, null);
        }
        RecordMapping mapping =
                ColumnMapping.of(columns, sis.university().languages().getFirst());
        return new RowReader(RecordMapper.of(sis, mapping), header, new NamedCells(columns, header));
    }

    /**
     * An event, a rejected record, or neither when the mapping passes the row over.
     *
     * @param keyIsKnown false where the rejected record has a stand-in for its key
     */
    record Result(@Nullable CompletionEvent event, @Nullable RejectedRecord rejected, boolean keyIsKnown) {}

    Result read(TableRow row) {
        if (row.fault() != null) {
            SourceRecord raw = json.bare(row);
            return rejected(row, standIn(row), raw, row.fault(), REPAIR, false);
        }
        SourceRecord raw = json.named(row.cells());
        if (named == null) {
            return mapped(row, new RawRecord(byColumn(row), variables(row), TableParts.SCOPE, raw));
        }
        NamedCells.Named cells = named.name(row.cells());
        if (cells.problem() != null) {
            Object key = cells.fields().get("key");
            return rejected(
                    row,
                    key == null ? standIn(row) : key.toString(),
                    raw,
                    cells.problem(),
                    "Correct the row, or complete 'columns' in the university's file, and drop the file again.",
                    key != null);
        }
        return mapped(row, new RawRecord(cells.fields(), variables(row), TableParts.SCOPE, raw));
    }

    private Result mapped(TableRow row, RawRecord record) {
        return switch (mapper.map(record)) {
            case MappedRecord.Event event -> new Result(event.event(), null, true);
            case MappedRecord.PassedOver passedOver -> new Result(null, null, true);
            case MappedRecord.Rejected bad -> {
                RejectedRecord told = bad.rejected();
                boolean keyIsKnown = !told.sourceKey().startsWith(STAND_IN);
                yield rejected(
                        row,
                        keyIsKnown ? told.sourceKey() : standIn(row),
                        told.raw(),
                        told.reason(),
                        told.repair(),
                        keyIsKnown);
            }
        };
    }

    /** The key has stood in the file before. */
    RejectedRecord repeated(TableRow row, String key) {
        return new RejectedRecord(
                key + "#" + row.line(),
                json.named(row.cells()),
                at(row) + "The key of this row has stood in the file before; the first row with it was taken.",
                "Export each result once, or add the column that tells them apart to the key.");
    }

    private static Result rejected(
            TableRow row, String key, SourceRecord raw, String reason, String repair, boolean keyIsKnown) {
        return new Result(null, new RejectedRecord(key, raw, at(row) + reason, repair), keyIsKnown);
    }

    private static String at(TableRow row) {
        return "Line " + row.line() + ": ";
    }

    private static String standIn(TableRow row) {
        StringBuilder cells = new StringBuilder();
        for (Object cell : row.cells()) {
            cells.append(cell).append('\u001f');
        }
        return "row:" + row.line() + ":" + Sha256.key(cells.toString());
    }

    private static Map<String, ?> variables(TableRow row) {
        return Map.of("line", row.line());
    }

    private Map<String, ?> byColumn(TableRow row) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            fields.put(header.get(i), row.cells()[i]);
        }
        return fields;
    }
}
