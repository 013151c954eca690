package eu.passerelle.routes;

import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.RecognitionFacts;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Past decisions of Tampere, as many on each of half a credit to fifty credits. */
final class SamplePast {

    private SamplePast() {}

    static void fill(JdbcTemplate jdbc, PolicyKeeper keeper, int decisions, LocalDate day) {
        jdbc.update("insert into sync_run (id, university, trigger, state, owner)"
                + " values (gen_random_uuid(), 'tampere', 'MANUAL', 'DONE', 'test')");
        jdbc.update(
                "insert into transfer (id, run, university, source_key, version, state) select gen_random_uuid(),"
                        + " (select id from sync_run), 'tampere', 'k' || n, 1, 'DELIVERED' from generate_series(0, ?) n",
                decisions - 1);
        for (int half = 1; half <= 100; half++) {
            insert(jdbc, keeper, half, day);
        }
    }

    /** A hundredth of them, on so many half credits. */
    private static void insert(JdbcTemplate jdbc, PolicyKeeper keeper, int half, LocalDate day) {
        Map<String, String> facts = new java.util.HashMap<>(Map.of(
                "state", "final",
                "outcome", "passed",
                "recognisedElsewhere", "false",
                "releaseMode", "automatic",
                "opportunityKnown", "true",
                "missing", "[]",
                "learnerIdentified", "true",
                "reachable", "true",
                "university", "tampere",
                "country", "FIN"));
        facts.putAll(Map.of(
                "hasCredits", "true",
                "credits", String.valueOf(half / 2.0),
                "eqfLevel", "6",
                "qualityAssurance", "external",
                "kind", "formal-within-path",
                "ageDays", "30"));
        Judgement judgement =
                keeper.get().judge(keeper.get().complete(RecognitionFacts.parse(facts)), "tampere", null, day);
        jdbc.update(
                "insert into decision (transfer, as_of, policy, decision, rules, tables, rule, reason, missing, lacking,"
                        + " facts) select id, ?, ?, ?, string_to_array(?, ','), string_to_array(?, ','), ?, ?, '{}', '{12,15}', ?::jsonb"
                        + " from transfer where substring(source_key from 2)::int % 100 = ?",
                day,
                judgement.policy(),
                judgement.decision().word(),
                String.join(
                        ",",
                        judgement.matched().stream().map(Judgement.Match::rule).toList()),
                String.join(
                        ",",
                        judgement.matched().stream().map(Judgement.Match::table).toList()),
                judgement.decision().rule(),
                judgement.decision().reason(),
                new String(
                        JsonMapper.shared().writeValueAsBytes(judgement.facts().known()),
                        java.nio.charset.StandardCharsets.UTF_8),
                half % 100);
    }
}
