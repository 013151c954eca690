package eu.passerelle.connectors.xml;

import eu.passerelle.connectors.CompletionPage;
import java.util.Set;

/**
 * What a format makes of a document that is read twice: first all of it is checked, so that it is refused whole if it
 * is not what it says; then its results are taken, a page at a time.
 */
public interface LargeDocument extends XmlRecords.Cut {

    /**
     * First reading.
     *
     * @param reading where it stands: what is around the record
     * @throws eu.passerelle.connectors.failure.MalformedRecord when nothing of the document may be used
     */
    void check(XmlRecords reading, XmlNode record);

    /**
     * End of the first reading.
     *
     * @param root of the document, with stand-ins for its records
     * @throws eu.passerelle.connectors.failure.MalformedRecord when nothing of the document may be used
     */
    void checked(XmlNode root);

    /** Scopes that the document says to answer in full. */
    Set<String> claims();

    /** Second reading: the same records in the same order. */
    void take(XmlRecords reading, XmlNode record);

    /** Results taken and not yet given by a page. */
    int taken();

    /**
     * These results, which are forgotten thereby.
     *
     * @param last nothing comes after them; only this page may name complete scopes
     * @return a page whose watermark the caller sets
     */
    CompletionPage page(boolean last);
}
