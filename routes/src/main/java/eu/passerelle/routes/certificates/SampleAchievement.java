package eu.passerelle.routes.certificates;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An achievement that nobody has, to show what a certificate looks like. */
public final class SampleAchievement {

    private static final LocalizedText TITLE =
            LocalizedText.of("en", "Sample: Ethics of Data and Artificial Intelligence");
    /** Any will do: nothing of a sample is ever given to anybody. */
    private static final String NO_IDENTIFIER = "NTREU-SAMPLE";

    private SampleAchievement() {}

    public static Achievement of(University university) {
        CompletionKey key = new CompletionKey(university.id(), "sample");
        Credits five = Credits.ects(new BigDecimal("5"));
        Completion completion = new Completion(
                key,
                new Learner(
                        List.of(PersonName.of("Žofia Ñandú", "Ødegård-Θεοδώρου"), PersonName.of("Zofia", "Odegard")),
                        LocalDate.of(2000, 2, 29),
                        List.of(new LearnerIdentifier(
                                LearnerIdentifier.Kind.ESI,
                                "urn:schac:personalUniqueCode:int:esi:example.org:0",
                                null))),
                "SAMPLE",
                TITLE,
                Completion.State.FINAL,
                new Grade("5", "fi-0-5", Grade.Outcome.PASSED),
                five,
                LocalDate.of(2026, 6, 15),
                null,
                "en",
                null,
                null);
        return new Achievement(
                CredentialIds.of(key, 1),
                1,
                university,
                new Organisation(
                        university.organisation().legalName(),
                        university.organisation().country(),
                        NO_IDENTIFIER,
                        null,
                        null),
                completion,
                opportunity(university, five),
                Instant.parse("2026-06-16T09:00:00Z"),
                null);
    }

    private static LearningOpportunity opportunity(University university, Credits credits) {
        return new LearningOpportunity(
                university.id(),
                "SAMPLE",
                TITLE,
                null,
                MicroCredentialKind.FORMAL_WITHIN_PATH,
                List.of(new LearningOutcome(
                        LocalizedText.of("en", "Weigh the interests of people in data against their use"), List.of())),
                credits,
                Duration.ofHours(135),
                7,
                null,
                AssessmentType.WRITTEN_EXAM,
                Participation.ONLINE,
                new QualityAssurance(
                        QualityAssurance.Type.INTERNAL,
                        university.organisation().legalName(),
                        null),
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
}
