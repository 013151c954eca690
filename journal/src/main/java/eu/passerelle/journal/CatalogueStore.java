package eu.passerelle.journal;

import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The catalogue of learning opportunities, from the SIS or from a file (the file wins). When an entry arrives or
 * changes, completions that were referred for want of it go on by themselves.
 */
public final class CatalogueStore {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Steps steps;
    /** Parsed entries by hash of their JSON; small, as entries are few and change seldom. */
    private final Map<String, LearningOpportunity> parsed = new ConcurrentHashMap<>();

    public CatalogueStore(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.steps = new Steps(jdbc);
    }

    /** Where an entry comes from. */
    public enum Source {
        SIS,
        FILE
    }

    /**
     * Adds and changes entries; what is no longer published stays, as results may still refer to it.
     *
     * @return how many were new or changed
     */
    public int store(String university, Source source, Collection<LearningOpportunity> entries) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            Map<String, byte[]> known = new HashMap<>();
            jdbc.query(
                    "select code, hash from opportunity where university = ? and source = ?",
                    row -> {
                        known.put(row.getString(1), row.getBytes(2));
                    },
                    university,
                    source.name());
            List<Object[]> changed = new ArrayList<>();
            for (LearningOpportunity entry : entries) {
                byte[] json = ModelJson.write(entry);
                byte[] hash = Sha256.of(json);
                if (!Arrays.equals(hash, known.get(entry.code()))) {
                    changed.add(new Object[] {
                        university,
                        entry.code(),
                        source.name(),
                        hash,
                        new String(json, java.nio.charset.StandardCharsets.UTF_8)
                    });
                }
            }
            jdbc.batchUpdate(
                    "insert into opportunity (university, code, source, hash, content) values (?, ?, ?, ?, ?::jsonb)"
                            + " on conflict (university, code, source) do update set hash = excluded.hash,"
                            + " content = excluded.content, updated_at = now()",
                    changed);
            wake(university, changed.stream().map(row -> (String) row[1]).toList());
            return changed.size();
        }));
    }

    private void wake(String university, List<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        List<UUID> woken = jdbc.query(
                "update transfer set state = 'PULLED', next_attempt = now(), attempts = 0, updated_at = now()"
                        + " where university = ? and state = 'REFERRED' and opportunity_code = any(?)"
                        + " and missing is not null and cardinality(missing) > 0 returning id",
                (row, number) -> row.getObject(1, UUID.class),
                university,
                codes.toArray(String[]::new));
        steps.add(woken.stream()
                .map(id -> new Steps.Step(id, "catalogue", "goes on", "the catalogue entry arrived or changed"))
                .toList());
    }

    /** Entries by code; codes without an entry are absent. */
    public Map<String, LearningOpportunity> find(String university, Collection<String> codes) {
        Map<String, LearningOpportunity> found = new HashMap<>();
        jdbc.query(
                "select distinct on (code) code, encode(hash, 'hex'), content::text from opportunity"
                        + " where university = ? and code = any(?) order by code, source",
                row -> {
                    String json = row.getString(3);
                    found.put(
                            row.getString(1),
                            parsed.computeIfAbsent(
                                    row.getString(2), hash -> ModelJson.read(json, LearningOpportunity.class)));
                },
                university,
                codes.toArray(String[]::new));
        return found;
    }
}
