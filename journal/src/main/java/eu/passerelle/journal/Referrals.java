package eu.passerelle.journal;

import eu.passerelle.journal.TransferView.DecisionView;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The queue of what waits for a person or for the catalogue, and all that is known of one case. Opens no payload. */
public final class Referrals {

    private static final int MOST = 500;
    private static final int SIMILAR = 10;

    private static final String SINCE =
            "coalesce((select min(d.at) from decision d where d.transfer = t.id), t.updated_at) as since";

    private final JdbcTemplate jdbc;
    private final Decisions decisions;
    private final Rulings rulings;

    public Referrals(JournalDatabase database) {
        this.jdbc = database.jdbc();
        this.decisions = new Decisions(database);
        this.rulings = new Rulings(database);
    }

    /**
     * What to look for; every part may be absent.
     *
     * @param after the place where the page before has ended
     * @param most at most so many; 500 at the highest
     */
    public record Search(
            @Nullable String university,
            @Nullable String rule,
            @Nullable TransferPlace after,
            int most) {}

    /**
     * One case of the queue.
     *
     * @param since when it was first judged
     * @param newest the last that a person has said to it: a proposal that waits, a question to the university, ...
     */
    public record Row(
            TransferView transfer, Instant since, @Nullable Ruling newest) {}

    /** @param next where the next page begins; null after the last case */
    public record Page(List<Row> cases, @Nullable TransferPlace next) {}

    /** What waits longest comes first; a case that changes meanwhile moves to the end. */
    public Page find(Search search) {
        return find(search, Universities.ALL);
    }

    /** As {@link #find(Search)}, of these universities only. */
    public Page find(Search search, Universities of) {
        StringBuilder which = new StringBuilder("t.state = 'REFERRED'");
        List<Object> arguments = new ArrayList<>();
        if (search.university() != null) {
            which.append(" and t.university = ?");
            arguments.add(search.university());
        }
        if (!of.areAll()) {
            which.append(" and t.university = any(?)");
            arguments.add(Objects.requireNonNull(of.array()));
        }
        if (search.rule() != null) {
            which.append(" and t.rule = ?");
            arguments.add(search.rule());
        }
        if (search.after() != null) {
            which.append(" and (t.updated_at, t.id) > (?, ?)");
            arguments.add(Timestamp.from(search.after().updatedAt()));
            arguments.add(search.after().id());
        }
        int most = Math.clamp(search.most(), 1, MOST);
        List<Row> found = rows(which + " order by t.updated_at, t.id limit " + (most + 1), arguments.toArray());
        return found.size() <= most
                ? new Page(found, null)
                : new Page(
                        List.copyOf(found.subList(0, most)),
                        TransferPlace.of(found.get(most - 1).transfer()));
    }

    private List<Row> rows(String which, Object... arguments) {
        record Found(TransferView transfer, Instant since) {}
        List<Found> found = jdbc.query(
                "select t.*, " + SINCE + " from transfer t where " + which,
                (row, number) ->
                        new Found(Transfers.transfer(row), Objects.requireNonNull(SyncRuns.instant(row, "since"))),
                arguments);
        Map<UUID, Ruling> newest =
                rulings.newest(found.stream().map(each -> each.transfer().id()).toList());
        return found.stream()
                .map(each -> new Row(
                        each.transfer(),
                        each.since(),
                        newest.get(each.transfer().id())))
                .toList();
    }

    /**
     * How many wait by one rule.
     *
     * @param proposed of them with a proposal that waits for a second person
     * @param oldest when the one that waits longest came to wait
     */
    public record ByRule(String rule, long count, long proposed, Instant oldest) {}

    /** @param university only of this one; null: of all. Most first. */
    public List<ByRule> rules(@Nullable String university) {
        return rules(university, Universities.ALL);
    }

    /** @param university only of this one; null: of all of these. Most first. */
    public List<ByRule> rules(@Nullable String university, Universities of) {
        return jdbc.query(
                "select t.rule, count(*), count(g.id), min(t.updated_at) as oldest from transfer t"
                        + " left join ruling g on g.transfer = t.id and g.state = 'PROPOSED'"
                        + " where t.state = 'REFERRED' and (?::text is null or t.university = ?) and "
                        + Universities.condition("t.university") + " group by t.rule order by count(*) desc, t.rule",
                (row, number) -> new ByRule(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        Objects.requireNonNull(SyncRuns.instant(row, "oldest"))),
                university,
                university,
                of.array(),
                of.array());
    }

    /**
     * All that the journal knows of a case.
     *
     * @param decision the newest, with its facts; null where none is stored
     * @param rulings of this version, oldest first
     * @param similar what people have said where the same rule had referred: the most alike first
     */
    public record Case(
            TransferView transfer,
            Instant since,
            @Nullable DecisionView decision,
            List<Ruling> rulings,
            List<Similar> similar) {}

    /**
     * An earlier case.
     *
     * @param sameCourse of the same course of the same university
     * @param sameMissing whether the same was missing
     */
    public record Similar(
            Ruling ruling,
            String university,
            @Nullable String opportunityCode,
            boolean sameCourse,
            boolean sameMissing) {}

    /** A case, also after it was decided; empty where there is no such transfer. */
    public Optional<Case> find(UUID transfer) {
        return find(transfer, Universities.ALL);
    }

    /** @param similar of which universities similar cases are told */
    public Optional<Case> find(UUID transfer, Universities similar) {
        return rows("t.id = ?", transfer).stream().findFirst().map(row -> {
            List<DecisionView> decided = decisions.of(transfer);
            List<Ruling> said = rulings.of(transfer);
            return new Case(
                    row.transfer(),
                    row.since(),
                    decided.isEmpty() ? null : decided.getLast(),
                    said,
                    similar(row.transfer(), said, similar));
        });
    }

    private List<Similar> similar(TransferView to, List<Ruling> said, Universities of) {
        boolean waits = to.state() == TransferState.REFERRED || said.isEmpty();
        String rule = waits ? to.rule() : said.getLast().rule();
        String[] missing = (waits ? to.missing() : said.getLast().missing()).toArray(String[]::new);
        return jdbc.query(
                "select g.*, t.university, t.opportunity_code, t.university = ? as here,"
                        + " t.university = ? and t.opportunity_code is not distinct from ? as same_course,"
                        + " g.missing = ?::text[] as same_missing from ruling g join transfer t on t.id = g.transfer"
                        + " where g.rule = ? and g.transfer <> ? and g.decision <> 'ASK_BACK'"
                        + " and g.state in ('IN_FORCE', 'REJECTED') and " + Universities.condition("t.university")
                        + " order by same_course desc, same_missing desc, here desc, g.made_at desc limit " + SIMILAR,
                (row, number) -> new Similar(
                        Rulings.ruling(row),
                        row.getString("university"),
                        row.getString("opportunity_code"),
                        row.getBoolean("same_course"),
                        row.getBoolean("same_missing")),
                to.university(),
                to.university(),
                to.opportunityCode(),
                missing,
                rule,
                to.id(),
                of.array(),
                of.array());
    }
}
