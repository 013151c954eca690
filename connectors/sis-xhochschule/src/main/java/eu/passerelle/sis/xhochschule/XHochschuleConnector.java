package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.files.FileDropConnector;

/** SIS connector {@code xhochschule}: XHochschule 1.2 transcripts from a directory or an SFTP server. */
public final class XHochschuleConnector extends FileDropConnector<XHochschuleSettings> {

    public XHochschuleConnector() {
        this(new XHochschuleFormat());
    }

    XHochschuleConnector(XHochschuleFormat format) {
        super(format);
    }
}
