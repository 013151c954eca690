package eu.passerelle.journal;

import eu.passerelle.journal.StackStore.Module;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which learners already have a credential for the same course of another university. */
final class SameAchievements {

    private static final String ROOT = "coalesce(l.merged_into, l.id)";
    private static final String OTHER =
            " exists (select 1 from learner m join transfer o on o.learner = m.id and o.university = a.university"
                    + " and o.opportunity_code = a.code and o.id <> t.id"
                    + " join credential c on c.id = o.id and c.status = 'ACTIVE'"
                    + " where m.id = " + ROOT + " or m.merged_into = " + ROOT + ")";
    private static final String ASKED = "unnest(?::uuid[], ?::text[], ?::text[]) as a(transfer, university, code)"
            + " join transfer t on t.id = a.transfer join learner l on l.id = t.learner";

    private final JdbcTemplate jdbc;

    SameAchievements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param courses by transfer, the same course elsewhere
     * @return whether its learner has it; no entry where nobody knows who the learner is
     */
    Map<UUID, Boolean> has(Map<UUID, List<Module>> courses) {
        Map<UUID, Boolean> known = new HashMap<>();
        if (!courses.isEmpty()) {
            jdbc.query(
                    "select a.transfer, bool_or(" + OTHER + ") from " + ASKED + " group by a.transfer",
                    row -> {
                        known.put(row.getObject(1, UUID.class), row.getBoolean(2));
                    },
                    arguments(courses));
        }
        return known;
    }

    /**
     * Outcomes that may still be stored: two universities' results of one learner may be judged at the same time, and
     * each for itself is no duplicate. Who comes second is due again.
     *
     * @param alone by transfer that was judged as no duplicate, the same course elsewhere
     */
    List<IssueOutcome> asHadNow(List<IssueOutcome> decided, Map<UUID, List<Module>> alone) {
        Map<UUID, List<Module>> issued = new HashMap<>(alone);
        issued.keySet()
                .retainAll(decided.stream()
                        .filter(IssueOutcome.Issued.class::isInstance)
                        .map(IssueOutcome::transfer)
                        .toList());
        if (issued.isEmpty()) {
            return decided;
        }
        // one learner's results one after the other, to the end of this transaction; in one order everywhere
        jdbc.query(
                "select pg_advisory_xact_lock(hashtextextended(learner::text, 7)) from (select distinct " + ROOT
                        + " as learner from transfer t join learner l on l.id = t.learner where t.id = any(?)"
                        + " order by 1) as known",
                row -> {},
                (Object) issued.keySet().toArray(UUID[]::new));
        Set<UUID> late = new HashSet<>();
        has(issued).forEach((transfer, has) -> {
            if (has) {
                late.add(transfer);
            }
        });
        jdbc.update("update transfer set next_attempt = now() where id = any(?)", (Object) late.toArray(UUID[]::new));
        return decided.stream()
                .filter(outcome -> !late.contains(outcome.transfer()))
                .toList();
    }

    private static Object[] arguments(Map<UUID, List<Module>> courses) {
        List<UUID> transfers = new ArrayList<>();
        List<Module> modules = new ArrayList<>();
        courses.forEach((transfer, theirs) -> theirs.forEach(module -> {
            transfers.add(transfer);
            modules.add(module);
        }));
        return new Object[] {
            transfers.toArray(UUID[]::new), strings(modules, true), strings(modules, false),
        };
    }

    private static String[] strings(Collection<Module> modules, boolean universities) {
        return modules.stream()
                .map(module -> universities ? module.university() : module.code())
                .toArray(String[]::new);
    }
}
