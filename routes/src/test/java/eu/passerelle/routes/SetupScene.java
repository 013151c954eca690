package eu.passerelle.routes;

import eu.passerelle.dashboard.DataDesk;
import eu.passerelle.dashboard.SetupDesk;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.CompanionFiles;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Twente with its file and a file of value maps, over a real journal, as the pages that set it up see it. A test class
 * registers one; each test begins anew, with an empty journal.
 */
@SuppressWarnings("NullAway.Init") // before all and before each
final class SetupScene implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    static final String VALUES = "universities/twente.values.csv";
    static final String HEAD = "map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source\n";
    static final String TWENTE = Home.UNIVERSITY.formatted("twente").replace("id: twente", "# ours\nid: twente")
            + "mapping: {values: " + VALUES + ", fields: {language: \"$code('language', 'x')\"}}\n";

    JournalDatabase database;
    ConfigurationVersions versions;
    CompanionFiles files;
    WaitingForData waiting;
    SyncRequests requests;
    SyncRuns runs;
    /** Of the configuration. */
    Path directory;

    Home home;
    Instance hub;
    Companions companions;
    SetupDesk setup;
    DataDesk data;

    @Override
    public void beforeAll(ExtensionContext context) {
        database = EmptyJournal.open();
        PayloadCipher cipher = new PayloadCipher(new byte[32]);
        versions = new ConfigurationVersions(database);
        files = new CompanionFiles(database, cipher);
        waiting = new WaitingForData(database, cipher);
        requests = new SyncRequests(database);
        runs = new SyncRuns(database, "test");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "setup-")
                .resolve("config");
        database.jdbc()
                .execute("truncate configuration_version, companion_version, companion_content, run_companion,"
                        + " sync_request, transfer, completion, opportunity, sync_run cascade");
        home = Home.in(directory, "hub-1", Map.of());
        home.write(VALUES, HEAD);
        home.university("twente", TWENTE);
        hub = Instance.start(home, versions);
        setup = new Drafting(
                home.open().files(),
                hub.active(),
                versions,
                () -> {
                    throw new IllegalStateException("no test checks");
                },
                (university, wish, told) -> new Previewing.Looked(0, 0, 0, 0, true),
                new OwnFiles(directory, hub.active().connections()));
        restart();
    }

    /** What an instance knows of files by heart is forgotten. */
    void restart() {
        companions = new Companions(directory, hub.active().connections(), files, waiting, requests);
        CatalogueFiles catalogue =
                new CatalogueFiles(directory, hub.active().connections().ids(), new CatalogueStore(database));
        data = new Supplying(directory, hub.active().connections(), companions, files, waiting, catalogue);
        companions.refresh();
    }

    /** A university's file, in force. */
    void activate(String university, String text) {
        home.university(university, text);
        versions.activate(university, text, null, "ann", null);
        hub.active().refresh();
        companions.refresh();
    }

    ConnectedUniversity<?> connected() {
        return hub.active().connections().university("twente").orElseThrow();
    }

    /** A result that waits for what a rule misses. */
    UUID waits(String rule, String missing, @Nullable String code) {
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

    @Override
    public void afterAll(ExtensionContext context) {
        database.close();
    }
}
