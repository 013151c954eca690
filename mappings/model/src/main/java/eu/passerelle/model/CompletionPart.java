package eu.passerelle.model;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A completion, awarded by whatever university, that a larger one is made of; named by the credential that stands for it.
 *
 * @param credential id of that credential
 * @param key of the part
 * @param awardedBy the university that awarded it
 * @param title as in the part
 * @param opportunityCode in the awarding university's catalogue
 * @param credits as awarded, ECTS given
 * @param kind of micro-credential; null where it is not known
 * @param eqfLevel 1 to 8; null where it is not known
 * @param completedOn day of the part
 */
public record CompletionPart(
        UUID credential,
        CompletionKey key,
        Organisation awardedBy,
        LocalizedText title,
        String opportunityCode,
        Credits credits,
        LearningOpportunity.@Nullable MicroCredentialKind kind,
        @Nullable Integer eqfLevel,
        LocalDate completedOn) {}
