package eu.passerelle.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.simulators.elmo.SftpSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpInboxTest {

    private static final String OTHER_KEY = "SHA256:" + "A".repeat(43);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @SuppressWarnings("NullAway.Init")
    private SftpSimulator server;

    private final Lines connector = new Lines();

    @BeforeEach
    void start() throws IOException {
        server = new SftpSimulator(0, root, "hub", "right");
        Lines.drop(Files.createDirectory(root.resolve("in")), "a", Duration.ofMinutes(5), "1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SisContext<Lines.Settings> sis(@Nullable String password, @Nullable String key, String hostKey) {
        return Lines.sis(FileInbox.of(new Sftp(
                "127.0.0.1",
                server.port(),
                "hub",
                password == null ? null : new Secret(password),
                key == null ? null : new Secret(key),
                hostKey,
                "in")));
    }

    @Test
    void readsAndMovesFilesWithAPassword() {
        SisContext<Lines.Settings> sis = sis("right", null, server.fingerprint());

        CompletionPage page = connector.read(sis, Watermark.NONE);
        CompletionPage empty = connector.read(sis, page.next());

        assertThat(Lines.keys(page)).containsExactly("1");
        assertThat(empty.last()).isTrue();
        assertThat(root.resolve("in/done/a")).exists();
    }

    @Test
    void readsWithAPrivateKey() throws NoSuchAlgorithmException {
        KeyPair pair = rsa();
        server.authorise(pair.getPublic());

        CompletionPage page = connector.read(sis(null, pem(pair), server.fingerprint()), Watermark.NONE);

        assertThat(Lines.keys(page)).containsExactly("1");
    }

    @Test
    void tellsTheHostKeyWithoutLoggingIn() {
        Reachability right = connector.reach(sis("wrong", null, server.fingerprint()));
        Reachability wrong = connector.reach(sis("right", null, OTHER_KEY));

        assertThat(right.blockedBy()).isNull();
        assertThat(right.steps()).hasSize(4).allMatch(step -> step.result() == CheckStep.Result.OK);
        assertThat(wrong.blockedBy()).isEqualTo("host key of 127.0.0.1:" + server.port());
        assertThat(wrong.steps().getLast().detail()).contains(server.fingerprint());
    }

    @Test
    void aServerThatIsDownSkipsItsHostKey() {
        SisContext<Lines.Settings> sis = sis("right", null, server.fingerprint());
        server.close();

        Reachability reach = connector.reach(sis);

        assertThat(reach.blockedBy()).startsWith("connection to 127.0.0.1");
        assertThat(reach.steps().getLast().result()).isEqualTo(CheckStep.Result.SKIPPED);
    }

    @Test
    void refusesAnUnknownHostKeyBeforeItSendsThePassword() {
        assertThatThrownBy(() -> connector.read(sis("right", null, OTHER_KEY), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContainingAll("kaunas", server.fingerprint(), "Ask the university")
                .hasMessageNotContaining("right");
    }

    @Test
    void saysWhatToDoAboutWrongPasswordsAndKeys() throws NoSuchAlgorithmException {
        String stranger = pem(rsa());

        assertThatThrownBy(() -> connector.read(sis("wrong", null, server.fingerprint()), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContainingAll("kaunas", "refuses the user")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> connector.read(sis(null, stranger, server.fingerprint()), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("refuses the user");
        assertThatThrownBy(() -> connector.read(sis(null, "no key", server.fingerprint()), Watermark.NONE))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("private key");
    }

    @Test
    void waitsNoLongerThanAllowed() throws IOException {
        server.hang();
        long start = System.nanoTime();

        assertThatThrownBy(() -> connector.read(sis("right", null, server.fingerprint()), Watermark.NONE))
                .isInstanceOf(SisUnavailable.class);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Sftp sftp = new Sftp("127.0.0.1", silent.getLocalPort(), "hub", new Secret("x"), null, OTHER_KEY, "in");
            assertThatThrownBy(() -> connector.read(Lines.sis(FileInbox.of(sftp)), Watermark.NONE))
                    .isInstanceOf(SisUnavailable.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void callsOnlyAllowedHosts() {
        Sftp sftp = new Sftp("sftp.example.org", null, "hub", new Secret("x"), null, OTHER_KEY, "in");

        assertThatThrownBy(() -> connector.read(Lines.sis(FileInbox.of(sftp)), Watermark.NONE))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("outgoing");
    }

    @Test
    void saysThatTheDirectoryIsMissingOnTheServer() throws IOException {
        Files.move(root.resolve("in"), root.resolve("elsewhere"));

        assertThatThrownBy(() -> connector.read(sis("right", null, server.fingerprint()), Watermark.NONE))
                .isInstanceOf(SisUnavailable.class)
                .hasMessageContainingAll("kaunas", "is not there");
    }

    private static KeyPair rsa() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
