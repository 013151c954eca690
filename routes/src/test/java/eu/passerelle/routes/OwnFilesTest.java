package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.DataDesk;
import eu.passerelle.dashboard.SetupDesk;
import eu.passerelle.dashboard.SetupDesk.Wish;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.WaitingForData;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may configure one university names files in its configuration, and reaches nothing of others by that. */
class OwnFilesTest {

    private static final String VALUES = "universities/twente.values.csv";
    private static final String HEAD = "map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source\n";
    private static final String TWENTE = Home.UNIVERSITY.formatted("twente") + "mapping: {values: " + VALUES
            + ", fields: {language: \"$code('language', 'x')\"}}\n";

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedDatabase server;

    @SuppressWarnings("NullAway.Init")
    private static JournalDatabase database;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final ConfigurationVersions versions = new ConfigurationVersions(database);

    @SuppressWarnings("NullAway.Init")
    private Home home;

    @SuppressWarnings("NullAway.Init")
    private Instance hub;

    @SuppressWarnings("NullAway.Init")
    private Companions companions;

    @SuppressWarnings("NullAway.Init")
    private DataDesk data;

    @BeforeAll
    static void startDatabase() {
        server = EmbeddedDatabase.start(
                Path.of("target", "own-files-" + ProcessHandle.current().pid()), false);
        database = new JournalDatabase(server.url(), server.user(), "");
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
        server.close();
    }

    @BeforeEach
    void start() {
        database.jdbc().execute("truncate configuration_version, companion_version, companion_content cascade");
        home = Home.in(directory, "hub-1", Map.of());
        home.write(VALUES, HEAD);
        home.university("twente", TWENTE);
        hub = Instance.start(home, versions);
        Connections connections = hub.active().connections();
        PayloadCipher cipher = new PayloadCipher(new byte[32]);
        CompanionFiles files = new CompanionFiles(database, cipher);
        WaitingForData waiting = new WaitingForData(database, cipher);
        companions = new Companions(directory, connections, files, waiting, new SyncRequests(database));
        data = new Supplying(
                directory,
                connections,
                companions,
                files,
                waiting,
                new CatalogueFiles(directory, connections.ids(), new CatalogueStore(database)));
    }

    private void activate(String university, String text) {
        home.university(university, text);
        versions.activate(university, text, null, "ann", null);
        hub.active().refresh();
        companions.refresh();
    }

    @Test
    void aFileOfAnotherUniversityIsNeitherShownNorWritten() {
        activate("delft", TWENTE.replace("id: twente", "id: delft"));

        assertThatThrownBy(() -> data.text("delft", VALUES))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("another university")
                .hasMessageNotContaining("by twente");
        assertThatThrownBy(() -> data.save("delft", VALUES, HEAD + "\n", Sums.of(HEAD), "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> data.explain("delft", "language", "x", "fi", "ann"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> data.restore("delft", VALUES, Sums.of(HEAD), "ann"))
                .isInstanceOf(Refused.class);
        assertThat(directory.resolve(VALUES)).hasContent(HEAD);
    }

    @Test
    void aFileThatHoldsNoValueMapsIsNotShownAsOne() {
        for (String other : List.of("rosters/all.csv", "access.csv")) {
            home.write(other, "person,number\nAda,0815\n");
            activate("twente", TWENTE.replace(VALUES, other));

            assertThatThrownBy(() -> data.text("twente", other))
                    .as(other)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("no file of value maps");
        }
    }

    private SetupDesk setup() {
        return new Drafting(
                home.open().files(),
                hub.active(),
                versions,
                () -> {
                    throw new IllegalStateException("no test checks");
                },
                (university, wish, told) -> new Previewing.Looked(0, 0, 0, 0, true));
    }

    private static Wish wish(String was, String country) {
        return new Wish(was, TWENTE.replace("country: NLD", "country: " + country), List.of(), true);
    }

    /** What the API refuses to who configures one university alone: the hub reads it, and may say what it has read. */
    @Test
    void referencesAndPlacesThatAreNewAreTold() {
        home.university("twente", TWENTE.replace("country: NLD", "country: \"${env:LAND:-NLD}\"") + "# ${file:old}\n");

        assertThat(setup().newReferences("twente", wish("x", "\"${file:token}\"")))
                .containsExactly("${file:token}");
        assertThat(setup().newReferences("twente", wish("x", "NLD\nroster: ../data/delft.csv")))
                .containsExactly("roster: ../data/delft.csv");
        assertThat(setup().newReferences("twente", wish("x", "\"${env:LAND:-NLD}\"")))
                .isEmpty();
    }

    @Test
    void aCountryThatIsNoneIsAProblemOfTheFile() {
        String was = setup().draft("twente").orElseThrow().sha256();

        assertThatThrownBy(() -> setup().save("twente", wish(was, "Holland"), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("universities/twente.yaml: country must be");
    }

    @Test
    void onesOwnIsShownAndWritten() {
        home.write(VALUES, "\ufeff# codes of the registry\n\n" + HEAD);
        companions.refresh();

        data.explain("twente", "language", "x", "fi", "ann");

        assertThat(data.text("twente", VALUES).orElseThrow()).contains("# codes", "language,x,fi");
    }
}
