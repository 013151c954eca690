package eu.passerelle.connectors.mail;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What the end of an SMTP dialogue means (RFC 5321 4.2.1: 4xx passes, 5xx stays). The server's words are never repeated
 * and its exceptions never kept as causes, since both quote addresses.
 */
public final class SmtpFailure {

    private SmtpFailure() {}

    /** @param about beginning of the message: target and university */
    public static HubException of(MessagingException failure, String about) {
        List<Throwable> chain = chain(failure);
        Optional<SMTPAddressFailedException> address = first(chain, SMTPAddressFailedException.class);
        if (address.isPresent()) {
            int code = address.get().getReturnCode();
            return passes(code)
                    ? new TargetUnavailable(about + "SMTP " + code + ": the mail server does not take the address now.")
                    : new TargetRefused(about + "SMTP " + code
                            + ": the mail server refuses the holder's address; the holder must correct it.");
        }
        Optional<SMTPSendFailedException> send = first(chain, SMTPSendFailedException.class);
        if (send.isPresent()) {
            return refused(send.get(), about);
        }
        Optional<SSLException> tls = first(chain, SSLException.class);
        if (tls.isPresent()) {
            return new TargetRefused(
                    HUB,
                    about + "the TLS connection to the mail server failed. Check its certificate; a private certificate"
                            + " authority must be added to the trust store.",
                    tls.get());
        }
        Optional<IOException> io = first(chain, IOException.class);
        if (io.isPresent()) {
            return new TargetUnavailable(
                    about + "the mail server cannot be reached or ended the connection.", io.get());
        }
        if (failure instanceof AuthenticationFailedException) {
            return authentication(String.valueOf(failure.getMessage()), about);
        }
        return other(String.valueOf(failure.getMessage()), about);
    }

    private static HubException refused(SMTPSendFailedException failure, String about) {
        int code = failure.getReturnCode();
        if (passes(code)) {
            return new TargetUnavailable(
                    about + (code < 0 ? "" : "SMTP " + code + ": ") + "the mail server does not take the message now.");
        }
        if (String.valueOf(failure.getCommand()).startsWith("MAIL")) {
            return new ConfigurationInvalid(about + "SMTP " + code
                    + ": the mail server does not let us send as 'from'; correct 'from' or 'user'.");
        }
        return new TargetRefused(about + "SMTP " + code
                + ": the mail server refuses the message (full mailbox, size or policy); the holder must act, or choose"
                + " another address.");
    }

    private static HubException authentication(String said, String about) {
        return said.startsWith("4")
                ? new TargetUnavailable(about + "the mail server cannot check our login now.")
                : new ConfigurationInvalid(
                        about + "the mail server does not accept our login; check 'user' and 'password'.");
    }

    private static HubException other(String said, String about) {
        return said.contains("STARTTLS")
                ? new TargetRefused(
                        HUB,
                        about + "the mail server offers no STARTTLS, and nothing is sent unencrypted; check 'port' and"
                                + " 'security'.",
                        null)
                : new TargetUnavailable(about + "the mail server broke off the dialogue.");
    }

    /** Below zero: the connection ended instead of an answer. */
    private static boolean passes(int code) {
        return code < 500;
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable next = failure;
        while (next != null && !chain.contains(next)) {
            chain.add(next);
            Exception nested = next instanceof MessagingException messaging ? messaging.getNextException() : null;
            next = nested == null ? next.getCause() : nested;
        }
        return chain;
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
