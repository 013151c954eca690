package eu.passerelle.sis.table;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.files.FileDropConnector;
import java.util.Optional;

/** SIS connector {@code table}: CSV and Excel files from a directory or an SFTP server, a row a result. */
public final class TableConnector extends FileDropConnector<TableSettings> {

    public TableConnector() {
        super(new TableFormat());
    }

    @Override
    public Optional<CompletionPage> readAgain(SisContext<TableSettings> sis, SourceRecord raw) {
        return Optional.of(KeptRow.of(raw).read(sis));
    }
}
