package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.LargeDocument;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.connectors.xml.XmlRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * The pages of one large document. The mark is the number of records taken. After a crash all before it is taken once
 * more and not given, so that keys and complete scopes are those of the whole document again.
 */
final class XmlParts implements FileParts {

    private final LargeDocument document;
    private final InputStream xml;
    private final XmlRecords reading;
    private final int page;
    private long taken;

    private XmlParts(LargeDocument document, InputStream xml, int maxDepth, int page) {
        this.document = document;
        this.xml = xml;
        this.reading = new XmlRecords(xml, maxDepth, document);
        this.page = page;
    }

    /** Where the document's text comes from, once for each reading. */
    interface Source {
        InputStream open() throws IOException;
    }

    static XmlParts open(Source source, LargeDocument document, int maxDepth, Watermark mark, int page)
            throws IOException {
        try (InputStream xml = source.open()) {
            check(new XmlRecords(xml, maxDepth, document), document);
        }
        InputStream again = source.open();
        try {
            XmlParts parts = new XmlParts(document, again, maxDepth, page);
            parts.passOver(mark);
            return parts;
        } catch (RuntimeException e) {
            again.close();
            throw e;
        }
    }

    private static void check(XmlRecords reading, LargeDocument document) {
        for (XmlNode record = reading.next(); record != null; record = reading.next()) {
            document.check(reading, record);
        }
        document.checked(reading.root());
    }

    private void passOver(Watermark mark) {
        long before = mark.isNone() ? 0 : Long.parseLong(mark.value());
        while (taken < before) {
            if (!take()) {
                throw new MalformedRecord("The file ends before record " + before + ", which was read before.");
            }
            if (document.taken() >= page) {
                document.page(false);
            }
        }
        document.page(false);
    }

    /** @return false at the end */
    private boolean take() {
        XmlNode record = reading.next();
        if (record == null) {
            return false;
        }
        document.take(reading, record);
        taken++;
        return true;
    }

    @Override
    public Set<String> claims() {
        return document.claims();
    }

    @Override
    public CompletionPage next() {
        boolean last = false;
        while (!last && document.taken() < page) {
            last = !take();
        }
        CompletionPage part = document.page(last);
        return new CompletionPage(
                part.events(),
                part.rejected(),
                new Watermark(String.valueOf(taken)),
                last,
                part.complete(),
                part.grading());
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
