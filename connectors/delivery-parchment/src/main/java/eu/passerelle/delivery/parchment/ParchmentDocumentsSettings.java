package eu.passerelle.delivery.parchment;

import eu.passerelle.connectors.files.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A target of {@code hub.yaml} with {@code protocol: parchment-documents}.
 *
 * @param sftp server and directory that Parchment takes documents from
 * @param format which document; ELM when absent. For several, configure one target each
 */
public record ParchmentDocumentsSettings(
        Sftp sftp, @Nullable Document format) {

    /** What is handed over: name of the hub's credential format, and ending of the files. */
    public enum Document {
        /** The sealed Europass credential. */
        ELM("elm", "jsonld"),
        /** The signed transcript in ELMO 2.1.1. */
        ELMO("elmo", "xml");

        private final String word;
        private final String ending;

        Document(String word, String ending) {
            this.word = word;
            this.ending = ending;
        }

        String word() {
            return word;
        }

        String ending() {
            return ending;
        }
    }

    Document document() {
        return format == null ? Document.ELM : format;
    }
}
