package eu.passerelle.journal;

import eu.passerelle.journal.Outbox.WorkOrder;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * First hop: a page with its results, rejected records, withdrawals, watermark and work orders in one transaction. What
 * the journal already has as it is counts as unchanged and makes no transfer.
 */
public final class PageStore {

    /** How long a transfer may be on its way before the sweeper asks for it again. */
    static final String LEASE = "interval '10 minutes'";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final Steps steps;
    private final Outbox outbox;
    private final Withdrawals withdrawals;
    private final Positions positions;
    private final RunProgress progress;
    private final PageLearners learners;
    private final StackParts stackParts;
    private final GradingTables grading;
    private final FirstStatistics statistics;

    public PageStore(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.payloads = new Payloads(jdbc, cipher);
        this.steps = new Steps(jdbc);
        this.outbox = new Outbox(jdbc);
        this.withdrawals = new Withdrawals(jdbc);
        this.positions = new Positions(jdbc, cipher);
        this.progress = new RunProgress(jdbc, positions);
        this.learners = new PageLearners(jdbc, cipher, payloads);
        this.stackParts = new StackParts(jdbc);
        this.grading = new GradingTables(database);
        this.statistics = FirstStatistics.ofPages(jdbc);
    }

    /**
     * Where the run reads on: a whole run from where the university has been read to, one that takes a part from its own
     * last page. Empty before the first page.
     */
    public String position(SyncRun run) {
        return positions.of(run);
    }

    /** The same with what is usually trusted. */
    public List<WorkOrder> store(SyncRun run, Pulled page) {
        return store(run, page, new IdentityRules(IdentityRules.USUALLY_TRUSTED, "", null));
    }

    /**
     * @param rules which identifiers of this university's records say who a learner is
     * @return orders to send now that the page is stored
     */
    public List<WorkOrder> store(SyncRun run, Pulled page, IdentityRules rules) {
        List<WorkOrder> orders = IdentityTables.again(() -> java.util.Objects.requireNonNull(
                database.transactions().execute(status -> storeInTransaction(run, page, rules))));
        statistics.stored(
                orders.stream().mapToInt(order -> order.transfers().size()).sum());
        return orders;
    }

    private List<WorkOrder> storeInTransaction(SyncRun run, Pulled page, IdentityRules rules) {
        Map<String, Arrival> arrivals = Arrival.of(page);
        Map<String, Known> known = known(run.university(), arrivals.keySet());
        List<Arrival> fresh = new ArrayList<>();
        List<Arrival> seenAgain = new ArrayList<>();
        for (Arrival arrival : arrivals.values()) {
            Known before = known.get(arrival.sourceKey());
            if (before != null && before.live() && Arrays.equals(before.hash(), arrival.hash())) {
                seenAgain.add(arrival.withVersion(before.version()));
            } else {
                fresh.add(arrival.withVersion(before == null ? 1 : before.version() + 1));
            }
        }
        List<PageLearners.Arrived> late = toBeMatched(known, seenAgain, progress.readsAnew(run));
        PageLearners.Matched matched = learners.match(run.university(), rules, records(known, fresh), late);
        supersedeWaiting(run.university(), known, fresh);
        insert(run, fresh, stackParts.learners(fresh, matched.learners()));
        touch(run, seenAgain.stream().map(Arrival::sourceKey).toList());
        learners.keep(run.university(), matched);
        int withdrawn = withdrawals.apply(run.university(), page.withdrawals());
        List<WorkOrder> orders = outbox.add(
                Queues.COMPLETIONS,
                fresh.stream()
                        .filter(arrival -> arrival.completion() != null)
                        .map(arrival -> arrival.id(run.university()))
                        .toList());
        grading.keep(run.university(), page.grading());
        progress.move(run, page, fresh.size(), seenAgain.size(), withdrawn);
        return orders;
    }

    private static List<PageLearners.Arrived> records(Map<String, Known> known, List<Arrival> fresh) {
        return fresh.stream()
                .map(arrival -> new PageLearners.Arrived(
                        arrival.sourceKey(),
                        arrival.version(),
                        arrival.learner(),
                        Optional.ofNullable(known.get(arrival.sourceKey()))
                                .map(Known::learner)
                                .orElse(null)))
                .toList();
    }

    /** Stored before learners were known, or before the university's identifiers were trusted as they are. */
    private static List<PageLearners.Arrived> toBeMatched(
            Map<String, Known> known, List<Arrival> seenAgain, boolean anew) {
        return records(known, seenAgain).stream()
                .filter(record -> record.learner() != null && (anew || record.before() == null))
                .toList();
    }

    private Map<String, Known> known(String university, java.util.Set<String> keys) {
        Map<String, Known> known = new HashMap<>();
        jdbc.query(
                "select source_key, version, content_hash, live, learner from completion"
                        + " where university = ? and source_key = any(?) for update",
                row -> {
                    known.put(
                            row.getString(1),
                            new Known(row.getInt(2), row.getBytes(3), row.getBoolean(4), row.getObject(5, UUID.class)));
                },
                university,
                keys.toArray(String[]::new));
        return known;
    }

    /** An earlier version that has not been issued yet must not be any more: the newer one says it better. */
    private void supersedeWaiting(String university, Map<String, Known> known, List<Arrival> fresh) {
        UUID[] earlier = fresh.stream()
                .filter(arrival -> known.containsKey(arrival.sourceKey()))
                .map(arrival ->
                        CredentialIds.of(new CompletionKey(university, arrival.sourceKey()), arrival.version() - 1))
                .toArray(UUID[]::new);
        if (earlier.length > 0) {
            withdrawals.declineWaiting(earlier, "superseded", "A newer version of this result has arrived.");
        }
    }

    private void insert(SyncRun run, List<Arrival> fresh, Map<String, UUID> learnerOf) {
        String university = run.university();
        jdbc.batchUpdate(
                "insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run,"
                        + " learner) values (?, ?, ?, ?, ?, true, ?, ?) on conflict (university, source_key) do update set"
                        + " version = excluded.version, content_hash = excluded.content_hash,"
                        // an unreadable version stays where the readable one was, so that its absence is seen there
                        + " scope = coalesce(nullif(excluded.scope, ''), completion.scope),"
                        + " live = true, last_seen_run = excluded.last_seen_run,"
                        + " learner = excluded.learner",
                fresh,
                500,
                (statement, arrival) -> {
                    statement.setString(1, university);
                    statement.setString(2, arrival.sourceKey());
                    statement.setInt(3, arrival.version());
                    statement.setBytes(4, arrival.hash());
                    statement.setString(5, arrival.scope());
                    statement.setObject(6, run.id());
                    statement.setObject(7, learnerOf.get(arrival.sourceKey()));
                });
        insertTransfers(run, fresh, learnerOf);
        List<Payloads.Payload> stored = new ArrayList<>();
        List<Steps.Step> told = new ArrayList<>();
        for (Arrival arrival : fresh) {
            UUID id = arrival.id(university);
            stored.add(new Payloads.Payload(
                    id,
                    PayloadKind.RAW,
                    arrival.raw().mediaType(),
                    arrival.raw().content()));
            if (arrival.completion() != null) {
                stored.add(new Payloads.Payload(id, PayloadKind.COMPLETION, "application/json", arrival.completion()));
            }
            told.add(new Steps.Step(
                    id, "pulled", arrival.rejection() == null ? "stored" : "rejected", arrival.rejection()));
        }
        payloads.add(stored);
        steps.add(told);
        stackParts.add(university, fresh);
    }

    private void insertTransfers(SyncRun run, List<Arrival> fresh, Map<String, UUID> learnerOf) {
        jdbc.batchUpdate(
                "insert into transfer (id, run, university, source_key, version, state, opportunity_code, rule, reason,"
                        + " responsible, learner, next_attempt)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + ?::interval)",
                fresh,
                500,
                (statement, arrival) -> {
                    boolean readable = arrival.rejection() == null;
                    statement.setObject(1, arrival.id(run.university()));
                    statement.setObject(2, run.id());
                    statement.setString(3, run.university());
                    statement.setString(4, arrival.sourceKey());
                    statement.setInt(5, arrival.version());
                    statement.setString(6, (readable ? TransferState.PULLED : TransferState.REJECTED).name());
                    statement.setString(7, arrival.opportunityCode());
                    statement.setString(8, readable ? null : "unreadable");
                    statement.setString(9, arrival.rejection());
                    statement.setString(10, readable ? null : "UNIVERSITY");
                    statement.setObject(11, learnerOf.get(arrival.sourceKey()));
                    statement.setString(12, readable ? "10 minutes" : null);
                });
    }

    private void touch(SyncRun run, List<String> seenAgain) {
        if (!seenAgain.isEmpty()) {
            jdbc.update(
                    "update completion set last_seen_run = ? where university = ? and source_key = any(?)",
                    run.id(),
                    run.university(),
                    seenAgain.toArray(String[]::new));
        }
    }

    private record Known(
            int version,
            byte[] hash,
            boolean live,
            @Nullable UUID learner) {}
}
