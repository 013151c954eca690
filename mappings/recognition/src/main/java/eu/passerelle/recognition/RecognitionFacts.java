package eu.passerelle.recognition;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the decision tables are told about a completion: FEEL name to FEEL value. Any of them may be null, which means
 * "not known"; none of them is personal data, so they are stored with the decision and it can be replayed.
 *
 * <table>
 * <caption>The facts (opportunity = the catalogue's entry)</caption>
 * <tr><th>name</th><th>type</th><th>meaning</th></tr>
 * <tr><td>state</td><td>string</td><td>"provisional", "final"</td></tr>
 * <tr><td>outcome</td><td>string</td><td>"passed", "failed", "unknown" (also where there is no grade)</td></tr>
 * <tr><td>recognisedElsewhere</td><td>boolean</td><td>the result is itself a recognition of credit earned elsewhere</td></tr>
 * <tr><td>originKnown</td><td>boolean</td><td>of such a one: the source says who awarded the original</td></tr>
 * <tr><td>duplicate</td><td>boolean</td><td>the same learner has the same achievement from another university</td></tr>
 * <tr><td>partOfAnother</td><td>boolean</td><td>the source says which larger result contains this one</td></tr>
 * <tr><td>releaseMode</td><td>string</td><td>"automatic", "on-request": when the university releases credentials</td></tr>
 * <tr><td>releaseAsked</td><td>boolean</td><td>the learner has asked for the credential</td></tr>
 * <tr><td>ageDays</td><td>number</td><td>days from the result to the day of judging; negative for a future one</td></tr>
 * <tr><td>learnerIdentified</td><td>boolean</td><td>name and, besides, a date of birth or an identifier (ESI, national
 * or local; an address is none)</td></tr>
 * <tr><td>reachable</td><td>boolean</td><td>some delivery target has an address of the learner</td></tr>
 * <tr><td>opportunityKnown</td><td>boolean</td><td>the catalogue has the opportunity</td></tr>
 * <tr><td>missing</td><td>list of string</td><td>Annex I elements that the opportunity lacks, all of them where there
 * is none; the workload is not missing where the result itself has credits</td></tr>
 * <tr><td>kind</td><td>string</td><td>"formal-within-path", "formal-outside-path", "non-formal"</td></tr>
 * <tr><td>assessment</td><td>string</td><td>"written-exam", "oral-exam", "project", "portfolio", "practical",
 * "continuous", "coursework"</td></tr>
 * <tr><td>participation</td><td>string</td><td>"online", "onsite", "blended", "work-based"</td></tr>
 * <tr><td>identityVerification</td><td>string</td><td>during assessment: "supervised-onsite", "supervised-online",
 * "unsupervised-verified", "unsupervised"</td></tr>
 * <tr><td>stackable</td><td>boolean</td><td>the opportunity says towards what it stacks</td></tr>
 * <tr><td>hasCredits</td><td>boolean</td><td>the result or else the opportunity states credits, in whatever unit</td></tr>
 * <tr><td>credits</td><td>number</td><td>these in ECTS; null where their unit has no exact ratio</td></tr>
 * <tr><td>workloadHours</td><td>number</td><td>notional workload of the opportunity, where it is stated in hours</td></tr>
 * <tr><td>eqfLevel</td><td>number</td><td>1 to 8, of the opportunity or else of its national level</td></tr>
 * <tr><td>cycle</td><td>string</td><td>of the QF-EHEA, by the EQF level: "short", "first", "second", "third"</td></tr>
 * <tr><td>authority</td><td>number</td><td>1 (full) to 5 (none): group of the awarding university's country in the
 * alliance's survey; null where it is not in it</td></tr>
 * <tr><td>qualityAssurance</td><td>string</td><td>"external", "internal"</td></tr>
 * <tr><td>qualityReference</td><td>boolean</td><td>a decision or register entry, such as DEQAR's, is named</td></tr>
 * <tr><td>accreditation</td><td>string</td><td>what the records of the awarding university say: "covers", or the first
 * rule not met, see {@link Accreditation.Verdict}; null where it has none</td></tr>
 * <tr><td>stack</td><td>string</td><td>"part": what is asked about is one part that might be stacked, "whole": a stacked
 * result with all its parts; null of every other result</td></tr>
 * <tr><td>partKinds</td><td>list of string</td><td>kinds of its parts, "unknown" among them where one is not known</td></tr>
 * <tr><td>partLevel</td><td>number</td><td>EQF level of its lowest part; null where that of one is not known</td></tr>
 * <tr><td>partCredits</td><td>number</td><td>ECTS of its parts together; null where those of one are not known</td></tr>
 * <tr><td>partAgeDays</td><td>number</td><td>days from its oldest part to the day on which the stack was complete</td></tr>
 * <tr><td>partsOverlap</td><td>boolean</td><td>two parts are the same course by same-courses.csv; null of a single
 * part</td></tr>
 * <tr><td>university</td><td>string</td><td>id of the awarding university</td></tr>
 * <tr><td>country</td><td>string</td><td>its country, ISO 3166-1 alpha-3</td></tr>
 * <tr><td>language</td><td>string</td><td>of instruction, BCP 47: the result's, else the opportunity's first</td></tr>
 * </table>
 */
public record RecognitionFacts(Map<Fact, Object> values) {

    public RecognitionFacts {
        values = Map.copyOf(values);
    }

    /**
     * Facts as they were stored; those of names that no fact has any more are left out.
     *
     * @param stored values by FEEL name: text, numbers, booleans, lists of text
     */
    public static RecognitionFacts stored(Map<String, ?> stored) {
        Map<Fact, Object> values = new EnumMap<>(Fact.class);
        stored.forEach((name, value) -> Fact.named(name)
                .ifPresent(fact ->
                        values.put(fact, value instanceof Number number ? new BigDecimal(number.toString()) : value)));
        return new RecognitionFacts(values);
    }

    /**
     * Facts as a person writes them: {@code state} to {@code final}, lists separated by {@code |}.
     *
     * @throws IllegalArgumentException there is no such fact, or the value is not of its type; the message says which
     */
    public static RecognitionFacts parse(Map<String, String> written) {
        Map<Fact, Object> values = new EnumMap<>(Fact.class);
        written.forEach((name, value) -> {
            Fact fact = Fact.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no fact '" + name + "'; did you mean '"
                            + Nearest.to(name, Fact.names()) + "'? The facts are "
                            + String.join(", ", Fact.names())));
            values.put(fact, fact.parse(value));
        });
        return new RecognitionFacts(values);
    }

    /** What is known, by FEEL name, in the order of the facts: to be stored, and for people. */
    public Map<String, Object> known() {
        Map<String, Object> known = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            Object value = values.get(fact);
            if (value != null) {
                known.put(fact.feelName(), value);
            }
        }
        return known;
    }

    /** For the tables: every fact by its FEEL name, the unknown ones null, so that none of them is undefined. */
    Map<String, @Nullable Object> feel() {
        Map<String, @Nullable Object> feel = new HashMap<>();
        for (Fact fact : Fact.values()) {
            feel.put(fact.feelName(), values.get(fact));
        }
        return Collections.unmodifiableMap(feel);
    }
}
