package eu.passerelle.routes;

import static eu.passerelle.routes.SetupScene.HEAD;
import static eu.passerelle.routes.SetupScene.TWENTE;
import static eu.passerelle.routes.SetupScene.VALUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.DataDesk.DataFile;
import eu.passerelle.journal.CompanionFiles.Version;
import eu.passerelle.journal.SyncRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** What lies beside a university's file, as the page shows and writes it. */
class SupplyingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private static SetupScene scene;

    @BeforeAll
    static void startDatabase(@TempDir Path data) {
        scene = new SetupScene(data);
    }

    @AfterAll
    static void stopDatabase() {
        scene.close();
    }

    @BeforeEach
    void start() {
        scene.start(directory);
    }

    @Test
    void whatLayBesideARunIsToldAndBroughtBack() throws IOException {
        SyncRun run = scene.runs.start("twente", SyncRun.Trigger.MANUAL, null).orElseThrow();
        scene.companions.begin(scene.connected(), run);
        scene.home.write(VALUES, HEAD + "language,x,en,,,ann,2026-01-01,letter\n");
        scene.companions.refresh();

        String then = scene.files.usedBy("twente", run.id()).getOrDefault(VALUES, "");
        DataFile back = scene.data.restore("twente", VALUES, then, "ann");

        assertThat(Files.readString(directory.resolve(VALUES))).isEqualTo(HEAD);
        assertThat(back.sha256()).isEqualTo(then);
        assertThat(scene.files.versions("twente", 10)).extracting(Version::by).containsExactly("ann", null, null);
        assertThat(scene.database
                        .jdbc()
                        .queryForObject("select content from companion_content where sha256 = ?", byte[].class, then))
                .as("encrypted")
                .isNotEqualTo(HEAD.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCodeThatIsExplainedHasTheResultsThatWaitForItReadAgain() {
        scene.waits("mapping-unknown-code", "language 'x'", null);

        scene.data.explain("twente", "language", "y", "sv", "ann");
        assertThat(scene.requests.waiting()).isEmpty();
        scene.data.explain("twente", "language", "x", "fi", "ann");

        assertThat(scene.data.text("twente", VALUES).orElseThrow()).contains("language,x,fi,,,ann,", ",dashboard\n");
        assertThat(scene.requests.waiting()).singleElement().satisfies(request -> {
            assertThat(request.wish().moves()).isFalse();
            assertThat(request.wish().waits()).isTrue();
            assertThat(request.since()).isNotNull();
        });
    }

    @Test
    void aCrashBeforeTheyAreAskedForLosesNothing() {
        scene.waits("mapping-unknown-code", "language 'x'", null);
        scene.home.write(VALUES, HEAD + "language,x,fi,,,ann,2026-01-01,letter\n");
        scene.database.jdbc().execute("alter table sync_request rename to sync_request_gone");
        assertThatThrownBy(scene.companions::refresh).isInstanceOf(DataAccessException.class);
        scene.database.jdbc().execute("alter table sync_request_gone rename to sync_request");

        scene.restart();

        assertThat(scene.requests.waiting()).hasSize(1);
    }

    @Test
    void aFileThatIsThereForTheFirstTimeWakesToo() throws IOException {
        scene.database.jdbc().execute("truncate companion_version cascade");
        Files.delete(directory.resolve(VALUES));
        scene.restart();
        scene.waits("mapping-unknown-code", "language 'x'", null);

        scene.data.explain("twente", "language", "x", "fi", "ann");

        assertThat(scene.requests.waiting()).hasSize(1);
    }

    @Test
    void whatTheCatalogueLacksIsSaidAndTheTransferGoesOn() {
        scene.home.write("catalogue/twente.csv", "code,title\nMC-0,\"Zero, or nothing\"\n");
        UUID transfer = scene.waits("catalogue-thin", "EQF level", "MC-1");

        assertThat(scene.data.lacking("twente").orElseThrow().opportunities())
                .singleElement()
                .satisfies(thin -> {
                    assertThat(thin.code()).isEqualTo("MC-1");
                    assertThat(thin.there()).isFalse();
                });
        assertThatThrownBy(() -> scene.data.describe("twente", "MC-1", Map.of("title", "One", "eqf", "high"), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'eqf'");
        scene.data.describe("twente", "MC-1", Map.of("title", "One", "eqf", "7"), "ann");

        assertThat(scene.data.text("twente", "catalogue/twente.csv").orElseThrow())
                .startsWith("code,title,eqf\nMC-0,\"Zero, or nothing\",\nMC-1,One,7");
        assertThat(scene.database
                        .jdbc()
                        .queryForObject("select state from transfer where id = ?", String.class, transfer))
                .isEqualTo("PULLED");
    }

    @Test
    void onlyFilesOfTheConfigurationAreReadOrWritten() {
        assertThatThrownBy(() -> scene.data.text("twente", "hub.yaml")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> scene.data.save("twente", "../x", "a", null, "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> scene.data.save("twente", VALUES, "wrong", "other", "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("faster");
        assertThatThrownBy(() -> scene.data.save("twente", VALUES, "wrong", TextDigest.of(HEAD), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the columns must be");
    }

    /** Who may configure a university must not read or write the rest of the machine by it. */
    @Test
    void aPathThatLeadsElsewhereIsNeitherShownNorWritten() {
        scene.home.write("secret", "hunter2");
        scene.home.write("../outside.csv", HEAD);
        for (String elsewhere : List.of(
                "secret", "../outside.csv", directory.resolve("../outside.csv").toString())) {
            scene.versions.activate("twente", TWENTE.replace(VALUES, elsewhere), null, "ann", null);
            scene.hub.active().refresh();

            assertThatThrownBy(() -> scene.data.text("twente", elsewhere))
                    .as(elsewhere)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("where it lies");
            assertThatThrownBy(() -> scene.data.save("twente", elsewhere, HEAD, null, "ann"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> scene.data.explain("twente", "language", "x", "fi", "ann"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> scene.data.restore("twente", elsewhere, TextDigest.of(TWENTE), "ann"))
                    .isInstanceOf(Refused.class);
        }
    }
}
