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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out the facts of a case; {@link RecognitionFacts} tells what each of them means. */
final class CaseFacts {

    private static final List<String> ANNEX_ELEMENTS = List.of(
            "learning outcomes",
            "notional workload",
            "EQF level",
            "type of assessment",
            "form of participation",
            "quality assurance");

    private static final Set<LearnerIdentifier.Kind> IDENTIFYING =
            Set.of(LearnerIdentifier.Kind.ESI, LearnerIdentifier.Kind.NATIONAL, LearnerIdentifier.Kind.LOCAL);

    private CaseFacts() {}

    /**
     * The facts of a case.
     *
     * @param asOf the day on which it is judged, in the university's time zone
     */
    static RecognitionFacts of(
            RecognitionCase judged, LocalDate asOf, ReferenceData references, SameCourses sameCourses) {
        Completion completion = judged.completion();
        LearningOpportunity opportunity = judged.opportunity();
        Credits credits = credits(completion, opportunity);
        Known known = new Known();
        known.put(Fact.STATE, word(completion.state()));
        known.put(Fact.OUTCOME, word(outcome(completion.grade())));
        known.put(Fact.RECOGNISED_ELSEWHERE, completion.recognisedFrom() != null);
        known.put(Fact.ORIGIN_KNOWN, originKnown(completion.recognisedFrom()));
        known.put(Fact.DUPLICATE, judged.duplicate());
        known.put(Fact.PART_OF_ANOTHER, completion.partOf() != null);
        known.put(Fact.RELEASE_MODE, judged.releaseAsked() == null ? "automatic" : "on-request");
        known.put(Fact.RELEASE_ASKED, judged.releaseAsked());
        known.put(Fact.HAS_CREDITS, credits != null);
        known.put(Fact.CREDITS, ects(credits, judged.university()));
        known.put(Fact.OPPORTUNITY_KNOWN, opportunity != null);
        known.put(Fact.MISSING, missing(completion, opportunity, references));
        known.put(Fact.LEARNER_IDENTIFIED, identified(completion.learner()));
        known.put(Fact.REACHABLE, judged.reachable());
        known.put(Fact.UNIVERSITY, judged.university().id());
        known.put(Fact.COUNTRY, judged.university().organisation().country());
        known.put(Fact.LANGUAGE, language(completion, opportunity));
        known.put(Fact.AGE_DAYS, BigDecimal.valueOf(ChronoUnit.DAYS.between(completion.completedOn(), asOf)));
        if (opportunity != null) {
            putOpportunity(known, opportunity, references);
            known.put(
                    Fact.ACCREDITATION,
                    references.accreditation(judged.university(), opportunity, completion.completedOn()));
        }
        if (completion.parts() != null) {
            known.values.putAll(StackFacts.whole(completion.parts(), sameCourses));
        }
        return references.complete(new RecognitionFacts(known.values));
    }

    private static @Nullable Boolean originKnown(@Nullable String recognisedFrom) {
        return recognisedFrom == null ? null : !recognisedFrom.equals("unknown");
    }

    private static void putOpportunity(Known known, LearningOpportunity opportunity, ReferenceData references) {
        LearningOpportunity.QualityAssurance assured = opportunity.qualityAssurance();
        Integer level = references.eqfLevel(opportunity);
        known.put(Fact.EQF_LEVEL, level == null ? null : BigDecimal.valueOf(level));
        known.put(Fact.WORKLOAD_HOURS, hours(opportunity));
        known.put(Fact.KIND, word(opportunity.kind()));
        known.put(Fact.ASSESSMENT, word(opportunity.assessment()));
        known.put(Fact.PARTICIPATION, word(opportunity.participation()));
        known.put(Fact.IDENTITY_VERIFICATION, word(opportunity.identityVerification()));
        known.put(Fact.STACKABLE, opportunity.stackability() != null);
        known.put(Fact.QUALITY_ASSURANCE, assured == null ? null : word(assured.type()));
        known.put(Fact.QUALITY_REFERENCE, assured == null ? null : assured.reference() != null);
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

    private static List<String> missing(
            Completion completion, @Nullable LearningOpportunity opportunity, ReferenceData references) {
        List<String> missing = new ArrayList<>(opportunity == null ? ANNEX_ELEMENTS : opportunity.missing());
        if (completion.credits() != null) {
            missing.remove("notional workload");
        }
        if (opportunity != null && references.eqfLevel(opportunity) != null) {
            missing.remove("EQF level");
        }
        return List.copyOf(missing);
    }

    private static @Nullable BigDecimal hours(LearningOpportunity opportunity) {
        return opportunity.workload() == null
                ? null
                : BigDecimal.valueOf(opportunity.workload().toMinutes())
                        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_EVEN);
    }

    static boolean identified(Learner learner) {
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
        return constant == null ? null : Fact.word(constant);
    }

    /** Collects what is known and leaves out what is not. */
    private static final class Known {
        private final Map<Fact, Object> values = new EnumMap<>(Fact.class);

        void put(Fact fact, @Nullable Object value) {
            if (value != null) {
                values.put(fact, value);
            }
        }
    }
}
