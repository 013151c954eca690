package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReceiver;
import eu.passerelle.connectors.elmo.ElmoDialect;
import eu.passerelle.connectors.elmo.ElmoReader;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.files.Quarantine;
import eu.passerelle.connectors.xml.XmlNode;

/**
 * Reads one ELMO document: plain XML, gzip, or base64 of gzip as in an EMREX answer; also EWP transcript answers
 * (imobility-tors v2 and v3) that wrap ELMO.
 *
 * <p>The namespace decides the version. Whatever is not ELMO 1.x or 2.x to the letter is quarantined whole and never
 * half read.
 */
public final class ElmoReceiver implements SisReceiver<ElmoSettings> {

    @Override
    public String protocol() {
        return "elmo";
    }

    @Override
    public Class<ElmoSettings> settingsType() {
        return ElmoSettings.class;
    }

    @Override
    public CompletionPage accept(SisContext<ElmoSettings> sis, String name, byte[] content) {
        try {
            byte[] xml = PackedXml.unpack(content, sis.limits().maxBytes());
            XmlNode root = XmlNode.read(xml, sis.limits().maxDepth());
            return new ElmoReader(sis, sis.settings().mapping(), ElmoDialect.STANDARD).read(root);
        } catch (MalformedRecord e) {
            return Quarantine.whole("application/xml", content, String.valueOf(e.getMessage()));
        }
    }
}
