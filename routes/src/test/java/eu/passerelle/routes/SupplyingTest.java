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
import eu.passerelle.model.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

/** What lies beside a university's file, as the page shows and writes it. */
class SupplyingTest {

    @RegisterExtension
    static final SetupScene SCENE = new SetupScene();

    @Test
    void whatLayBesideARunIsToldAndBroughtBack() throws IOException {
        SyncRun run = SCENE.runs.start("twente", SyncRun.Trigger.MANUAL, null).orElseThrow();
        SCENE.companions.begin(SCENE.connected(), run);
        SCENE.home.write(VALUES, HEAD + "language,x,en,,,ann,2026-01-01,letter\n");
        SCENE.companions.refresh();

        String then = SCENE.files.usedBy("twente", run.id()).getOrDefault(VALUES, "");
        DataFile back = SCENE.data.restore("twente", VALUES, then, "ann");

        assertThat(Files.readString(SCENE.directory.resolve(VALUES))).isEqualTo(HEAD);
        assertThat(back.sha256()).isEqualTo(then);
        assertThat(SCENE.files.versions("twente", 10)).extracting(Version::by).containsExactly("ann", null, null);
        assertThat(SCENE.database
                        .jdbc()
                        .queryForObject("select content from companion_content where sha256 = ?", byte[].class, then))
                .as("encrypted")
                .isNotEqualTo(HEAD.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aCodeThatIsExplainedHasTheResultsThatWaitForItReadAgain() {
        SCENE.waits("mapping-unknown-code", "language 'x'", null);

        SCENE.data.explain("twente", "language", "y", "sv", "ann");
        assertThat(SCENE.requests.waiting()).isEmpty();
        SCENE.data.explain("twente", "language", "x", "fi", "ann");

        assertThat(SCENE.data.text("twente", VALUES).orElseThrow()).contains("language,x,fi,,,ann,", ",dashboard\n");
        assertThat(SCENE.requests.waiting()).singleElement().satisfies(request -> {
            assertThat(request.wish().moves()).isFalse();
            assertThat(request.wish().waits()).isTrue();
            assertThat(request.since()).isNotNull();
        });
    }

    @Test
    void aCrashBeforeTheyAreAskedForLosesNothing() {
        SCENE.waits("mapping-unknown-code", "language 'x'", null);
        SCENE.home.write(VALUES, HEAD + "language,x,fi,,,ann,2026-01-01,letter\n");
        SCENE.database.jdbc().execute("alter table sync_request rename to sync_request_gone");
        assertThatThrownBy(SCENE.companions::refresh).isInstanceOf(DataAccessException.class);
        SCENE.database.jdbc().execute("alter table sync_request_gone rename to sync_request");

        SCENE.restart();

        assertThat(SCENE.requests.waiting()).hasSize(1);
    }

    @Test
    void aFileThatIsThereForTheFirstTimeWakesToo() throws IOException {
        SCENE.database.jdbc().execute("truncate companion_version cascade");
        Files.delete(SCENE.directory.resolve(VALUES));
        SCENE.restart();
        SCENE.waits("mapping-unknown-code", "language 'x'", null);

        SCENE.data.explain("twente", "language", "x", "fi", "ann");

        assertThat(SCENE.requests.waiting()).hasSize(1);
    }

    @Test
    void whatTheCatalogueLacksIsSaidAndTheTransferGoesOn() {
        SCENE.home.write("catalogue/twente.csv", "code,title\nMC-0,\"Zero, or nothing\"\n");
        UUID transfer = SCENE.waits("catalogue-thin", "EQF level", "MC-1");

        assertThat(SCENE.data.lacking("twente").orElseThrow().opportunities())
                .singleElement()
                .satisfies(thin -> {
                    assertThat(thin.code()).isEqualTo("MC-1");
                    assertThat(thin.there()).isFalse();
                });
        assertThatThrownBy(() -> SCENE.data.describe("twente", "MC-1", Map.of("title", "One", "eqf", "high"), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'eqf'");
        SCENE.data.describe("twente", "MC-1", Map.of("title", "One", "eqf", "7"), "ann");

        assertThat(SCENE.data.text("twente", "catalogue/twente.csv").orElseThrow())
                .startsWith("code,title,eqf\nMC-0,\"Zero, or nothing\",\nMC-1,One,7");
        assertThat(SCENE.database
                        .jdbc()
                        .queryForObject("select state from transfer where id = ?", String.class, transfer))
                .isEqualTo("PULLED");
    }

    @Test
    void onlyFilesOfTheConfigurationAreReadOrWritten() {
        assertThatThrownBy(() -> SCENE.data.text("twente", "hub.yaml")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> SCENE.data.save("twente", "../x", "a", null, "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> SCENE.data.save("twente", VALUES, "wrong", "other", "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("faster");
        assertThatThrownBy(() -> SCENE.data.save("twente", VALUES, "wrong", Sha256.hex(HEAD), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the columns must be");
    }

    /** Who may configure a university must not read or write the rest of the machine by it. */
    @Test
    void aPathThatLeadsElsewhereIsNeitherShownNorWritten() {
        SCENE.home.write("secret", "hunter2");
        SCENE.home.write("../outside.csv", HEAD);
        for (String elsewhere : List.of(
                "secret",
                "../outside.csv",
                SCENE.directory.resolve("../outside.csv").toString())) {
            SCENE.versions.activate("twente", TWENTE.replace(VALUES, elsewhere), null, "ann", null);
            SCENE.hub.active().refresh();

            assertThatThrownBy(() -> SCENE.data.text("twente", elsewhere))
                    .as(elsewhere)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("where it lies");
            assertThatThrownBy(() -> SCENE.data.save("twente", elsewhere, HEAD, null, "ann"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> SCENE.data.explain("twente", "language", "x", "fi", "ann"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> SCENE.data.restore("twente", elsewhere, Sha256.hex(TWENTE), "ann"))
                    .isInstanceOf(Refused.class);
        }
    }
}
