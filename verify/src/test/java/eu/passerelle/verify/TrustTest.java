package eu.passerelle.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.simulators.SimulatedCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom operators trust, in files. */
class TrustTest {

    @TempDir
    private Path home;

    @Test
    void trustsNobodyWithoutFiles() {
        assertThat(Trust.read(home.resolve("trust")).nobody()).isTrue();
    }

    @Test
    void readsCertificatesAndIssuersFromAFolder() throws IOException {
        String pem = SimulatedCertificate.selfSigned("throw-away").pem();
        Files.writeString(home.resolve("a.pem"), "# our partner\n" + pem + "\n" + pem);
        Files.writeString(home.resolve("b.txt"), "did:web:uni.example # one\nhttps://hub.example/public/*\n");
        Files.writeString(home.resolve("README.md"), "anything");

        Trust trust = Trust.read(home);

        assertThat(trust.anchors()).hasSize(2);
        assertThat(trust.knows("did:web:uni.example")).isTrue();
        assertThat(trust.knows("did:web:uni.example:other")).isFalse();
        assertThat(trust.knows("https://hub.example/public/issuers/tampere")).isTrue();
        assertThat(trust.knows("https://hub.example.evil/public/")).isFalse();
    }

    @Test
    void refusesWhatIsNeither() throws IOException {
        Path file = Files.writeString(home.resolve("a.txt"), "Tampere University");

        assertThatThrownBy(() -> Trust.read(file))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("a.txt")
                .hasMessageContaining("neither a certificate");
    }
}
