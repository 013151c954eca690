package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What stacking asks the journal: who has parts, and which stacks were awarded. A part is a result for which a credential
 * stands; while a correction of it is under way, that is still the earlier version. Learners whom people have joined count
 * as one.
 */
public final class StackStore {

    /** Scopes of completions that are stacks: this and the pathway's id. */
    public static final String SCOPE = "pathway:";

    private static final String MODULE =
            "with module as (select * from unnest(?::text[], ?::text[]) as m(university, code)) ";
    private static final String HELD =
            " join credential k on k.id = t.id and k.status = 'ACTIVE' join learner l on l.id = t.learner";
    private static final String PART = "module m join transfer t on t.university = m.university"
            + " and t.opportunity_code = m.code and t.learner is not null" + HELD;
    /** All parts, module by module: of all modules together the planner thinks so many that it reads the whole journal. */
    private static final String PARTS = "module m cross join lateral (select t.id as part, l.id, l.merged_into"
            + " from transfer t" + HELD + " where t.university = m.university and t.opportunity_code = m.code"
            + " and t.learner is not null offset 0) l";

    private static final String AWARD = "completion c join learner l"
            // the keys of other completions are none of ours and may look otherwise
            + " on l.id = case when c.scope like '" + SCOPE + "%'"
            + " then substring(c.source_key from '[0-9a-f-]{36}$')::uuid end"
            + " where c.university = ? and c.live and c.scope like '" + SCOPE + "%'";
    private static final String ROOT = "coalesce(l.merged_into, l.id)";

    private static final String STANDS = "not exists (select 1 from transfer s join stack_part sp on sp.stack = s.id"
            + " left join credential k on k.id = sp.part and k.status = 'ACTIVE'"
            + " left join transfer pt on pt.id = sp.part left join learner pl on pl.id = pt.learner"
            + " where s.university = c.university and s.source_key = c.source_key and s.version = c.version"
            + " and (k.id is null or coalesce(pl.merged_into, pl.id) is distinct from " + ROOT + "))";

    private static final String CATALOGUE =
            "(select coalesce(sum(hashtextextended(o.source || encode(o.hash, 'hex'), 0)::numeric), 0)::text"
                    + " from module m join opportunity o on o.university = m.university and o.code = m.code)";

    private final JdbcTemplate jdbc;
    private final Payloads payloads;

    public StackStore(JournalDatabase database, PayloadCipher cipher) {
        this.jdbc = database.jdbc();
        this.payloads = new Payloads(jdbc, cipher);
    }

    /** A learning opportunity of a university. */
    public record Module(String university, String code) {}

    /**
     * @param learner whose it is
     * @param credential that stands for it, which is also its transfer
     */
    public record Part(UUID learner, UUID credential, Completion completion) {}

    /**
     * A stack that is awarded.
     *
     * @param pathway id
     * @param stands whether credentials stand for all its parts, and all are this learner's
     */
    public record Award(UUID learner, String pathway, String sourceKey, boolean stands) {}

    /**
     * Changes when somebody's parts change, when an award has lost one, and when the catalogue says something else of the
     * modules.
     *
     * @param university that awards
     */
    public String fingerprint(String university, Collection<Module> modules) {
        return Objects.requireNonNull(jdbc.queryForObject(
                MODULE + "select (select count(*) || '.' || coalesce(sum(hashtextextended(l.part::text || " + ROOT
                        + "::text, 0)::numeric), 0) from " + PARTS + ")"
                        + " || '.' || " + CATALOGUE
                        + " || '.' || (select coalesce(sum(hashtextextended(c.source_key || c.version, 0)::numeric), 0)"
                        + " from " + AWARD + " and not " + STANDS + ")",
                String.class,
                universities(modules),
                codes(modules),
                university));
    }

    /**
     * Learners who have parts or awards, in the order of their ids.
     *
     * @param university that awards
     * @param after the last of the page before; null at the beginning
     */
    public List<UUID> learners(String university, Collection<Module> modules, @Nullable UUID after, int most) {
        return jdbc.query(
                MODULE + "select learner from (select " + ROOT + " as learner from " + PARTS + " union select " + ROOT
                        + " from " + AWARD + ") as known where ?::uuid is null or learner > ?::uuid"
                        + " order by learner limit ?",
                (row, number) -> row.getObject(1, UUID.class),
                universities(modules),
                codes(modules),
                university,
                after,
                after,
                most);
    }

    /** Who has which parts: credentials by learner; opens nothing. */
    public Map<UUID, Set<UUID>> holdings(Collection<Module> modules) {
        Map<UUID, Set<UUID>> holdings = new HashMap<>();
        jdbc.query(
                MODULE + "select " + ROOT + ", l.part from " + PARTS,
                row -> {
                    holdings.computeIfAbsent(row.getObject(1, UUID.class), none -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                },
                universities(modules),
                codes(modules));
        return holdings;
    }

    /** Changes when the catalogue says something else of these. */
    public String catalogue(Collection<Module> modules) {
        return Objects.requireNonNull(jdbc.queryForObject(
                MODULE + "select " + CATALOGUE, String.class, universities(modules), codes(modules)));
    }

    /** Learners for whom an award of a pathway stands. */
    public Set<UUID> awarded(String university, String pathway) {
        return new HashSet<>(jdbc.query(
                "select " + ROOT + " from " + AWARD + " and c.scope = ? and " + STANDS,
                (row, number) -> row.getObject(1, UUID.class),
                university,
                SCOPE + pathway));
    }

    /** The parts that these learners have; opens their completions, for the hub only. */
    public List<Part> parts(Collection<UUID> learners, Collection<Module> modules) {
        return jdbc.query(
                MODULE + "select " + ROOT + ", t.id, p.content from learner member cross join " + PART
                        + " and l.id = member.id join payload p on p.transfer = t.id and p.kind = 'COMPLETION'"
                        + " where member.id = any(?) or member.merged_into = any(?)",
                (row, number) -> part(row),
                universities(modules),
                codes(modules),
                ids(learners),
                ids(learners));
    }

    private Part part(ResultSet row) throws SQLException {
        UUID transfer = row.getObject(2, UUID.class);
        byte[] json = payloads.open(transfer, PayloadKind.COMPLETION, row.getBytes(3));
        return new Part(row.getObject(1, UUID.class), transfer, ModelJson.read(json, Completion.class));
    }

    /** What these learners were awarded by the university, those that stand first. */
    public List<Award> awards(String university, Collection<UUID> learners) {
        return jdbc.query(
                "select learner, pathway, source_key, stands from (select " + ROOT + " as learner,"
                        + " substring(c.scope from " + (SCOPE.length() + 1) + ") as pathway, c.source_key,"
                        + " " + STANDS
                        + " as stands from " + AWARD + ") as award where learner = any(?)"
                        + " order by learner, pathway, stands desc, source_key",
                (row, number) ->
                        new Award(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4)),
                university,
                ids(learners));
    }

    /** The learner that people have decided this one is; empty for one that nobody knows. */
    public Optional<UUID> learner(UUID learner) {
        return jdbc
                .query(
                        "select " + ROOT + " from learner l where l.id = ?",
                        (row, number) -> row.getObject(1, UUID.class),
                        learner)
                .stream()
                .findFirst();
    }

    /** Keeps who looked at a learner's progress. */
    public void seen(String pathway, UUID learner, String who) {
        Audit.add(jdbc, who, "see stack", pathway + "/" + learner, "progress, without personal data");
    }

    private static String[] universities(Collection<Module> modules) {
        return modules.stream().map(Module::university).toArray(String[]::new);
    }

    private static String[] codes(Collection<Module> modules) {
        return modules.stream().map(Module::code).toArray(String[]::new);
    }

    private static UUID[] ids(Collection<UUID> learners) {
        return learners.toArray(UUID[]::new);
    }
}
