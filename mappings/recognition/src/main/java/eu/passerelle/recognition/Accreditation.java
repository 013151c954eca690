package eu.passerelle.recognition;

import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accreditation record, as registers of qualifications (QDR) publish them, looked up offline. The six rules are those
 * of Europass's own accreditation check (EDCI, {@code QDRAccreditationValidationService}): period, awarding body,
 * qualification, EQF level, field, jurisdiction. A limit that the record does not set is met by everything.
 *
 * @param record its id in the register
 * @param source where it was found
 * @param until last day; null for one without an end
 * @param body legal identifier of the accredited awarding body, for example {@code VATPT-501461108}
 * @param qualifications codes of opportunities that it is limited to
 * @param levels EQF levels that it is limited to
 * @param fields ISCED-F codes; one of two digits covers all below it
 * @param countries ISO 3166-1 alpha-3 where the awarding body may be
 * @param agency that accredits; null where the registrar has not written it down
 */
record Accreditation(
        String record,
        String source,
        LocalDate from,
        @Nullable LocalDate until,
        String body,
        List<String> qualifications,
        List<Integer> levels,
        List<String> fields,
        List<String> countries,
        @Nullable Agency agency) {

    /** Who accredits; {@code country} ISO 3166-1 alpha-3. */
    record Agency(String name, String country, AccreditationRecord.Kind kind) {}

    /** As credentials show it; empty where nobody wrote down who accredits, which they have to say. */
    Optional<AccreditationRecord> shown() {
        return Optional.ofNullable(agency)
                .map(who -> new AccreditationRecord(
                        record,
                        source,
                        who.kind(),
                        LocalizedText.of("en", who.name()),
                        who.country(),
                        from,
                        until,
                        !qualifications.isEmpty(),
                        levels,
                        fields,
                        countries));
    }

    /** What a record says about an award; the first rule that is not met, in this order. */
    enum Verdict {
        COVERS,
        OTHER_BODY,
        OTHER_JURISDICTION,
        OTHER_QUALIFICATION,
        OTHER_LEVEL,
        OTHER_FIELD,
        OUT_OF_DATE
    }

    Verdict verdict(University university, LearningOpportunity opportunity, LocalDate awarded) {
        if (!body.equals(university.organisation().legalIdentifier())) {
            return Verdict.OTHER_BODY;
        }
        if (!countries.isEmpty()
                && !countries.contains(university.organisation().country())) {
            return Verdict.OTHER_JURISDICTION;
        }
        if (!qualifications.isEmpty() && !qualifications.contains(opportunity.code())) {
            return Verdict.OTHER_QUALIFICATION;
        }
        if (!levels.isEmpty() && !levels.contains(opportunity.eqfLevel())) {
            return Verdict.OTHER_LEVEL;
        }
        if (!fields.isEmpty() && !opportunity.iscedF().stream().allMatch(this::isInField)) {
            return Verdict.OTHER_FIELD;
        }
        return awarded.isBefore(from) || until != null && awarded.isAfter(until) ? Verdict.OUT_OF_DATE : Verdict.COVERS;
    }

    private boolean isInField(String isced) {
        return fields.stream().anyMatch(isced::startsWith);
    }
}
