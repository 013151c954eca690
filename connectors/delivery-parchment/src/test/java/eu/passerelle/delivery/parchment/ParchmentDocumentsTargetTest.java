package eu.passerelle.delivery.parchment;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.files.Sftp;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.delivery.parchment.ParchmentDocumentsSettings.Document;
import eu.passerelle.model.Credential;
import eu.passerelle.simulators.elmo.SftpSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParchmentDocumentsTargetTest extends DeliveryTargetContract<ParchmentDocumentsSettings> {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @SuppressWarnings("NullAway.Init")
    private SftpSimulator server;

    private final ParchmentDocumentsTarget target = new ParchmentDocumentsTarget();

    @BeforeEach
    void start() throws IOException {
        Files.createDirectory(root.resolve("in"));
        server = new SftpSimulator(0, root, "hub", "right");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected DeliveryTarget<ParchmentDocumentsSettings> target() {
        return target;
    }

    @Override
    protected ParchmentDocumentsSettings settings() {
        return settings("right", server.fingerprint(), "in", null);
    }

    private ParchmentDocumentsSettings settings(
            String password, String hostKey, String directory, @org.jspecify.annotations.Nullable Document format) {
        return new ParchmentDocumentsSettings(
                new Sftp("127.0.0.1", server.port(), "hub", new Secret(password), null, hostKey, directory), format);
    }

    @Override
    protected Recipient recipient() {
        return new Recipient(null, "anna.virtanen@example.fi", "fi");
    }

    @Override
    protected boolean needsAddress() {
        return false;
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        try (Stream<Path> files = Files.list(root.resolve("in"))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .contains(credential.id().toString()))
                    .map(ParchmentDocumentsTargetTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void breakDown() {
        server.down(true);
    }

    @Override
    protected void healed() {
        server.down(false);
    }

    @Override
    protected void hang() {
        server.hang();
    }

    @Override
    protected void refuseRecipient() {
        server.readOnly();
    }

    @Test
    void namesFilesByUniversityAndCredential() {
        Delivery delivery = delivery();

        target.deliver(context(settings("right", server.fingerprint(), "in", Document.ELMO)), delivery);

        assertThat(root.resolve("in/kuu_" + delivery.sealed().id() + ".xml")).exists();
        assertThat(target.format(settings())).isEqualTo("elm");
        assertThat(target.format(settings("right", server.fingerprint(), "in", Document.ELMO)))
                .isEqualTo("elmo");
    }

    @Test
    void replacesAFileOfThatNameThatIsAnother() throws IOException {
        Delivery delivery = delivery();
        Files.writeString(root.resolve("in/kuu_" + delivery.sealed().id() + ".jsonld"), "half of");

        assertThat(deliver(delivery).alreadyThere()).isFalse();

        assertThat(received(delivery.sealed()))
                .containsExactly(delivery.sealed().content());
    }

    @Test
    void finishesWhatAnAttemptBeforeLeftHalfWritten() throws IOException {
        Delivery delivery = delivery();
        Files.writeString(root.resolve("in/.kuu_" + delivery.sealed().id() + ".jsonld.part"), "half of");

        deliver(delivery);

        assertThat(received(delivery.sealed()))
                .containsExactly(delivery.sealed().content());
    }

    @Test
    void showsNoPasswordToAServerWithAnotherKey() {
        TargetRefused refused = failure(
                TargetRefused.class, context(settings("right", "SHA256:" + "A".repeat(43), "in", null)), delivery());

        assertThat(refused).hasMessageContaining(server.fingerprint());
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @Test
    void saysThatTheLoginIsRefused() {
        TargetRefused refused =
                failure(TargetRefused.class, context(settings("wrong", server.fingerprint(), "in", null)), delivery());

        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @Test
    void waitsForADirectoryThatIsNotThereYet() {
        failure(
                TargetUnavailable.class,
                context(settings("right", server.fingerprint(), "elsewhere", null)),
                delivery());
        assertThat(target.check(context(settings("right", server.fingerprint(), "elsewhere", null))))
                .singleElement()
                .satisfies(step -> assertThat(step.detail()).contains("'directory'"));
    }
}
