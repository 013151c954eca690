package eu.passerelle.journal;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks about learners of the same name and birth date, after the pages are stored: two pages at once do not see each
 * other's learners, this sees both.
 */
public final class Likenesses {

    /** More namesakes born on one day than this are not one person. */
    private static final int MOST_NAMESAKES = 10;

    private static final int MOST = 2_000;

    /** Of one of these and of the other something was asked before. */
    private static final String ASKED =
            "select 1 from identity_candidate x join learner xa on xa.id = x.one join learner xb on xb.id = x.other"
                    + " where (coalesce(xa.merged_into, xa.id), coalesce(xb.merged_into, xb.id)) in"
                    + " ((coalesce(a.merged_into, a.id), coalesce(b.merged_into, b.id)),"
                    + " (coalesce(b.merged_into, b.id), coalesce(a.merged_into, a.id)))";

    private static final long LOCK = 0x6c69_6b65_6e65L;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public Likenesses(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** @return how many questions are new; one instance at a time asks */
    public int ask() {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                return 0;
            }
            return Objects.requireNonNull(jdbc.queryForObject(
                    "with fresh as (update learner_likeness set asked = true where (digest, learner) in (select digest,"
                            + " learner from learner_likeness where not asked limit " + MOST + ") returning digest,"
                            + " learner), pairs as (select distinct least(f.learner, n.learner) as one,"
                            + " greatest(f.learner, n.learner) as other from fresh f cross join lateral (select learner"
                            + " from learner_likeness l where l.digest = f.digest and l.learner <> f.learner limit "
                            + MOST_NAMESAKES + ") n),"
                            + " added as (insert into identity_candidate (id, one, other, reason, evidence)"
                            + " select gen_random_uuid(), p.one, p.other, 'LIKENESS', '{NAME,BIRTH_DATE}' from pairs p"
                            + " join learner a on a.id = p.one join learner b on b.id = p.other"
                            + " where coalesce(a.merged_into, a.id) <> coalesce(b.merged_into, b.id)"
                            + " and not exists (" + ASKED + ")"
                            + " on conflict do nothing returning 1) select count(*) from added",
                    Integer.class));
        }));
    }
}
