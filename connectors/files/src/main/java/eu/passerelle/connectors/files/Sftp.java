package eu.passerelle.connectors.files;

import eu.passerelle.connectors.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An inbox on an SFTP server. Nothing of this machine's user is used: no agent, no {@code ~/.ssh}.
 *
 * @param host must be among the outgoing addresses in {@code hub.yaml}
 * @param port default 22
 * @param password exactly one of password and key
 * @param key private key without passphrase, in OpenSSH or PEM form
 * @param hostKey fingerprint of the server's key, {@code SHA256:...} as {@code ssh-keygen -lf} prints it; a server that
 *     shows another key is refused
 * @param directory absolute, or relative to where the server puts the user
 */
public record Sftp(
        String host,
        @Nullable Integer port,
        String user,
        @Nullable Secret password,
        @Nullable Secret key,
        String hostKey,
        String directory) {

    private static final int DEFAULT_PORT = 22;
    private static final int MAX_PORT = 65_535;

    public Sftp {
        if (!host.matches("[A-Za-z0-9.:_-]+")) {
            throw new IllegalArgumentException("'host' must be a host name, for example sftp.example.org");
        }
        if (port != null && (port < 1 || port > MAX_PORT)) {
            throw new IllegalArgumentException("'port' must be 1 to " + MAX_PORT + ", not " + port);
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("'user' must not be blank");
        }
        if ((password == null) == (key == null)) {
            throw new IllegalArgumentException("'sftp' needs either 'password' or 'key', not both and not none");
        }
        if (!hostKey.matches("SHA256:[A-Za-z0-9+/]{43}=?")) {
            throw new IllegalArgumentException("'hostKey' must be the fingerprint of the server's key, SHA256: and 43"
                    + " characters; ask the university, or see 'ssh-keyscan <host> | ssh-keygen -lf -'");
        }
        if (directory.isBlank()) {
            throw new IllegalArgumentException("'directory' must name the inbox on the server");
        }
    }

    public int portOrDefault() {
        return port == null ? DEFAULT_PORT : port;
    }

    /** Address for people and messages; without the user. */
    String address() {
        return "sftp://" + host + ":" + portOrDefault() + "/" + directory.replaceFirst("^/+", "");
    }
}
