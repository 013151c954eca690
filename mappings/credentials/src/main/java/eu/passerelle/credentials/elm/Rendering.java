package eu.passerelle.credentials.elm;

import eu.passerelle.model.AccreditationRecord;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;

/** One achievement on its way into one document: what every section of the credential needs. */
record Rendering(Achievement achievement, EdcClaim claim, NodeWriter json, Organisations organisations) {

    University university() {
        return achievement.university();
    }

    Completion completion() {
        return achievement.completion();
    }

    LearningOpportunity opportunity() {
        return achievement.opportunity();
    }

    /**
     * Class of what was to be learnt: the only one that may carry levels, accreditation and
     * {@code isPartialQualification}, but in a diploma supplement, see {@link SupplementSection}.
     */
    String specification() {
        return claim.supplement() ? "LearningAchievementSpecification" : "Qualification";
    }

    /** The language of texts whose own language nobody knows. */
    String primaryLanguage() {
        return university().languages().getFirst();
    }

    LocalizedText label(String key) {
        return Labels.in(university().languages(), key);
    }

    /** Dates become the start of that day at the university, as in the official samples. */
    OffsetDateTime at(LocalDate day) {
        return day.atStartOfDay(university().zone()).toOffsetDateTime();
    }

    OffsetDateTime at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .atZone(university().zone())
                .toOffsetDateTime();
    }

    /** The organisation as this credential writes it. */
    SerializableString organisation(Organisations.Role role, Organisation organisation) {
        AccreditationRecord record = claim.accreditation();
        boolean located = role == Organisations.Role.UNIVERSITY
                && record != null
                && !record.countries().isEmpty();
        return organisations.as(role, organisation, located);
    }

    /** The awarding process: repeated by value wherever ELM asks for it, always with the same id. */
    void awardedBy() {
        json.name("awardedBy").nodeWithId("AwardingProcess", "urn:epass:awardingProcess:1");
        awardingBodies();
        json.dateTime("awardingDate", at(completion().completedOn())).end();
    }

    void awardingBodies() {
        LocalizedText other = completion().awardingBody();
        json.array("awardingBody", awardingRoles(other), role -> json.raw(organisation(role, body(role, other))));
    }

    private static List<Organisations.Role> awardingRoles(@Nullable LocalizedText other) {
        return other == null
                ? List.of(Organisations.Role.UNIVERSITY)
                : List.of(Organisations.Role.PARTNER, Organisations.Role.UNIVERSITY);
    }

    private Organisation body(Organisations.Role role, @Nullable LocalizedText other) {
        return role == Organisations.Role.PARTNER && other != null
                ? new Organisation(other, university().organisation().country(), null, null, null)
                : university().organisation();
    }

    static List<String> present(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
