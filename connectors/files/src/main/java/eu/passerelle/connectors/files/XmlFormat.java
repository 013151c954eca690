package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReceiver;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.xml.LargeDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/**
 * A format of XML. A small document is read whole, by a receiver; a larger one is read twice: checked first, so that it
 * is refused whole if it is not what it says, then taken page by page.
 *
 * @param <S> the connector's settings record
 */
public abstract class XmlFormat<S extends FileDropSettings> implements FileFormat<S> {

    /** As a tree it takes about ten times as much memory. */
    private static final int SMALL = 8 << 20;

    private static final int PAGE = 1_000;

    private final SisReceiver<S> receiver;
    private final int small;
    private final int page;

    protected XmlFormat(SisReceiver<S> receiver) {
        this(receiver, SMALL, PAGE);
    }

    /**
     * @param small bytes of the largest document that is read whole
     * @param page results of a large one that are stored in one transaction
     */
    protected XmlFormat(SisReceiver<S> receiver, int small, int page) {
        this.receiver = receiver;
        this.small = small;
        this.page = page;
    }

    @Override
    public final String protocol() {
        return receiver.protocol();
    }

    @Override
    public final Class<S> settingsType() {
        return receiver.settingsType();
    }

    @Override
    public final long maxBytes(SisContext<S> sis) {
        return sis.settings().inbox().largestFile();
    }

    @Override
    public final FileParts open(SisContext<S> sis, DroppedFile file, Watermark mark) throws IOException {
        long most = Math.min(small, sis.limits().maxBytes());
        if (mark.isNone() && file.size() <= most) {
            byte[] content = file.content();
            if (isSmall(content, most)) {
                CompletionPage all = receiver.accept(sis, file.name(), content);
                return new SinglePart(all);
            }
        }
        return XmlParts.open(
                () -> xml(sis, file), large(sis, file), sis.limits().maxDepth(), mark, page);
    }

    /** The document's text, unpacked where it may be packed. */
    protected InputStream xml(SisContext<S> sis, DroppedFile file) throws IOException {
        return Files.newInputStream(file.local());
    }

    /** Whether a document that is small as it lies there is so when it is unpacked, too. */
    protected boolean isSmall(byte[] content, long most) {
        return true;
    }

    /** What is made of a document that is too large to be read whole. */
    protected abstract LargeDocument large(SisContext<S> sis, DroppedFile file) throws IOException;
}
