package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.elmo.ElmoDialect;
import eu.passerelle.connectors.elmo.ElmoReader;
import eu.passerelle.connectors.files.DroppedFile;
import eu.passerelle.connectors.files.XmlFormat;
import eu.passerelle.connectors.xml.LargeDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** ELMO files of any size. */
final class ElmoFormat extends XmlFormat<ElmoSettings> {

    ElmoFormat() {
        super(new ElmoReceiver());
    }

    ElmoFormat(int small, int page) {
        super(new ElmoReceiver(), small, page);
    }

    @Override
    protected InputStream xml(SisContext<ElmoSettings> sis, DroppedFile file) throws IOException {
        return PackedXml.unpacked(
                Files.newInputStream(file.local()), sis.limits().maxBytes(), maxBytes(sis));
    }

    @Override
    protected boolean isSmall(byte[] content, long most) {
        return PackedXml.isAtMost(content, most);
    }

    @Override
    protected LargeDocument large(SisContext<ElmoSettings> sis, DroppedFile file) {
        return new ElmoReader(sis, sis.settings().mapping(), ElmoDialect.STANDARD).large();
    }
}
