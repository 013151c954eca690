package eu.passerelle.routes.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.TemplateUnusable;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.routes.config.CertificateSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFilesTest {

    private static final String STANDARD = new String(CertificateTemplate.standardSvg(), StandardCharsets.UTF_8);
    private static final String RED = STANDARD.replace("#12284c", "#aa0000");
    private static final String BROKEN = STANDARD.replace("{{learner}}", "{{lerner}}");

    private final Map<String, CertificateSettings> settings = new HashMap<>();
    private int moment;

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private TemplateFiles files;

    @BeforeEach
    void open() {
        files = started();
    }

    @Test
    void theHubsOwnIsForThoseThatHaveNone() {
        assertThat(files.of("aveiro")).isSameAs(CertificateTemplate.standard());
    }

    @Test
    void aFileOfTheUniversitysNameIsTakenBeforeTheDefault() {
        write("default.svg", STANDARD);
        write("aveiro.svg", RED);

        assertThat(picture("aveiro")).isNotEqualTo(picture("trento"));
    }

    @Test
    void aChangedFileIsTakenWithoutARestart() {
        write("aveiro.svg", STANDARD);
        byte[] before = picture("aveiro");

        write("aveiro.svg", RED);
        byte[] notYetLookedAt = picture("aveiro");
        files.refresh();

        assertThat(notYetLookedAt).isEqualTo(before);
        assertThat(picture("aveiro")).isNotEqualTo(before);
    }

    @Test
    void aFileThatComesLaterIsTaken() {
        byte[] before = picture("aveiro");

        write("aveiro.svg", RED);
        files.refresh();

        assertThat(picture("aveiro")).isNotEqualTo(before);
    }

    @Test
    void theLastGoodOneStaysUntilABrokenFileIsMended() {
        write("aveiro.svg", RED);
        byte[] good = picture("aveiro");

        write("aveiro.svg", BROKEN);
        files.refresh();

        assertThat(picture("aveiro")).isEqualTo(good);
        assertThat(files.problems("aveiro"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("templates/aveiro.svg, line ")
                        .contains("{{lerner}} is nothing that a certificate has"));

        write("aveiro.svg", STANDARD);
        files.refresh();

        assertThat(picture("aveiro")).isNotEqualTo(good);
        assertThat(files.problems("aveiro")).isEmpty();
    }

    @Test
    void credentialsWaitWhereNoGoodOneIsKnown() {
        write("aveiro.svg", BROKEN);

        assertThatThrownBy(() -> started().of("aveiro"))
                .isInstanceOf(TemplateUnusable.class)
                .hasMessageContaining("aveiro: its certificates cannot be drawn, so its credentials wait")
                .hasMessageContaining("{{lerner}}");

        write("aveiro.svg", RED);
        files.refresh();

        assertThat(picture("aveiro")).isNotEmpty();
    }

    @Test
    void aNewChoiceOfTheActiveVersionIsTakenAtOnce() {
        write("default.svg", STANDARD);
        byte[] before = picture("aveiro");

        settings.put("aveiro", new CertificateSettings(null, null, "#aa0000"));

        assertThat(picture("aveiro")).isNotEqualTo(before);
        assertThat(picture("trento")).isEqualTo(picture("trento"));
    }

    @Test
    void aMissingFileIsNamed() {
        settings.put("aveiro", new CertificateSettings("none.svg", null, null));
        settings.put("trento", new CertificateSettings(null, "none.png", null));

        assertThatThrownBy(() -> files.of("aveiro")).hasMessageContaining("templates/none.svg cannot be read");
        assertThatThrownBy(() -> files.of("trento")).hasMessageContaining("templates/none.png cannot be read");
    }

    @Test
    void aRestartWithABrokenFileGoesOnWithTheLastGoodOne() {
        write("aveiro.svg", RED);
        byte[] before = picture("aveiro");
        write("aveiro.svg", BROKEN);

        files = started();
        files.refresh(List.of("aveiro"));

        assertThat(picture("aveiro")).isEqualTo(before);
        assertThat(files.warnings().values())
                .singleElement()
                .asString()
                .contains("aveiro", "the last good one is used", "templates/aveiro.svg");
    }

    @Test
    void aStartWithoutAnyGoodOneSaysAtOnceThatCredentialsWait() {
        write("aveiro.svg", BROKEN);

        files.refresh(List.of("aveiro", "trento"));

        assertThat(files.warnings().values())
                .singleElement()
                .asString()
                .contains("aveiro", "its credentials wait", "templates/aveiro.svg");
    }

    @Test
    void whoGoesBackToTheHubsOwnIsNotHauntedByAnEarlierOne() throws IOException {
        write("aveiro.svg", RED);
        picture("aveiro");
        Files.delete(home.resolve("templates/aveiro.svg"));
        files.refresh();
        write("aveiro.svg", BROKEN);

        files = started();

        assertThatThrownBy(() -> files.of("aveiro")).hasMessageContaining("wait");
    }

    private TemplateFiles started() {
        return new TemplateFiles(
                home,
                id -> Optional.ofNullable(settings.get(id)),
                achievement -> Optional.empty(),
                home.resolve("data/templates"));
    }

    private byte[] picture(String university) {
        University of = new University(
                university,
                new Organisation(LocalizedText.of("en", "A University"), "PRT", null, null, null),
                List.of("en"),
                ZoneId.of("Europe/Lisbon"));
        return new CertificatePicture(files).draw(SampleAchievement.of(of), "en");
    }

    /** Each writing is a second later, so that the file's time always tells. */
    private void write(String name, String text) {
        try {
            Path file = home.resolve("templates").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++moment)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
