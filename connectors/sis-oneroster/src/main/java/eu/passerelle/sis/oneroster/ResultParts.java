package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.files.FileParts;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.model.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The results of one zip file, some thousand at a time. The mark is the number of rows that were read. */
final class ResultParts implements FileParts {

    private static final int ROWS = 2_000;

    private final ZipFile zip;
    private final CsvTable results;
    private final Known known;
    private final ResultMapper mapper;
    private final boolean whole;
    private boolean allNamed = true;
    private int read;

    ResultParts(
            SisContext<OneRosterCsvSettings> sis,
            ZipFile zip,
            CsvTable results,
            Known known,
            boolean whole,
            Watermark mark)
            throws IOException {
        this.zip = zip;
        this.results = results;
        this.known = known;
        this.mapper = new ResultMapper(sis, sis.settings().results());
        this.whole = whole;
        int passed = mark.isNone() ? 0 : Integer.parseInt(mark.value());
        while (read < passed && nextRow() != null) {
            // read before; whether rows had names counts for the file as a whole
        }
    }

    /** A file that has no results: its manifest says so. */
    static FileParts none(ZipFile zip) {
        return new FileParts() {
            @Override
            public CompletionPage next() {
                return new CompletionPage(List.of(), List.of(), Watermark.NONE, true, Set.of());
            }

            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }

    @Override
    public Set<String> claims() {
        return whole ? Set.of(ResultMapper.SCOPE) : Set.of();
    }

    @Override
    public CompletionPage next() throws IOException {
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        JsonRecord row = null;
        while (events.size() + rejected.size() < ROWS && (row = nextRow()) != null) {
            SourceRecord raw = new SourceRecord("text/csv", results.raw());
            if (!results.isEven()) {
                rejected.add(uneven(raw));
                continue;
            }
            switch (mapper.map(row, known, raw)) {
                case ResultMapper.Mapped.Event event -> events.add(event.event());
                case ResultMapper.Mapped.Rejected record -> rejected.add(record.rejected());
                case ResultMapper.Mapped.NotOurs notOurs -> {}
            }
        }
        boolean last = row == null;
        // a row without a name could be any result, so that none can be said to be missing
        Set<String> complete = last && whole && allNamed ? claims() : Set.of();
        return new CompletionPage(events, rejected, new Watermark(String.valueOf(read)), last, complete);
    }

    private static RejectedRecord uneven(SourceRecord raw) {
        return new RejectedRecord(
                "nameless:" + Sha256.key(raw.content()),
                raw,
                "A row of results.csv has more or fewer fields than there are columns, so that nobody knows which is which.",
                "Quote values with commas and line breaks (RFC 4180), and export again.");
    }

    private @Nullable JsonRecord nextRow() throws IOException {
        JsonNode row = results.next();
        if (row == null) {
            return null;
        }
        read++;
        JsonRecord result = JsonRecords.of(row, ResultFields.SHAPE);
        allNamed &= results.isEven() && ResultMapper.isNamed(result);
        return result;
    }

    @Override
    public void close() throws IOException {
        try (zip) {
            results.close();
        }
    }
}
