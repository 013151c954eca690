package eu.passerelle.delivery.elmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.SisUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElmoFileReturnTest {

    private static final String FIRST = "recognition-" + Returns.ID + "-v1.xml";

    private final ElmoFileReturn files = new ElmoFileReturn();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private SisContext<ElmoFileSettings> sis;

    @BeforeEach
    void directory() throws IOException {
        Files.createDirectory(home.resolve("returns"));
        sis = Returns.sis(new ElmoFileSettings(Path.of("returns")), home);
    }

    @Test
    void laysTheDocumentDownWhole() throws IOException {
        DeliveryReceipt receipt = files.hand(sis, Returns.document(1));

        assertThat(receipt).isEqualTo(new DeliveryReceipt(FIRST, false));
        assertThat(names()).containsExactly(FIRST);
        assertThat(home.resolve("returns").resolve(FIRST))
                .hasBinaryContent(Returns.document(1).content());
    }

    @Test
    void laysItDownOnce() throws IOException {
        files.hand(sis, Returns.document(1));

        assertThat(files.hand(sis, Returns.document(1)).alreadyThere()).isTrue();
        assertThat(names()).containsExactly(FIRST);
    }

    @Test
    void replacesWhatACrashLeftHalf() throws IOException {
        Files.writeString(
                home.resolve("returns").resolve("." + FIRST + ".part"), "<elmo>half a long file, and more of it");
        Files.writeString(home.resolve("returns").resolve(FIRST), "other bytes");

        assertThat(files.hand(sis, Returns.document(1)).alreadyThere()).isFalse();

        assertThat(names()).containsExactly(FIRST);
        assertThat(home.resolve("returns").resolve(FIRST))
                .hasBinaryContent(Returns.document(1).content());
    }

    @Test
    void keepsVersionsApart() throws IOException {
        files.hand(sis, Returns.document(1));
        files.hand(sis, Returns.document(2));

        assertThat(names()).containsExactly(FIRST, FIRST.replace("v1", "v2"));
    }

    @Test
    void waitsForADirectoryThatIsNotThere() {
        SisContext<ElmoFileSettings> unmounted = Returns.sis(new ElmoFileSettings(Path.of("share")), home);

        assertThatThrownBy(() -> files.hand(unmounted, Returns.document(1)))
                .isInstanceOf(SisUnavailable.class)
                .hasMessageStartingWith("tampere: The directory ")
                .hasMessageEndingWith("is not there; create or mount it.");
        assertThat(home.resolve("share")).doesNotExist();
    }

    @Test
    void waitsWhereNothingCanBeWritten() throws IOException {
        // a directory in the way of the hidden name fails for root, too
        Files.createDirectory(home.resolve("returns").resolve("." + FIRST + ".part"));

        assertThatThrownBy(() -> files.hand(sis, Returns.document(1)))
                .isInstanceOf(SisUnavailable.class)
                .hasMessageContaining("does not take files");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("returns"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
