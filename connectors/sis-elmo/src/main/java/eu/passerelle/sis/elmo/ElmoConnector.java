package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.files.FileDropConnector;

/** SIS connector {@code elmo}: ELMO 1.x and 2.x files from a directory or an SFTP server. */
public final class ElmoConnector extends FileDropConnector<ElmoSettings> {

    public ElmoConnector() {
        this(new ElmoFormat());
    }

    ElmoConnector(ElmoFormat format) {
        super(format);
    }
}
