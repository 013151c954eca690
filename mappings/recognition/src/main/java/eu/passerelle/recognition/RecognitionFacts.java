package eu.passerelle.recognition;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import eu.passerelle.tables.CreditUnits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the decision tables are told about a completion: FEEL name to FEEL value. Any of them may be null, which means
 * "not known"; none of them is personal data.
 *
 * <table>
 * <caption>The facts (opportunity = the catalogue's entry)</caption>
 * <tr><th>name</th><th>type</th><th>meaning</th></tr>
 * <tr><td>state</td><td>string</td><td>"provisional", "final"</td></tr>
 * <tr><td>outcome</td><td>string</td><td>"passed", "failed", "unknown" (also where there is no grade)</td></tr>
 * <tr><td>recognisedElsewhere</td><td>boolean</td><td>the result is itself a recognition of credit earned elsewhere</td></tr>
 * <tr><td>hasCredits</td><td>boolean</td><td>the result or else the opportunity states credits, in whatever unit</td></tr>
 * <tr><td>credits</td><td>number</td><td>these in ECTS; null where their unit has no exact ratio</td></tr>
 * <tr><td>eqfLevel</td><td>number</td><td>1 to 8, of the opportunity</td></tr>
 * <tr><td>workloadHours</td><td>number</td><td>notional workload of the opportunity, where it is stated in hours</td></tr>
 * <tr><td>opportunityKnown</td><td>boolean</td><td>the catalogue has the opportunity</td></tr>
 * <tr><td>missing</td><td>list of string</td><td>Annex I elements that the opportunity lacks, all of them where there
 * is none; the workload is not missing where the result itself has credits</td></tr>
 * <tr><td>kind</td><td>string</td><td>"formal-within-path", "formal-outside-path", "non-formal"</td></tr>
 * <tr><td>assessment</td><td>string</td><td>"written-exam", "oral-exam", "project", "portfolio", "practical",
 * "continuous", "coursework"</td></tr>
 * <tr><td>participation</td><td>string</td><td>"online", "onsite", "blended", "work-based"</td></tr>
 * <tr><td>qualityAssurance</td><td>string</td><td>"external", "internal"</td></tr>
 * <tr><td>learnerIdentified</td><td>boolean</td><td>name and, besides, a date of birth or an identifier (ESI, national
 * or local; an address is none)</td></tr>
 * <tr><td>reachable</td><td>boolean</td><td>some delivery target has an address of the learner</td></tr>
 * <tr><td>university</td><td>string</td><td>id of the awarding university</td></tr>
 * <tr><td>country</td><td>string</td><td>its country, ISO 3166-1 alpha-3</td></tr>
 * <tr><td>language</td><td>string</td><td>of instruction, BCP 47: the result's, else the opportunity's first</td></tr>
 * <tr><td>ageDays</td><td>number</td><td>days from the result to the day of judging; negative for a future one</td></tr>
 * </table>
 */
public record RecognitionFacts(Map<Fact, Object> values) {

    private static final List<String> ANNEX_ELEMENTS = List.of(
            "learning outcomes",
            "notional workload",
            "EQF level",
            "type of assessment",
            "form of participation",
            "quality assurance");

    private static final Set<LearnerIdentifier.Kind> IDENTIFYING =
            Set.of(LearnerIdentifier.Kind.ESI, LearnerIdentifier.Kind.NATIONAL, LearnerIdentifier.Kind.LOCAL);

    public RecognitionFacts {
        values = Map.copyOf(values);
    }

    /**
     * The facts of a case.
     *
     * @param asOf the day on which it is judged, in the university's time zone
     */
    public static RecognitionFacts of(RecognitionCase judged, LocalDate asOf) {
        Completion completion = judged.completion();
        LearningOpportunity opportunity = judged.opportunity();
        Credits credits = credits(completion, opportunity);
        Known known = new Known();
        known.put(Fact.STATE, word(completion.state()));
        known.put(Fact.OUTCOME, word(outcome(completion.grade())));
        known.put(Fact.RECOGNISED_ELSEWHERE, completion.recognisedFrom() != null);
        known.put(Fact.HAS_CREDITS, credits != null);
        known.put(Fact.CREDITS, ects(credits, judged.university()));
        known.put(Fact.OPPORTUNITY_KNOWN, opportunity != null);
        known.put(Fact.MISSING, missing(completion, opportunity));
        known.put(Fact.LEARNER_IDENTIFIED, identified(completion.learner()));
        known.put(Fact.REACHABLE, judged.reachable());
        known.put(Fact.UNIVERSITY, judged.university().id());
        known.put(Fact.COUNTRY, judged.university().organisation().country());
        known.put(Fact.LANGUAGE, language(completion, opportunity));
        known.put(Fact.AGE_DAYS, BigDecimal.valueOf(ChronoUnit.DAYS.between(completion.completedOn(), asOf)));
        if (opportunity != null) {
            putOpportunity(known, opportunity);
        }
        return new RecognitionFacts(known.values);
    }

    /** For the tables: every fact by its FEEL name, the unknown ones null, so that none of them is undefined. */
    Map<String, @Nullable Object> feel() {
        Map<String, @Nullable Object> feel = new HashMap<>();
        for (Fact fact : Fact.values()) {
            feel.put(fact.feelName(), values.get(fact));
        }
        return Collections.unmodifiableMap(feel);
    }

    private static void putOpportunity(Known known, LearningOpportunity opportunity) {
        LearningOpportunity.QualityAssurance assured = opportunity.qualityAssurance();
        Integer level = opportunity.eqfLevel();
        known.put(Fact.EQF_LEVEL, level == null ? null : BigDecimal.valueOf(level));
        known.put(Fact.WORKLOAD_HOURS, hours(opportunity));
        known.put(Fact.KIND, word(opportunity.kind()));
        known.put(Fact.ASSESSMENT, word(opportunity.assessment()));
        known.put(Fact.PARTICIPATION, word(opportunity.participation()));
        known.put(Fact.QUALITY_ASSURANCE, assured == null ? null : word(assured.type()));
    }

    private static Grade.Outcome outcome(@Nullable Grade grade) {
        return grade == null ? Grade.Outcome.UNKNOWN : grade.outcome();
    }

    private static @Nullable Credits credits(Completion completion, @Nullable LearningOpportunity opportunity) {
        Credits own = completion.credits();
        return own != null || opportunity == null ? own : opportunity.credits();
    }

    private static @Nullable BigDecimal ects(@Nullable Credits credits, University university) {
        if (credits == null) {
            return null;
        }
        BigDecimal stated = credits.ects();
        return stated != null
                ? stated
                : CreditUnits.standard()
                        .toEcts(credits.value(), credits.unit(), university)
                        .orElse(null);
    }

    private static List<String> missing(Completion completion, @Nullable LearningOpportunity opportunity) {
        List<String> missing = new ArrayList<>(opportunity == null ? ANNEX_ELEMENTS : opportunity.missing());
        if (completion.credits() != null) {
            missing.remove("notional workload");
        }
        return List.copyOf(missing);
    }

    private static @Nullable BigDecimal hours(LearningOpportunity opportunity) {
        return opportunity.workload() == null
                ? null
                : BigDecimal.valueOf(opportunity.workload().toMinutes())
                        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_EVEN);
    }

    private static boolean identified(Learner learner) {
        return learner.born() != null
                || learner.identifiers().stream().anyMatch(identifier -> IDENTIFYING.contains(identifier.kind()));
    }

    private static @Nullable String language(Completion completion, @Nullable LearningOpportunity opportunity) {
        if (completion.language() != null || opportunity == null) {
            return completion.language();
        }
        return opportunity.languages().isEmpty()
                ? null
                : opportunity.languages().getFirst();
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null
                ? null
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Collects what is known and leaves out what is not. */
    private static final class Known {
        private final Map<Fact, Object> values = new java.util.EnumMap<>(Fact.class);

        void put(Fact fact, @Nullable Object value) {
            if (value != null) {
                values.put(fact, value);
            }
        }
    }
}
