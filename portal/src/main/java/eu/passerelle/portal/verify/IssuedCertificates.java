package eu.passerelle.portal.verify;

import eu.passerelle.model.LocalizedText;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this hub has issued, by the number in the QR code of a certificate. */
public interface IssuedCertificates {

    /** Path of the page that the QR code leads to; the number follows. */
    String PATH = VerifyApi.PATH + "/c/";

    /**
     * What is told to whom has the number, which stands on the certificate only: nothing of the learner.
     *
     * @param standing {@code STANDS}, {@code SUPERSEDED} or {@code REVOKED}
     * @param university null where it is not known here any more
     * @param title null where the certificate does not stand
     * @param completed null where the certificate does not stand
     */
    record Told(
            String standing,
            @Nullable LocalizedText university,
            @Nullable LocalizedText title,
            @Nullable LocalDate completed) {}

    /** Empty: the number is none of ours. */
    Optional<Told> find(String number);
}
