package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.dashboard.Configurations.Draft;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.JournalDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances that share one journal, each with files of its own. */
class ActiveVersionsTest {

    @SuppressWarnings("NullAway.Init")
    private static JournalDatabase database;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Home home;

    @SuppressWarnings("NullAway.Init")
    private ConfigurationVersions versions;

    @BeforeAll
    static void startDatabase() {
        database = EmptyJournal.open();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.jdbc().execute("truncate configuration_version");
        versions = new ConfigurationVersions(database);
        home = Home.in(directory.resolve("one"), "hub-1", Map.of("BASE", "http://localhost:1/v6"));
    }

    private static String text(String id, String name) {
        return Home.UNIVERSITY.formatted(id).replace("A University", name);
    }

    @Test
    void theFirstStartTakesTheFilesAsTheyAre() {
        home.university("twente", text("twente", "One"));

        Instance hub = Instance.start(home, versions);

        assertThat(hub.version("twente")).isEqualTo(1);
        assertThat(hub.draft("twente")).isEqualTo(Draft.SAME);
        assertThat(hub.says("twente")).isEmpty();
        assertThat(versions.active("twente").orElseThrow().storedBy()).isEqualTo("hub-1");
    }

    @Test
    void theFirstStartRefusesFilesThatCannotBeUsedAndTakesNone() {
        home.university("good", text("good", "Good"));
        home.university("bad", text("bad", "Bad").replace("country", "cuontry"));
        home.university("worse", text("worse", "Worse").replace("[europass]", "[nowhere]"));

        assertThatThrownBy(() -> Instance.start(home, versions))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("bad.yaml, line 3", "did you mean 'country'", "worse.yaml", "'nowhere'");

        assertThat(versions.current()).isEmpty();
    }

    @Test
    void aLaterStartRunsWhatWasActiveWhateverHasBecomeOfTheFile() throws IOException {
        home.university("twente", text("twente", "One"));
        home.university("delft", text("delft", "Delft"));
        Instance.start(home, versions);
        home.university("twente", text("twente", "Two"));
        Files.delete(directory.resolve("one/universities/delft.yaml"));

        Instance again = Instance.start(home, versions);

        assertThat(again.name("twente")).isEqualTo("One");
        assertThat(again.draft("twente")).isEqualTo(Draft.DIFFERS);
        assertThat(again.says("twente")).contains("draft differs from active version 1", "./hub activate twente");
        assertThat(again.version("delft")).isEqualTo(1);
        assertThat(again.draft("delft")).isEqualTo(Draft.ABSENT);
        assertThat(again.says("delft")).contains("./hub retire delft", "./hub rollback delft 1");
    }

    @Test
    void aLaterStartTakesANewFileAndLeavesOneOutThatIsStillBeingWritten() {
        home.university("twente", text("twente", "One"));
        Instance.start(home, versions);
        home.university("delft", text("delft", "Delft"));
        home.university("leiden", "id: leiden\nname: {en: half");
        home.university("twente", "broken: [");

        Instance again = Instance.start(home, versions);

        assertThat(again.version("twente")).isEqualTo(1);
        assertThat(again.version("delft")).isEqualTo(1);
        assertThat(again.version("leiden")).isZero();
        assertThat(again.draft("leiden")).isEqualTo(Draft.NEW);
    }

    @Test
    void anotherInstanceTakesTheStoredTextAndNotItsOwnFile() {
        home.university("twente", text("twente", "One"));
        Home other = Home.in(directory.resolve("two"), "hub-2", Map.of());
        other.university("twente", text("twente", "Elsewhere"));
        Instance first = Instance.start(home, versions);
        Instance second = Instance.start(other, versions);
        assertThat(second.name("twente")).isEqualTo("One");
        ConnectedUniversity<?> underWay =
                second.active().connections().university("twente").orElseThrow();

        versions.activate("twente", text("twente", "Two"), 1, "ann", null);
        first.active().refresh();
        second.active().refresh();

        assertThat(first.name("twente")).isEqualTo("Two");
        assertThat(second.name("twente")).isEqualTo("Two");
        assertThat(second.version("twente")).isEqualTo(2);
        assertThat(underWay.settings().name()).as("what a run has begun with").containsEntry("en", "One");
        assertThat(second.draft("twente")).isEqualTo(Draft.DIFFERS);
    }

    @Test
    void whatBeginsNowBeginsWithTheVersionOfNow() {
        Instance hub = Instance.start(home, versions);
        versions.activate("twente", text("twente", "New"), null, "ann", null);

        Optional<ConnectedUniversity<?>> latest = hub.active().latest("twente");

        assertThat(latest).isPresent();
    }

    @Test
    void aVersionThatCannotRunHereLeavesTheOneBeforeRunningUntilItCan() {
        home.university("twente", text("twente", "One"));
        Instance hub = Instance.start(home, versions);
        String needsFile = text("twente", "Two")
                .replace(
                        "  version: V6\n", "  version: V6\n  auth: {basic: {user: hub, password: \"${file:late}\"}}\n");
        versions.activate("twente", needsFile, null, "ann", null);

        hub.active().refresh();

        assertThat(hub.name("twente")).isEqualTo("One");
        assertThat(hub.draft("twente")).isEqualTo(Draft.UNUSABLE);
        assertThat(hub.says("twente")).contains("version 2", "late");
        home.write("late", "password");
        hub.active().refresh();
        assertThat(hub.name("twente")).isEqualTo("Two");
        assertThat(hub.draft("twente")).isEqualTo(Draft.DIFFERS);
    }

    @Test
    void aStartWithAVersionThatCannotRunHereStartsTheOthers() {
        home.university("delft", text("delft", "Delft"));
        home.university("twente", text("twente", "One").replace("http://localhost:1/v6", "${env:BASE}"));
        Instance.start(home, versions);

        Instance elsewhere = Instance.start(new Home(home.directory(), Map.of()), versions);

        assertThat(elsewhere.version("delft")).isEqualTo(1);
        assertThat(elsewhere.version("twente")).isZero();
        assertThat(elsewhere.draft("twente")).isEqualTo(Draft.UNUSABLE);
        assertThat(elsewhere.says("twente")).contains("the environment variable BASE is not set");
    }

    @Test
    void aRetiredUniversityIsReadNoMoreButItsWorkIsStillKnown() {
        home.university("twente", text("twente", "One"));
        Instance hub = Instance.start(home, versions);

        versions.retire("twente", "ann", null);
        hub.active().refresh();

        for (Instance instance : List.of(hub, Instance.start(home, versions))) {
            assertThat(instance.active().connections().university("twente")).isEmpty();
            assertThat(instance.active().connections().ids()).isEmpty();
            assertThat(instance.active().connections().known("twente")).isPresent();
            assertThat(instance.draft("twente")).isEqualTo(Draft.RETIRED);
        }
        versions.activate("twente", text("twente", "Back"), null, "ann", null);
        hub.active().refresh();
        assertThat(hub.name("twente")).isEqualTo("Back");
    }

    @Test
    void whatIsRetiredEndsAlsoWhenItsReferencesLeadNowhere() throws IOException {
        Path base = home.write("base", "http://localhost:1/v6");
        home.university("twente", text("twente", "One").replace("http://localhost:1/v6", "${file:base}"));
        Instance hub = Instance.start(home, versions);
        assertThat(hub.version("twente")).isEqualTo(1);
        Files.delete(base);

        versions.retire("twente", "ann", null);
        hub.active().refresh();

        assertThat(hub.active().connections().university("twente")).isEmpty();
        assertThat(hub.active().connections().known("twente")).isPresent();
        assertThat(hub.draft("twente")).isEqualTo(Draft.RETIRED);
    }

    @Test
    void storesReferencesNotWhatTheyLeadTo() {
        home.university("twente", text("twente", "One").replace("http://localhost:1/v6", "${env:BASE}"));

        Instance.start(home, versions);

        assertThat(versions.active("twente").orElseThrow().content())
                .contains("${env:BASE}")
                .doesNotContain("localhost:1/v6");
    }

    @Test
    void takesTheAllowedAddressesOfTheMomentOfActivation() {
        home.university("twente", text("twente", "One"));
        Instance hub = Instance.start(home, versions);
        home.write(
                "hub.yaml",
                "instance: hub-1\noutgoing: [localhost, sis.example]\n"
                        + "seal: {protocol: dss, keystore: seal.p12, password: \"${file:password}\"}\n");

        versions.activate("twente", text("twente", "Two"), 1, "ann", null);
        hub.active().refresh();

        assertThat(hub.active()
                        .connections()
                        .university("twente")
                        .orElseThrow()
                        .sis()
                        .allowed()
                        .allows("sis.example"))
                .isTrue();
        assertThat(hub.active().connections().targets()).containsKey("europass");
    }
}
