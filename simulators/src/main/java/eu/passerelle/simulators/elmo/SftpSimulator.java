package eu.passerelle.simulators.elmo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An SFTP server on loopback with one user and a host key of its own, that can be told to misbehave. */
public final class SftpSimulator implements AutoCloseable {

    private final KeyPair hostKey;
    private final Path root;
    private final String user;
    private final String password;
    private final Set<PublicKey> keys = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean hanging;
    private volatile boolean readOnly;
    private SshServer server;
    private int port;

    /**
     * @param port 0 for a free one
     * @param root directory that the user sees as {@code /}
     */
    public SftpSimulator(int port, Path root, String user, String password) {
        this.port = port;
        this.root = root;
        this.user = user;
        this.password = password;
        this.hostKey = newKey();
        this.server = start();
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes P-256 keys", e);
        }
    }

    private SshServer start() {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        made.setPort(port);
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        // what withstands quantum computers too takes pure Java most of a second, for each connection
        made.setKeyExchangeFactories(List.of(ServerBuilder.DH2KEX.apply(BuiltinDHFactories.curve25519)));
        made.setPasswordAuthenticator((name, word, session) -> name.equals(user) && word.equals(password));
        made.setPublickeyAuthenticator(
                (name, key, session) -> name.equals(user) && keys.stream().anyMatch(k -> KeyUtils.compareKeys(k, key)));
        made.setFileSystemFactory(new VirtualFileSystemFactory(root));
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new Hanging())
                .build()));
        try {
            made.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The SFTP simulator cannot listen on port " + port, e);
        }
        port = made.getPort();
        return made;
    }

    public int port() {
        return port;
    }

    /** Fingerprint of the host key, {@code SHA256:...}. */
    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    /** Lets the user in with this key too. */
    public void authorise(PublicKey key) {
        keys.add(key);
    }

    /** Refuses all connections until told otherwise; the host key and the port stay. */
    public void down(boolean isDown) {
        if (isDown) {
            stop();
        } else {
            server = start();
        }
    }

    /** From now on the user may not write. */
    public void readOnly() {
        readOnly = true;
    }

    /** From now on, listing a directory and opening a file get no answer until the simulator closes. */
    public void hang() {
        hanging = true;
    }

    private void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The SFTP simulator does not stop", e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        stop();
    }

    private final class Hanging implements SftpFileSystemAccessor {
        @Override
        public DirectoryStream<Path> openDirectory(
                SftpSubsystemProxy subsystem, DirectoryHandle handle, Path dir, String name, LinkOption... options)
                throws IOException {
            hangIfTold();
            return SftpFileSystemAccessor.super.openDirectory(subsystem, handle, dir, name, options);
        }

        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            hangIfTold();
            if (readOnly && options.contains(StandardOpenOption.WRITE)) {
                throw new AccessDeniedException(file.toString());
            }
            return SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
        }

        private void hangIfTold() {
            if (hanging) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
