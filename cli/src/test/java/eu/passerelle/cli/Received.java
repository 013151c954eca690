package eu.passerelle.cli;

import eu.passerelle.simulators.mail.MailSimulator;
import eu.passerelle.simulators.wallet.WalletSimulator;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The credentials that have reached learners: sealed, by {@code urn:credential:<uuid>}. */
final class Received {

    private Received() {}

    static Map<String, byte[]> inWallets(WalletSimulator wallet) {
        Map<String, byte[]> received = new TreeMap<>();
        wallet.held().keySet().forEach(id -> received.put(id, wallet.credential(id)));
        return received;
    }

    /** @throws AssertionError when one came twice */
    static Map<String, byte[]> byMail(MailSimulator mail) {
        Map<String, byte[]> received = new TreeMap<>();
        for (MimeMessage message : mail.messages()) {
            try {
                Part file = ((Multipart) message.getContent()).getBodyPart(1);
                String id = "urn:credential:" + file.getFileName().replace(".jsonld", "");
                if (received.put(id, file.getInputStream().readAllBytes()) != null) {
                    throw new AssertionError(id + " was mailed twice");
                }
            } catch (IOException | MessagingException e) {
                throw new AssertionError("A message that cannot be read", e);
            }
        }
        return received;
    }
}
