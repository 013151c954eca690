package eu.passerelle.connectors.files;

import static eu.passerelle.connectors.failure.HubException.Responsible.HUB;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A directory on a recipient's SFTP server that files are laid into: written under a hidden name, then renamed, so that
 * nobody takes half a file. One login for as many files as are put until it is closed.
 */
public final class SftpOutbox implements Closeable {

    private final SftpSession session;

    private SftpOutbox(SftpSession session) {
        this.session = session;
    }

    /**
     * @param about beginning of the message: target and universities, ending in {@code ": "}
     * @throws TargetRefused on an unknown host key or refused credentials
     * @throws ConfigurationInvalid when the host may not be called or the private key cannot be read
     * @throws TargetUnavailable when the server cannot be reached or does not answer in time
     */
    public static SftpOutbox open(TargetContext<?> target, Sftp sftp, String about) {
        try {
            return new SftpOutbox(SftpSession.open(target.limits(), target.allowed(), sftp));
        } catch (SftpSession.UnknownHostKey e) {
            throw new TargetRefused(
                    HUB,
                    about + "the SFTP server shows an unknown host key, " + e.seen()
                            + ". Ask its operator whether it has"
                            + " a new key; only when they say so by another way, write this one to 'hostKey'.",
                    e);
        } catch (SftpSession.LoginRefused e) {
            throw new TargetRefused(
                    HUB,
                    about
                            + "the SFTP server refuses the user or its password or key; compare them in hub.yaml with what"
                            + " its operator gave you.",
                    e);
        } catch (SftpSession.UnreadableKey e) {
            throw new ConfigurationInvalid(
                    about + "the private key in 'key' cannot be read; it must be in OpenSSH or PEM form without"
                            + " passphrase.",
                    e);
        } catch (IOException e) {
            throw new TargetUnavailable(about + "the SFTP server cannot be reached or does not answer in time.", e);
        }
    }

    /**
     * Lays a file there, once in effect.
     *
     * @param about beginning of the message where it fails
     * @param name without a directory
     * @return whether this very file was there already
     */
    public boolean put(String about, String name, byte[] content) {
        Path file = session.directory().resolve(name);
        Path hidden = session.directory().resolve("." + name + ".part");
        try {
            if (Files.exists(file)) {
                if (Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content)) {
                    return true;
                }
                // SFTP renames onto nothing that exists
                Files.delete(file);
            }
            Files.write(hidden, content);
            Files.move(hidden, file);
            return false;
        } catch (IOException e) {
            throw failure(about, e);
        }
    }

    private static HubException failure(String about, IOException e) {
        int status = e instanceof SftpException sftp ? sftp.getStatus() : -1;
        if (e instanceof AccessDeniedException || status == SftpConstants.SSH_FX_PERMISSION_DENIED) {
            return new TargetRefused(
                    about + "the SFTP server does not let us write into the directory; its operator must give our user"
                            + " the right to write and rename there.",
                    e);
        }
        return new TargetUnavailable(
                about + "the SFTP server does not take the file; whether it has it, the next attempt will tell. If this"
                        + " goes on, see that the directory is there and has space.",
                e);
    }

    /** Looks for the directory; writes nothing. */
    public static List<CheckStep> check(TargetContext<?> target, Sftp sftp) {
        String step = "SFTP directory reachable";
        try (SftpOutbox outbox = open(target, sftp, target.name() + ": ")) {
            return List.of(
                    Files.isDirectory(outbox.session.directory())
                            ? CheckStep.ok(step, sftp.address())
                            : CheckStep.failed(step, sftp.address() + " is no directory; correct 'directory'."));
        } catch (HubException e) {
            return List.of(CheckStep.failed(step, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (IOException e) {
            // what was put is there; a connection that does not end well is no failure of a delivery
            return;
        }
    }
}
