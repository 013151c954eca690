package eu.passerelle.cli;

import static org.awaitility.Awaitility.await;

import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.dashboard.Configurations;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.TransferState;
import eu.passerelle.journal.TransferView;
import eu.passerelle.journal.Transfers;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.routes.Homecoming;
import eu.passerelle.routes.HubApplication;
import eu.passerelle.routes.Returning;
import eu.passerelle.routes.Scheduling;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoUniversity;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole hub in the test's own process. */
final class RunningHub implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    static {
        // Of some thousand SFTP sessions that the hub closes, one still has an answer under way for which the
        // library has no thread any more: nothing is lost, and whoever waits for something else must not fail for it.
        Awaitility.ignoreExceptionsByDefaultMatching(e -> e instanceof IllegalStateException
                && Arrays.stream(e.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(NoCloseExecutor.class.getName())));
    }

    private final ConfigurableApplicationContext context;
    private final Set<String> universities;

    RunningHub(Configuration configuration) {
        context = HubApplication.start(configuration);
        universities = configuration.universities().keySet();
    }

    /** Where its REST API listens. */
    String address() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    JournalView journal() {
        return context.getBean(JournalView.class);
    }

    /** A place on a status list for a badge of this credential, as if a wallet had fetched one. */
    StatusPlace placed(String university, UUID credential) {
        return context.getBean(CopyStatuses.class)
                .ofCopies(university, credential, "openbadge", List.of(UUID.randomUUID()))
                .getFirst()
                .getFirst();
    }

    /** What the hub does every minute: look for scheduled times that nobody ran. */
    void catchUp() {
        context.getBean(Scheduling.class).catchUp();
    }

    /** Makes the university's file the active version. */
    void activate(String university) {
        context.getBean(Configurations.class)
                .activate(university, new Configurations.Activation("test", null, null, false, false, false), "test");
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    JournalDatabase database() {
        return context.getBean(JournalDatabase.class);
    }

    JdbcTemplate jdbc() {
        return context.getBean(JournalDatabase.class).jdbc();
    }

    Sums total() {
        return journal().sums().values().stream().reduce(Sums.NONE, Sums::plus);
    }

    /** Asks for one more run of each of them. */
    void sync(Set<String> which) {
        SyncRequests requests = context.getBean(SyncRequests.class);
        awaitRuns(which.size(), () -> which.forEach(university -> requests.ask(university, "test")));
    }

    /** Until so many more runs have begun. */
    void awaitRuns(int more, Runnable ask) {
        int before = runs();
        ask.run();
        await().atMost(PATIENCE).until(() -> runs() == before + more);
    }

    /** Reads all universities once more and waits until nothing is on its way. */
    void syncToRest() {
        sync(universities);
        awaitRest();
    }

    /** At rest: no run is open, nothing is in flight. */
    void awaitRest() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> journal().openRuns() == 0 && total().inFlight() == 0);
    }

    /** What the hub does every quarter of a minute: recognition at home, and what is due to the SIS. */
    void bringHome() {
        context.getBean(Homecoming.class).judge();
        context.getBean(Returning.class).sweep();
    }

    /** Each credential's status by its id. */
    Map<String, String> credentials() {
        Map<String, String> statuses = new TreeMap<>();
        jdbc().query("select id, status from credential", row -> {
            statuses.put(row.getString(1), row.getString(2));
        });
        return statuses;
    }

    /** Each transfer's state and when it last changed, by its id. */
    Map<String, String> transfers() {
        Map<String, String> states = new TreeMap<>();
        jdbc().query("select id, state, updated_at from transfer", row -> {
            states.put(row.getString(1), row.getString(2) + " " + row.getString(3));
        });
        return states;
    }

    /** Delivered transfers of first versions, by source key. */
    Map<String, UUID> delivered(String university) {
        Map<String, UUID> ids = new TreeMap<>();
        jdbc().query(
                        "select source_key, id from transfer where university = ? and state = 'DELIVERED' and version = 1",
                        row -> {
                            ids.put(row.getString(1), row.getObject(2, UUID.class));
                        },
                        university);
        return ids;
    }

    /** The delivered transfer of a result as its campus has it now. */
    UUID delivered(DemoUniversity university, String result) {
        return delivered(university.campus().id()).entrySet().stream()
                .filter(entry -> Expected.isKeyOf(university, result, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    List<TransferView> rejected(String university) {
        return context.getBean(Transfers.class)
                .find(new Transfers.Search(university, TransferState.REJECTED, null, null, null, null, 500))
                .transfers();
    }

    /** Ids of those whose source record is kept. */
    List<UUID> rawRecords(List<TransferView> transfers) {
        return jdbc().query(
                        "select transfer from payload where kind = 'RAW' and transfer = any(?)",
                        (row, number) -> row.getObject(1, UUID.class),
                        (Object) transfers.stream().map(TransferView::id).toArray(UUID[]::new));
    }

    List<UUID> runIds() {
        return jdbc().query("select id from sync_run", (row, number) -> row.getObject(1, UUID.class));
    }

    private int runs() {
        return runIds().size();
    }

    @Override
    public void close() {
        context.close();
    }
}
