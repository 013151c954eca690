package eu.passerelle.recognition;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case that is recognised, and one change a call away from it. */
record Cases(
        Completion.State state,
        @Nullable Grade grade,
        @Nullable Credits credits,
        @Nullable String recognisedFrom,
        Learner learner,
        @Nullable LearningOpportunity opportunity,
        boolean reachable) {

    static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    static Cases recognised() {
        return new Cases(
                Completion.State.FINAL,
                new Grade("4", "fi-0-5", Grade.Outcome.PASSED),
                new Credits(new BigDecimal("5.0"), "op", new BigDecimal("5")),
                null,
                learner(List.of(new LearnerIdentifier(LearnerIdentifier.Kind.LOCAL, "17", "uni.example"))),
                opportunity(
                        new QualityAssurance(QualityAssurance.Type.EXTERNAL, LocalizedText.of("en", "Agency"), null)),
                true);
    }

    static Learner learner(List<LearnerIdentifier> identifiers) {
        return new Learner(List.of(PersonName.of("Aino", "Öberg")), null, identifiers);
    }

    static LearningOpportunity opportunity(@Nullable QualityAssurance assured) {
        return new LearningOpportunity(
                "uni",
                "X1",
                LocalizedText.of("en", "Course"),
                null,
                MicroCredentialKind.FORMAL_WITHIN_PATH,
                List.of(new LearningOutcome(LocalizedText.of("en", "Can do it"), List.of())),
                Credits.ects(new BigDecimal("5")),
                Duration.ofMinutes(8010),
                6,
                null,
                AssessmentType.WRITTEN_EXAM,
                Participation.WORK_BASED,
                assured,
                null,
                null,
                null,
                List.of(),
                List.of("en"),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    Cases state(Completion.State changed) {
        return new Cases(changed, grade, credits, recognisedFrom, learner, opportunity, reachable);
    }

    Cases grade(@Nullable Grade changed) {
        return new Cases(state, changed, credits, recognisedFrom, learner, opportunity, reachable);
    }

    Cases credits(@Nullable Credits changed) {
        return new Cases(state, grade, changed, recognisedFrom, learner, opportunity, reachable);
    }

    Cases recognisedFrom(String changed) {
        return new Cases(state, grade, credits, changed, learner, opportunity, reachable);
    }

    Cases identifiers(LearnerIdentifier... changed) {
        return new Cases(state, grade, credits, recognisedFrom, learner(List.of(changed)), opportunity, reachable);
    }

    Cases in(@Nullable LearningOpportunity changed) {
        return new Cases(state, grade, credits, recognisedFrom, learner, changed, reachable);
    }

    Cases unreachable() {
        return new Cases(state, grade, credits, recognisedFrom, learner, opportunity, false);
    }

    RecognitionCase judged() {
        LocalizedText name = LocalizedText.of("en", "University");
        return new RecognitionCase(
                new University(
                        "uni",
                        new Organisation(name, "FIN", null, "uni.example", null),
                        List.of("fi"),
                        ZoneId.of("Europe/Helsinki")),
                new Completion(
                        new CompletionKey("uni", "k1"),
                        learner,
                        "X1",
                        LocalizedText.of("en", "Course"),
                        state,
                        grade,
                        credits,
                        DAY.minusDays(10),
                        null,
                        null,
                        recognisedFrom,
                        null),
                opportunity,
                reachable);
    }
}
