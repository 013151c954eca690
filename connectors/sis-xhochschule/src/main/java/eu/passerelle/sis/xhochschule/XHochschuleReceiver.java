package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReceiver;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.files.Quarantine;
import eu.passerelle.connectors.xml.XmlNode;
import java.util.List;
import java.util.Set;

/**
 * Reads one XHochschule document. Certificates of enrolment and the like are read too and hold no results; whatever is
 * no document of XHochschule 1.2 is quarantined whole and never half read.
 */
public final class XHochschuleReceiver implements SisReceiver<XHochschuleSettings> {

    private static final String NAMESPACE = "http://xhochschule.de/def/xhochschule/1.2/xsd";
    private static final String TRANSCRIPT = "transcriptOfRecords";
    /** Documents of the standard that are about enrolment. */
    private static final Set<String> WITHOUT_RESULTS = Set.of(
            "immatrikulationsbescheinigung",
            "immatrikulationsbescheinigungBAfoeGP9",
            "exmatrikulationsbescheinigung",
            "rentenbescheinigung",
            "studienverlaufsbescheinigung");

    @Override
    public String protocol() {
        return "xhochschule";
    }

    @Override
    public Class<XHochschuleSettings> settingsType() {
        return XHochschuleSettings.class;
    }

    @Override
    public CompletionPage accept(SisContext<XHochschuleSettings> sis, String name, byte[] content) {
        try {
            XmlNode root = XmlNode.read(content, sis.limits().maxDepth());
            if (!holdsResults(root)) {
                return new CompletionPage(List.of(), List.of(), Watermark.NONE, false, Set.of());
            }
            return new TranscriptReader(sis, root, null).read();
        } catch (MalformedRecord e) {
            return Quarantine.whole("application/xml", content, String.valueOf(e.getMessage()));
        }
    }

    /** @throws MalformedRecord when it is no document of XHochschule 1.2 */
    static boolean holdsResults(XmlNode root) {
        if (!root.namespace().equals(NAMESPACE)) {
            throw new MalformedRecord("The document is not in the namespace of XHochschule 1.2 (" + NAMESPACE
                    + "), so that its version is not known.");
        }
        if (WITHOUT_RESULTS.contains(root.name())) {
            return false;
        }
        if (!root.name().equals(TRANSCRIPT)) {
            throw new MalformedRecord("The root element is none that the hub reads: export " + TRANSCRIPT + ".");
        }
        return true;
    }
}
