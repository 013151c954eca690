package eu.passerelle.sis.table;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.files.FileParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The pages of one table. The mark is the number of rows read, followed by {@code whole} as long as each row's key is
 * known: a result whose row cannot be read is not absent.
 */
final class TableParts implements FileParts {

    /** All results of the university. */
    static final String SCOPE = "table";

    private static final String WHOLE = " whole";

    private final TableRows rows;
    private final RowReader reader;
    private final boolean complete;
    private final int pageRows;
    private final SeenKeys seen = new SeenKeys();
    private long read;
    private boolean whole = true;

    private TableParts(TableRows rows, RowReader reader, boolean complete, int pageRows) {
        this.rows = rows;
        this.reader = reader;
        this.complete = complete;
        this.pageRows = pageRows;
    }

    /** @param mark none, or that of an earlier part: its rows are passed over */
    static TableParts at(Watermark mark, TableRows rows, RowReader reader, boolean complete, int pageRows)
            throws IOException {
        TableParts parts = new TableParts(rows, reader, complete, pageRows);
        if (!mark.isNone()) {
            parts.whole = mark.value().endsWith(WHOLE);
            long before = Long.parseLong(mark.value().replace(WHOLE, ""));
            while (parts.read < before) {
                if (rows.next() == null) {
                    throw new MalformedRecord("The file ends before row " + before + ", which was read before.");
                }
                parts.read++;
            }
        }
        return parts;
    }

    @Override
    public Set<String> claims() {
        return complete ? Set.of(SCOPE) : Set.of();
    }

    @Override
    public CompletionPage next() throws IOException {
        List<CompletionEvent> events = new ArrayList<>(pageRows);
        List<RejectedRecord> rejected = new ArrayList<>();
        TableRow row = null;
        for (int i = 0; i < pageRows; i++) {
            row = rows.next();
            if (row == null) {
                break;
            }
            read++;
            take(row, events, rejected);
        }
        boolean last = row == null;
        if (last && read == 0 && complete) {
            throw new MalformedRecord("The file has a header but no rows, although 'complete' says that it holds every"
                    + " result. If there are results, export them anew; if there are none, tell the hub's operator.");
        }
        return new CompletionPage(
                events,
                rejected,
                new Watermark(read + (whole ? WHOLE : "")),
                last,
                last && complete && whole ? Set.of(SCOPE) : Set.of());
    }

    private void take(TableRow row, List<CompletionEvent> events, List<RejectedRecord> rejected) {
        RowReader.Result result = reader.read(row);
        CompletionEvent event = result.event();
        if (event != null && seen.add(event.key().sourceKey())) {
            events.add(event);
        } else if (event != null) {
            rejected.add(reader.repeated(row, event.key().sourceKey()));
        } else if (result.rejected() != null) {
            rejected.add(unique(row, result.rejected()));
            whole &= result.keyIsKnown();
        }
    }

    /** A key that stands in the file already must not hide what was read there. */
    private RejectedRecord unique(TableRow row, RejectedRecord record) {
        return seen.add(record.sourceKey())
                ? record
                : new RejectedRecord(
                        record.sourceKey() + "#" + row.line(), record.raw(), record.reason(), record.repair());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
