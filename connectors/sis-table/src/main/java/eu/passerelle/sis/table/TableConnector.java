package eu.passerelle.sis.table;

import eu.passerelle.connectors.files.FileDropConnector;

/** SIS connector {@code table}: CSV and Excel files from a directory or an SFTP server, a row a result. */
public final class TableConnector extends FileDropConnector<TableSettings> {

    public TableConnector() {
        super(new TableFormat());
    }
}
