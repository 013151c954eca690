package eu.passerelle.connectors.files;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.OutgoingAddresses;
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

/** A login at an SFTP server, whoever it is for; closing it ends its threads too. */
final class SftpSession implements Closeable {

    private final SshClient client;
    private final SftpFileSystem files;
    private final Path directory;

    private SftpSession(SshClient client, SftpFileSystem files, String directory) {
        this.client = client;
        this.files = files;
        this.directory = files.getDefaultDir().resolve(directory);
    }

    /** The server shows another key than the one that is expected. */
    static final class UnknownHostKey extends IOException {
        private final String seen;

        UnknownHostKey(String seen, IOException cause) {
            super("unknown host key", cause);
            this.seen = seen;
        }

        /** {@code SHA256:...} */
        String seen() {
            return seen;
        }
    }

    /** The server does not accept user, password or key. */
    static final class LoginRefused extends IOException {
        LoginRefused(IOException cause) {
            super("login refused", cause);
        }
    }

    /** Our private key cannot be read. */
    static final class UnreadableKey extends IOException {
        UnreadableKey(@Nullable Exception cause) {
            super("private key unreadable", cause);
        }
    }

    /**
     * @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the host may not be called
     * @throws IOException one of those above; or the server cannot be reached or does not answer in time
     */
    static SftpSession open(Limits limits, OutgoingAddresses allowed, Sftp sftp) throws IOException {
        allowed.require(URI.create("sftp://" + sftp.host()));
        KeyPair key = sftp.key() == null ? null : privateKey(sftp.key());
        AtomicReference<@Nullable String> refused = new AtomicReference<>();
        SshClient client = client(limits, sftp, refused);
        client.start();
        try {
            ClientSession session = client.connect(sftp.user(), sftp.host(), sftp.portOrDefault())
                    .verify(limits.connect())
                    .getSession();
            if (sftp.password() != null) {
                session.addPasswordIdentity(sftp.password().value());
            }
            if (key != null) {
                session.addPublicKeyIdentity(key);
            }
            session.auth().verify(limits.answer());
            SftpFileSystem files = SftpClientFactory.instance().createSftpFileSystem(session);
            return new SftpSession(client, files, sftp.directory());
        } catch (IOException e) {
            client.close(true);
            throw explained(e, refused.get());
        }
    }

    /**
     * Whether the server shows the key that is expected; nobody logs in.
     *
     * @throws UnknownHostKey when it does not
     * @throws IOException when the server cannot be reached or does not speak SSH
     */
    static void requireHostKey(Limits limits, Sftp sftp) throws IOException {
        AtomicReference<@Nullable String> refused = new AtomicReference<>();
        SshClient client = client(limits, sftp, refused);
        client.start();
        try (ClientSession session = client.connect(sftp.user(), sftp.host(), sftp.portOrDefault())
                .verify(limits.connect())
                .getSession()) {
            Set<ClientSession.ClientSessionEvent> events = session.waitFor(
                    EnumSet.of(ClientSession.ClientSessionEvent.WAIT_AUTH, ClientSession.ClientSessionEvent.CLOSED),
                    limits.answer());
            if (!events.contains(ClientSession.ClientSessionEvent.WAIT_AUTH)) {
                throw explained(new IOException("the server does not begin to speak SSH"), refused.get());
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

    private static IOException explained(IOException e, @Nullable String refusedKey) {
        if (refusedKey != null) {
            return new UnknownHostKey(refusedKey, e);
        }
        boolean refused = e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
        return refused ? new LoginRefused(e) : e;
    }

    private static KeyPair privateKey(Secret key) throws UnreadableKey {
        try (InputStream pem = new ByteArrayInputStream(key.value().getBytes(StandardCharsets.UTF_8))) {
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("key"), pem, FilePasswordProvider.EMPTY);
            if (pairs != null && pairs.iterator().hasNext()) {
                return pairs.iterator().next();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnreadableKey(e);
        }
        throw new UnreadableKey(null);
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
