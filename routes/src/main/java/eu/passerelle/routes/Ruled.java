package eu.passerelle.routes;

import eu.passerelle.journal.RulingInForce;
import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.OverrideLimit;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.recognition.RecognitionDecision.Declined;
import eu.passerelle.recognition.RecognitionDecision.Recognised;
import eu.passerelle.recognition.RecognitionDecision.Referred;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people have decided, in the place of what the tables say; it answers the rule it was said about and no other. */
final class Ruled {

    /** In the place of a table's version. */
    private static final String TABLE = "ruling";

    private Ruled() {}

    /** @param ruling null: the tables stand */
    static Judgement by(@Nullable RulingInForce ruling, Judgement tables) {
        if (ruling == null) {
            return tables;
        }
        if (!ruling.recognise()) {
            return with(ruling, tables, new Declined(ruling.rule(), ruling.sentence()));
        }
        // what the tables recognise by now needs no override; what they decline by now was not asked of people
        return tables.decision() instanceof Referred referred ? override(ruling, tables, referred) : tables;
    }

    private static Judgement override(RulingInForce ruling, Judgement tables, Referred referred) {
        if (!referred.rule().equals(ruling.answers())) {
            return notFollowed(
                    ruling,
                    tables,
                    "it was said about " + ruling.answers() + ". What refers it now: " + referred.reason());
        }
        return OverrideLimit.of(tables.facts(), tables.byTables())
                .map(limit -> notFollowed(ruling, tables, limit))
                .orElseGet(() -> {
                    List<String> rules = new ArrayList<>(
                            tables.matched().stream().map(Judgement.Match::rule).toList());
                    rules.add(ruling.rule());
                    return with(ruling, tables, new Recognised(rules, ruling.sentence()));
                });
    }

    private static Judgement with(RulingInForce ruling, Judgement tables, RecognitionDecision decision) {
        List<Judgement.Match> matched = new ArrayList<>(tables.matched());
        matched.add(new Judgement.Match(ruling.rule(), TABLE));
        return new Judgement(decision, tables.asOf(), tables.policy(), matched, tables.facts());
    }

    /** It stays referred, and says why in spite of the ruling. */
    static Judgement notFollowed(RulingInForce ruling, Judgement tables, String why) {
        List<String> missing = tables.decision() instanceof Referred referred ? referred.missing() : List.of();
        return new Judgement(
                new Referred(
                        tables.decision().rule(), "Ruling " + ruling.id() + " could not be followed: " + why, missing),
                tables.asOf(),
                tables.policy(),
                tables.matched(),
                tables.facts());
    }
}
