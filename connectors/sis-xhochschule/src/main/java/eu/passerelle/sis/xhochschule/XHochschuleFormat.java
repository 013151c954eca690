package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.files.DroppedFile;
import eu.passerelle.connectors.files.XmlFormat;
import eu.passerelle.connectors.xml.LargeDocument;
import java.io.IOException;

/** XHochschule files of any size. */
final class XHochschuleFormat extends XmlFormat<XHochschuleSettings> {

    XHochschuleFormat() {
        super(new XHochschuleReceiver());
    }

    XHochschuleFormat(int small, int page) {
        super(new XHochschuleReceiver(), small, page);
    }

    @Override
    protected LargeDocument large(SisContext<XHochschuleSettings> sis, DroppedFile file) throws IOException {
        return new LargeTranscript(sis, file.identity());
    }
}
