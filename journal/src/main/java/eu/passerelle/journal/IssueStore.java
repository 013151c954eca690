package eu.passerelle.journal;

import eu.passerelle.journal.IssueOutcome.Declined;
import eu.passerelle.journal.IssueOutcome.Failed;
import eu.passerelle.journal.IssueOutcome.Issued;
import eu.passerelle.journal.IssueOutcome.Referred;
import eu.passerelle.journal.Outbox.WorkOrder;
import eu.passerelle.journal.StackStore.Module;
import eu.passerelle.model.Completion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Second hop: what is to be judged and issued, and what became of it, a batch a transaction. */
public final class IssueStore {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final Steps steps;
    private final IssuedCredentials credentials;
    private final IdentityCandidates candidates;
    private final Decisions decisions;
    private final RuledTransfers ruled;
    private final EarlierVersions earlier;
    private final SameAchievements same;
    private final IssueEndings endings;
    private final StatusLists places;

    public IssueStore(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.payloads = new Payloads(jdbc, cipher);
        this.steps = new Steps(jdbc);
        this.credentials = new IssuedCredentials(jdbc, payloads);
        this.candidates = new IdentityCandidates(jdbc);
        this.decisions = new Decisions(database);
        this.ruled = new RuledTransfers(jdbc);
        this.earlier = new EarlierVersions(jdbc);
        this.same = new SameAchievements(jdbc);
        this.endings = new IssueEndings(jdbc);
        this.places = new StatusLists(database);
    }

    /**
     * A pulled completion.
     *
     * @param held whether a person must say first whose it is
     * @param asked whether the learner has asked for its credential
     * @param ruling what people have decided about this version; null: nothing
     * @param revision how often people have changed what it is judged by
     * @param asThen by what it is to be judged; null: by what is in force now
     */
    public record ToIssue(
            UUID transfer,
            int version,
            int attempts,
            Completion completion,
            boolean held,
            boolean asked,
            @Nullable RulingInForce ruling,
            int revision,
            @Nullable AsThen asThen) {}

    /**
     * Judged as when the record was pulled.
     *
     * @param configuration version of the university's configuration that read it; null where none is known
     */
    public record AsThen(@Nullable Integer configuration, Instant at) {}

    /** Those of the order that still wait to be issued; a message that comes twice finds none. */
    public List<ToIssue> load(Collection<UUID> transfers) {
        return jdbc.query(
                "select t.id, t.version, t.attempts, p.content, exists (select 1 from identity_hold h"
                        + " join identity_open o on o.id = h.candidate where h.transfer = t.id),"
                        + " exists (select 1 from release_request r"
                        + " where r.university = t.university and r.source_key = t.source_key), "
                        + RulingInForce.COLUMNS
                        + ", t.revision, t.as_then, t.created_at, (select s.configuration from sync_run s"
                        + " where s.id = t.run) as configuration from transfer t join payload p on p.transfer = t.id and p.kind = 'COMPLETION'"
                        + RulingInForce.JOIN + " where t.id = any(?) and t.state = 'PULLED'",
                (row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    byte[] json = payloads.open(id, PayloadKind.COMPLETION, row.getBytes(4));
                    return new ToIssue(
                            id,
                            row.getInt(2),
                            row.getInt(3),
                            ModelJson.read(json, Completion.class),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            RulingInForce.of(row),
                            row.getInt("revision"),
                            asThen(row));
                },
                (Object) transfers.toArray(UUID[]::new));
    }

    private static @Nullable AsThen asThen(ResultSet row) throws SQLException {
        return row.getBoolean("as_then")
                ? new AsThen(
                        (Integer) row.getObject("configuration"),
                        Objects.requireNonNull(SyncRuns.instant(row, "created_at")))
                : null;
    }

    /**
     * What outcomes were worked out with.
     *
     * @param rulings ids of those that were known
     * @param alone by transfer that was judged as no duplicate, the same course at other universities
     * @param revisions of transfers whose revision is not 0
     * @param places on status lists, given ahead to what may have been issued, in the order in which they were
     */
    public record Basis(
            Set<UUID> rulings,
            Map<UUID, List<Module>> alone,
            Map<UUID, Integer> revisions,
            SequencedMap<CopyRef, ListPlace> places) {

        /** Neither rulings nor courses of others. */
        public static final Basis NONE = new Basis(Set.of(), Map.of());

        /** Nothing that people have changed. */
        public Basis(Set<UUID> rulings, Map<UUID, List<Module>> alone) {
            this(rulings, alone, Map.of(), new LinkedHashMap<>());
        }
    }

    /**
     * Whether the learner already has a credential for the same course of another university.
     *
     * @param courses by transfer, the same course elsewhere
     * @return no entry where nobody knows who the learner is
     */
    public Map<UUID, Boolean> duplicates(Map<UUID, List<Module>> courses) {
        return same.has(courses);
    }

    /** Outcomes that no decision goes with. */
    public List<WorkOrder> store(List<IssueOutcome> outcomes) {
        return store(outcomes, List.of(), Basis.NONE);
    }

    /**
     * Stores what became of transfers and why.
     *
     * @param why decisions of these transfers; those of one that was not settled are left out
     * @param basis what the outcomes were worked out with; what has been overtaken meanwhile is not stored, and due again
     * @return orders to send now that the outcomes are stored
     * @throws IllegalStateException the database has lost a place: nothing is stored, the order is to be done again
     */
    public List<WorkOrder> store(List<IssueOutcome> outcomes, List<Decision> why, Basis basis) {
        return java.util.Objects.requireNonNull(
                database.transactions().execute(status -> storeInTransaction(outcomes, why, basis)));
    }

    private List<WorkOrder> storeInTransaction(List<IssueOutcome> decided, List<Decision> why, Basis basis) {
        places.confirm(basis.places());
        Set<UUID> waiting = lock(decided.stream().map(IssueOutcome::transfer).toList(), basis.revisions());
        List<IssueOutcome> outcomes = same.asHadNow(
                candidates.asHeldNow(ruled.asRuledNow(decided, waiting, basis.rulings()), waiting), basis.alone());
        List<Issued> issued = new ArrayList<>();
        List<IssueEndings.Settled> settled = new ArrayList<>();
        List<Steps.Step> told = new ArrayList<>();
        for (IssueOutcome outcome : outcomes) {
            if (!waiting.contains(outcome.transfer())) {
                continue;
            }
            switch (outcome) {
                case Issued i -> {
                    issued.add(i);
                    settled.add(new IssueEndings.Settled(
                            i.transfer(), TransferState.ISSUED, String.join(", ", i.rules()), null, List.of()));
                    told.add(new Steps.Step(i.transfer(), "recognised", "recognised", String.join(", ", i.rules())));
                    i.sealed()
                            .forEach(file -> told.add(new Steps.Step(
                                    i.transfer(), "sealed", file.format(), file.content().length + " bytes")));
                }
                case Declined d -> {
                    settled.add(new IssueEndings.Settled(
                            d.transfer(), TransferState.DECLINED, d.rule(), d.reason(), List.of()));
                    told.add(new Steps.Step(d.transfer(), "recognised", "declined", d.rule() + ": " + d.reason()));
                }
                case Referred r -> {
                    settled.add(new IssueEndings.Settled(
                            r.transfer(), TransferState.REFERRED, r.rule(), r.reason(), r.missing()));
                    told.add(new Steps.Step(
                            r.transfer(),
                            "recognised",
                            "referred",
                            r.rule() + ": " + r.reason()
                                    + (r.missing().isEmpty() ? "" : " Missing: " + String.join(", ", r.missing()))));
                }
                case Failed f -> {
                    endings.fail(f);
                    told.add(new Steps.Step(
                            f.transfer(),
                            f.failure().step(),
                            f.failure().retryAt() == null ? "failed" : "will retry",
                            f.failure().message()));
                }
            }
        }
        endings.settle(settled);
        Set<UUID> ended = settled.stream().map(IssueEndings.Settled::id).collect(Collectors.toSet());
        decisions.add(why.stream()
                .filter(decision -> ended.contains(decision.transfer()))
                .toList());
        earlier.giveWay(settled.stream()
                .filter(row -> row.state() != TransferState.REFERRED)
                .map(IssueEndings.Settled::id)
                .toArray(UUID[]::new));
        List<WorkOrder> orders = credentials.add(issued);
        steps.add(told);
        return orders;
    }

    /** Those whose outcome counts: one that was worked out with what people have changed meanwhile is worked out again. */
    private Set<UUID> lock(List<UUID> ids, Map<UUID, Integer> revisions) {
        Set<UUID> waiting = new HashSet<>();
        // in one order everywhere, so that two batches cannot wait for each other
        jdbc.query(
                "select id, revision from transfer where id = any(?) and state = 'PULLED' order by id for no key update",
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    if (row.getInt(2) == revisions.getOrDefault(id, 0)) {
                        waiting.add(id);
                    }
                },
                (Object) ids.toArray(UUID[]::new));
        return waiting;
    }
}
