package eu.passerelle.connectors.files;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.SisRejected;
import java.io.IOException;

/** A university's SFTP server for the time of one page: its refusals in words for the university. */
final class SftpConnection {

    private SftpConnection() {}

    /**
     * @throws SisRejected on an unknown host key or refused credentials
     * @throws ConfigurationInvalid when the host may not be called or the private key cannot be read
     * @throws IOException when the server cannot be reached or does not answer in time
     */
    static SftpSession open(SisContext<? extends FileDropSettings> sis, Sftp sftp) throws IOException {
        try {
            return SftpSession.open(sis.limits(), sis.allowed(), sftp);
        } catch (SftpSession.UnknownHostKey e) {
            throw unknown(sis, e);
        } catch (SftpSession.LoginRefused e) {
            throw new SisRejected(
                    InboxFailure.place(sis)
                            + " refuses the user or its password or key. Compare 'user' and the secret in the"
                            + " university's file with what it gave you.",
                    e);
        } catch (SftpSession.UnreadableKey e) {
            throw new ConfigurationInvalid(
                    InboxFailure.place(sis)
                            + " needs a private key in OpenSSH or PEM form without passphrase; the one in"
                            + " 'key' cannot be read.",
                    e);
        }
    }

    /**
     * Whether the server shows the key that is expected; nobody logs in.
     *
     * @throws SisRejected on an unknown host key
     * @throws IOException when the server cannot be reached or does not speak SSH
     */
    static void requireHostKey(SisContext<? extends FileDropSettings> sis, Sftp sftp) throws IOException {
        try {
            SftpSession.requireHostKey(sis.limits(), sftp);
        } catch (SftpSession.UnknownHostKey e) {
            throw unknown(sis, e);
        }
    }

    private static SisRejected unknown(SisContext<? extends FileDropSettings> sis, SftpSession.UnknownHostKey e) {
        return new SisRejected(
                InboxFailure.place(sis) + " is on a server with an unknown host key, " + e.seen()
                        + ". Ask the university whether it has a new key; only when it says so by another way, write"
                        + " this one to 'hostKey'.",
                e);
    }
}
