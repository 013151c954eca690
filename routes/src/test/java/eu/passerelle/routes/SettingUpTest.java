package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.Configurations.Offer;
import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.DataDesk;
import eu.passerelle.dashboard.DataDesk.DataFile;
import eu.passerelle.dashboard.SetupDesk;
import eu.passerelle.dashboard.SetupDesk.Change;
import eu.passerelle.dashboard.SetupDesk.Wish;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.CompanionFiles.Version;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.journal.WaitingForData;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import java.io.IOException;
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
import tools.jackson.databind.json.JsonMapper;

/** A university's file and what lies beside it, as the page writes them, over a real journal. */
class SettingUpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VALUES = "universities/twente.values.csv";
    private static final String HEAD = "map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source\n";
    private static final String TWENTE = Home.UNIVERSITY.formatted("twente").replace("id: twente", "# ours\nid: twente")
            + "mapping: {values: " + VALUES + ", fields: {language: \"$code('language', 'x')\"}}\n";

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedDatabase server;

    @SuppressWarnings("NullAway.Init")
    private static JournalDatabase database;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final PayloadCipher cipher = new PayloadCipher(new byte[32]);
    private final ConfigurationVersions versions = new ConfigurationVersions(database);
    private final CompanionFiles files = new CompanionFiles(database, cipher);
    private final WaitingForData waiting = new WaitingForData(database, cipher);
    private final SyncRequests requests = new SyncRequests(database);
    private final SyncRuns runs = new SyncRuns(database, "test");

    @SuppressWarnings("NullAway.Init")
    private Home home;

    @SuppressWarnings("NullAway.Init")
    private Instance hub;

    @SuppressWarnings("NullAway.Init")
    private Companions companions;

    @SuppressWarnings("NullAway.Init")
    private SetupDesk setup;

    @SuppressWarnings("NullAway.Init")
    private DataDesk data;

    @BeforeAll
    static void startDatabase() {
        server = EmbeddedDatabase.start(
                Path.of("target", "setting-up-" + ProcessHandle.current().pid()), false);
        database = new JournalDatabase(server.url(), server.user(), "");
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
        server.close();
    }

    @BeforeEach
    void start() {
        database.jdbc()
                .execute("truncate configuration_version, companion_version, companion_content, run_companion,"
                        + " sync_request, transfer, completion, opportunity, sync_run cascade");
        home = Home.in(directory, "hub-1", Map.of());
        home.write(VALUES, HEAD);
        home.university("twente", TWENTE);
        hub = Instance.start(home, versions);
        companions = new Companions(directory, hub.active().connections(), files, waiting, requests);
        CatalogueFiles catalogue =
                new CatalogueFiles(directory, hub.active().connections().ids(), new CatalogueStore(database));
        data = new Supplying(directory, hub.active().connections(), companions, files, waiting, catalogue);
        setup = new Drafting(
                home.open().files(),
                hub.active(),
                versions,
                () -> {
                    throw new IllegalStateException("no test checks");
                },
                (university, wish, told) -> new Previewing.Looked(0, 0, 0, 0, true));
        companions.refresh();
    }

    private static Wish change(String was, String key, String json) {
        return new Wish(was, null, List.of(new Change(List.of(key.split("\\.")), JSON.readTree(json))), false);
    }

    private String sum() {
        return setup.draft("twente").orElseThrow().sha256();
    }

    @Test
    void aValueIsChangedInTheFileAndItsCommentsStay() throws IOException {
        setup.save("twente", change(sum(), "sis.pageSize", "50"), "ann");

        assertThat(Files.readString(directory.resolve("universities/twente.yaml")))
                .isEqualTo(TWENTE.replace("  version: V6\n", "  version: V6\n  pageSize: 50\n"));
        assertThat(hub.version("twente")).as("nothing runs by it").isEqualTo(1);
    }

    @Test
    void aNewUniversityIsTheFileThatAnOperatorWouldWrite() throws IOException {
        setup.save(
                "delft",
                new Wish(
                        null,
                        null,
                        List.of(
                                new Change(List.of("id"), JSON.readTree("\"delft\"")),
                                new Change(List.of("name"), JSON.readTree("{\"en\":\"Delft\"}")),
                                new Change(List.of("country"), JSON.readTree("\"NLD\"")),
                                new Change(List.of("languages"), JSON.readTree("[\"en\"]")),
                                new Change(List.of("timeZone"), JSON.readTree("\"Europe/Amsterdam\"")),
                                new Change(
                                        List.of("sis"),
                                        JSON.readTree(
                                                "{\"protocol\":\"ooapi\",\"base\":\"http://localhost:1\",\"version\":\"V6\"}")),
                                new Change(List.of("targets"), JSON.readTree("[\"europass\"]"))),
                        false),
                "ann");

        assertThat(Files.readString(directory.resolve("universities/delft.yaml")))
                .isEqualTo("""
                # yaml-language-server: $schema=../schema/university.json
                id: delft
                name: {en: Delft}
                country: NLD
                languages: [en]
                timeZone: Europe/Amsterdam
                sis:
                  protocol: ooapi
                  base: "http://localhost:1"
                  version: V6
                targets: [europass]
                """);
    }

    @Test
    void aSecretInPlainTextIsNeverWritten() {
        String auth = "{\"basic\":{\"user\":\"hub\",\"password\":\"hunter2\"}}";

        assertThatThrownBy(() -> setup.save("twente", change(sum(), "sis.auth", auth), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("sis.auth.basic.password")
                .hasMessageNotContaining("hunter2");

        assertThat(home.directory().resolve("universities/twente.yaml")).hasContent(TWENTE);
    }

    @Test
    void aReferenceMayLeadNowhereYetAndIsTold() {
        String auth = "{\"basic\":{\"user\":\"hub\",\"password\":\"${env:NOT_YET}\"}}";

        SetupDesk.Draft draft = setup.save("twente", change(sum(), "sis.auth", auth), "ann");

        assertThat(draft.problems()).singleElement().asString().contains("NOT_YET is not set");
    }

    @Test
    void whatIsNotUnderstoodOrChangedMeanwhileIsRefused() {
        assertThatThrownBy(() -> setup.save("twente", change(sum(), "cuontry", "\"NLD\""), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("did you mean 'country'");
        assertThatThrownBy(() -> setup.save("twente", change("other", "country", "\"BEL\""), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("somebody was faster");
        assertThatThrownBy(() -> setup.save("../hub", change("x", "a", "1"), "ann"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatLayBesideARunIsToldAndBroughtBack() throws IOException {
        SyncRun run = runs.start("twente", SyncRun.Trigger.MANUAL, null).orElseThrow();
        companions.begin(connected(), run);
        home.write(VALUES, HEAD + "language,x,en,,,ann,2026-01-01,letter\n");
        companions.refresh();

        String then = files.usedBy("twente", run.id()).getOrDefault(VALUES, "");
        DataFile back = data.restore("twente", VALUES, then, "ann");

        assertThat(Files.readString(directory.resolve(VALUES))).isEqualTo(HEAD);
        assertThat(back.sha256()).isEqualTo(then);
        assertThat(files.versions("twente", 10)).extracting(Version::by).containsExactly("ann", null, null);
        assertThat(database.jdbc()
                        .queryForObject("select content from companion_content where sha256 = ?", byte[].class, then))
                .as("encrypted")
                .isNotEqualTo(HEAD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aCodeThatIsExplainedHasTheResultsThatWaitForItReadAgain() {
        waits("mapping-unknown-code", "language 'x'", null);

        data.explain("twente", "language", "y", "sv", "ann");
        assertThat(requests.waiting()).isEmpty();
        data.explain("twente", "language", "x", "fi", "ann");

        assertThat(data.text("twente", VALUES).orElseThrow()).contains("language,x,fi,,,ann,", ",dashboard\n");
        assertThat(requests.waiting()).singleElement().satisfies(request -> {
            assertThat(request.wish().moves()).isFalse();
            assertThat(request.wish().waits()).isTrue();
            assertThat(request.since()).isNotNull();
        });
    }

    @Test
    void whatTheCatalogueLacksIsSaidAndTheTransferGoesOn() {
        home.write("catalogue/twente.csv", "code,title\nMC-0,\"Zero, or nothing\"\n");
        UUID transfer = waits("catalogue-thin", "EQF level", "MC-1");

        assertThat(data.lacking("twente").orElseThrow().opportunities())
                .singleElement()
                .satisfies(thin -> {
                    assertThat(thin.code()).isEqualTo("MC-1");
                    assertThat(thin.there()).isFalse();
                });
        assertThatThrownBy(() -> data.describe("twente", "MC-1", Map.of("title", "One", "eqf", "high"), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'eqf'");
        data.describe("twente", "MC-1", Map.of("title", "One", "eqf", "7"), "ann");

        assertThat(data.text("twente", "catalogue/twente.csv").orElseThrow())
                .startsWith("code,title,eqf\nMC-0,\"Zero, or nothing\",\nMC-1,One,7");
        assertThat(database.jdbc().queryForObject("select state from transfer where id = ?", String.class, transfer))
                .isEqualTo("PULLED");
    }

    @Test
    void onlyFilesOfTheConfigurationAreReadOrWritten() {
        assertThatThrownBy(() -> data.text("twente", "hub.yaml")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> data.save("twente", "../x", "a", null, "ann")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> data.save("twente", VALUES, "wrong", "other", "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("faster");
        assertThatThrownBy(() -> data.save("twente", VALUES, "wrong", Sums.of(HEAD), "ann"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the columns must be");
    }

    /** Who may configure a university must not read or write the rest of the machine by it. */
    @Test
    void aPathThatLeadsElsewhereIsNeitherShownNorWritten() {
        home.write("secret", "hunter2");
        home.write("../outside.csv", HEAD);
        for (String elsewhere : List.of(
                "secret", "../outside.csv", directory.resolve("../outside.csv").toString())) {
            versions.activate("twente", TWENTE.replace(VALUES, elsewhere), null, "ann", null);
            hub.active().refresh();

            assertThatThrownBy(() -> data.text("twente", elsewhere))
                    .as(elsewhere)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("where it lies");
            assertThatThrownBy(() -> data.save("twente", elsewhere, HEAD, null, "ann"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> data.explain("twente", "language", "x", "fi", "ann"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> data.restore("twente", elsewhere, Sums.of(TWENTE), "ann"))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void aChangedMeaningIsOfferedToBeReadAnewAndNothingElse() {
        SyncRun run = runs.start("twente", SyncRun.Trigger.MANUAL, null).orElseThrow();
        database.jdbc()
                .update(
                        "insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run)"
                                + " values ('twente', 'a', 1, '', '', true, ?)",
                        run.id());

        assertThat(offer(TWENTE + "identity: [ESI]\n")).satisfies(offer -> {
            assertThat(offer.changed()).containsExactly("identity");
            assertThat(offer.results()).isEqualTo(1);
        });
        assertThat(offer(TWENTE.replace("'x'", "'z'")).changed()).containsExactly("mapping");
        assertThat(offer(TWENTE.replace("A University", "Another")).changed()).isEmpty();
        assertThat(offer(TWENTE.replace("'x'", "'z'").replace("V6", "V5")).changed())
                .as("is read from the beginning anyway")
                .isEmpty();
    }

    private Offer offer(String text) {
        ConnectedUniversity<?> candidate = hub.active().connect("twente", Path.of("draft"), text, null);
        Rereading rereading = new Rereading(
                waiting, files, data, new CatalogueFiles(directory, List.of(), new CatalogueStore(database)));
        Offer offer = rereading.offer(candidate, versions.active("twente").orElseThrow(), connected());
        return offer == null ? new Offer(List.of(), 0, null) : offer;
    }

    private ConnectedUniversity<?> connected() {
        return hub.active().connections().university("twente").orElseThrow();
    }

    private UUID waits(String rule, String missing, @org.jspecify.annotations.Nullable String code) {
        SyncRun run = runs.start("twente", SyncRun.Trigger.MANUAL, null).orElseThrow();
        UUID id = UUID.randomUUID();
        database.jdbc()
                .update(
                        "insert into transfer (id, run, university, source_key, version, state, rule, missing, opportunity_code)"
                                + " values (?, ?, 'twente', 'a', 1, 'REFERRED', ?, array[?], ?)",
                        id,
                        run.id(),
                        rule,
                        missing,
                        code);
        return id;
    }
}
