package eu.passerelle.connectors.files;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.SisRejected;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.fs.SftpFileSystem;
import org.jspecify.annotations.Nullable;

/** A connection to an SFTP server for the time of one page; closing it ends its threads too. */
final class SftpConnection implements Closeable {

    private final SshClient client;
    private final SftpFileSystem files;
    private final Path directory;

    private SftpConnection(SshClient client, SftpFileSystem files, String directory) {
        this.client = client;
        this.files = files;
        this.directory = files.getDefaultDir().resolve(directory);
    }

    /**
     * @throws SisRejected on an unknown host key or refused credentials
     * @throws ConfigurationInvalid when the host may not be called or the private key cannot be read
     * @throws IOException when the server cannot be reached or does not answer in time
     */
    static SftpConnection open(SisContext<? extends FileDropSettings> sis, Sftp sftp) throws IOException {
        sis.allowed().require(URI.create("sftp://" + sftp.host()));
        KeyPair key = sftp.key() == null ? null : privateKey(sis, sftp.key());
        AtomicReference<@Nullable String> refused = new AtomicReference<>();
        SshClient client = client(sis.limits(), sftp, refused);
        client.start();
        try {
            ClientSession session = client.connect(sftp.user(), sftp.host(), sftp.portOrDefault())
                    .verify(sis.limits().connect())
                    .getSession();
            if (sftp.password() != null) {
                session.addPasswordIdentity(sftp.password().value());
            }
            if (key != null) {
                session.addPublicKeyIdentity(key);
            }
            session.auth().verify(sis.limits().answer());
            SftpFileSystem files = SftpClientFactory.instance().createSftpFileSystem(session);
            return new SftpConnection(client, files, sftp.directory());
        } catch (IOException e) {
            client.close(true);
            throw explained(sis, e, refused.get());
        }
    }

    /**
     * Whether the server shows the key that is expected; nobody logs in.
     *
     * @throws SisRejected on an unknown host key
     * @throws IOException when the server cannot be reached or does not speak SSH
     */
    static void requireHostKey(SisContext<? extends FileDropSettings> sis, Sftp sftp) throws IOException {
        AtomicReference<@Nullable String> refused = new AtomicReference<>();
        SshClient client = client(sis.limits(), sftp, refused);
        client.start();
        try (ClientSession session = client.connect(sftp.user(), sftp.host(), sftp.portOrDefault())
                .verify(sis.limits().connect())
                .getSession()) {
            Set<ClientSession.ClientSessionEvent> events = session.waitFor(
                    EnumSet.of(ClientSession.ClientSessionEvent.WAIT_AUTH, ClientSession.ClientSessionEvent.CLOSED),
                    sis.limits().answer());
            if (!events.contains(ClientSession.ClientSessionEvent.WAIT_AUTH)) {
                throw explained(sis, new IOException("the server does not begin to speak SSH"), refused.get());
            }
        } finally {
            client.close(true);
        }
    }

    private static SshClient client(Limits limits, Sftp sftp, AtomicReference<@Nullable String> refused) {
        SshClient client = ClientBuilder.builder()
                .hostConfigEntryResolver(HostConfigEntryResolver.EMPTY)
                .serverKeyVerifier((session, address, key) -> isKnown(key, sftp.hostKey(), refused))
                .build();
        UserAuthFactory by =
                sftp.password() == null ? UserAuthPublicKeyFactory.INSTANCE : UserAuthPasswordFactory.INSTANCE;
        client.setUserAuthFactories(List.of(by));
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, limits.connect());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, limits.answer());
        CoreModuleProperties.IDLE_TIMEOUT.set(client, limits.answer());
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, limits.answer());
        return client;
    }

    private static boolean isKnown(PublicKey key, String expected, AtomicReference<@Nullable String> refused) {
        String seen = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        boolean known = seen.equals(expected.replaceFirst("=$", ""));
        if (!known) {
            refused.set(seen);
        }
        return known;
    }

    private static IOException explained(
            SisContext<? extends FileDropSettings> sis, IOException e, @Nullable String refusedKey) {
        String place = InboxFailure.place(sis);
        if (refusedKey != null) {
            throw new SisRejected(
                    place + " is on a server with an unknown host key, " + refusedKey + ". Ask the university whether"
                            + " it has a new key; only when it says so by another way, write this one to 'hostKey'.",
                    e);
        }
        if (e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            throw new SisRejected(
                    place + " refuses the user or its password or key. Compare 'user' and the secret in the"
                            + " university's file with what it gave you.",
                    e);
        }
        return e;
    }

    private static KeyPair privateKey(SisContext<? extends FileDropSettings> sis, Secret key) {
        try (InputStream pem = new ByteArrayInputStream(key.value().getBytes(StandardCharsets.UTF_8))) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("key"), pem, FilePasswordProvider.EMPTY);
            if (pairs != null && pairs.iterator().hasNext()) {
                return pairs.iterator().next();
            }
            throw unreadable(sis, null);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(sis, e);
        }
    }

    private static ConfigurationInvalid unreadable(
            SisContext<? extends FileDropSettings> sis, @Nullable Exception cause) {
        return new ConfigurationInvalid(
                InboxFailure.place(sis) + " needs a private key in OpenSSH or PEM form without passphrase; the one in"
                        + " 'key' cannot be read.",
                cause);
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        try {
            files.close();
        } finally {
            client.close(true);
        }
    }
}
