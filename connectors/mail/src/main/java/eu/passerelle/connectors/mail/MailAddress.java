package eu.passerelle.connectors.mail;

import eu.passerelle.connectors.failure.TargetRefused;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/** A learner's e-mail address as a SIS gives it. */
public final class MailAddress {

    private MailAddress() {}

    /**
     * Exactly one plain address: no display name, no list, no line break.
     *
     * @param about beginning of the message: target and university
     * @throws TargetRefused it is none; the message does not quote it
     */
    public static InternetAddress of(@Nullable String email, String about) {
        String text = email == null ? "" : email.strip();
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (text.equals(address.getAddress())
                    && text.indexOf('@') > 0
                    && text.chars().noneMatch(Character::isISOControl)) {
                return address;
            }
        } catch (AddressException e) {
            // said below, without the parser's message, which quotes the address
            return refuse(about);
        }
        return refuse(about);
    }

    private static InternetAddress refuse(String about) {
        throw new TargetRefused(about + "the learner's e-mail address is not one; have it corrected in the SIS.");
    }
}
