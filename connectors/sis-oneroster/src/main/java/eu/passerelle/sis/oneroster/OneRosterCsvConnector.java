package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.files.FileDropConnector;

/** SIS connector {@code oneroster-csv}: OneRoster zip files of CSV from a directory or an SFTP server. */
public final class OneRosterCsvConnector extends FileDropConnector<OneRosterCsvSettings> {

    public OneRosterCsvConnector() {
        super(new OneRosterZip());
    }
}
