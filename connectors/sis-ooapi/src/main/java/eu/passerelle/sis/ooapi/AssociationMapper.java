package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Learner;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One association of a person with an offering: a completion, a withdrawal, nothing yet, or a rejected record. */
final class AssociationMapper {

    private final SisContext<OoapiSettings> sis;
    private final OoapiService service;
    private final Persons persons;
    private final ResultMapper results;
    private final LearnerMapper embedded;
    private final LearnerMapper fetched;

    AssociationMapper(SisContext<OoapiSettings> sis, OoapiService service, Persons persons) {
        this.sis = sis;
        this.service = service;
        this.persons = persons;
        this.results = new ResultMapper(sis.settings(), sis.university().zone());
        this.embedded = new LearnerMapper(sis.university().organisation(), AssociationFields.EMBEDDED);
        this.fetched = new LearnerMapper(sis.university().organisation(), PersonFields.ALONE);
    }

    /** What an association turned out to be. */
    sealed interface Mapped {
        record Event(CompletionEvent event) implements Mapped {}

        record Rejected(RejectedRecord rejected) implements Mapped {}

        /** An enrolment without a result, or not a learner's. */
        record NoResult() implements Mapped {}
    }

    Mapped map(String key, JsonRecord association, Offering offering) {
        try {
            if (association.text(AssociationFields.ID) == null) {
                throw new Unreadable("the association has no associationId", "Give it one: it is the result's key.");
            }
            return read(new CompletionKey(sis.university().id(), key), association, offering);
        } catch (Unreadable e) {
            SourceRecord raw = raw(association.bytes());
            return new Mapped.Rejected(new RejectedRecord(key, raw, offering.scope() + ": " + e.reason(), e.repair()));
        }
    }

    private Mapped read(CompletionKey key, JsonRecord association, Offering offering) throws Unreadable {
        String role = Fields.word(association, AssociationFields.ROLE);
        if (role != null && !role.equals("student")) {
            return new Mapped.NoResult();
        }
        String state = Fields.word(association, AssociationFields.STATE);
        if ("canceled".equals(state) || "cancelled".equals(state)) {
            return new Mapped.Event(new CompletionEvent.Withdrawn(key, "the association was cancelled in the SIS"));
        }
        if (!ResultMapper.isThere(association)) {
            return new Mapped.NoResult();
        }
        if (state != null && !state.equals("associated") && !state.equals("finished")) {
            throw new Unreadable(
                    "there is a result, but the association's state is neither associated nor finished",
                    "Correct the state of the association in the SIS.");
        }
        JsonRecord person = AssociationFields.EMBEDDED.isThere(association) ? null : person(association);
        Learner learner = person == null ? embedded.learner(association) : fetched.learner(person);
        byte[] raw = person == null ? association.bytes() : service.withPerson(association, person);
        Completion completion = completion(key, association, learner, offering);
        return new Mapped.Event(new CompletionEvent.Reported(completion, offering.scope(), raw(raw)));
    }

    private Completion completion(CompletionKey key, JsonRecord association, Learner learner, Offering offering)
            throws Unreadable {
        return new Completion(
                key,
                learner,
                offering.course().code(),
                offering.title(),
                results.state(association),
                results.grade(association, offering.valueType()),
                credits(association, offering),
                results.day(association),
                null,
                offering.language(),
                results.recognisedFrom(association),
                null);
    }

    /** The result's own study load, else that of this learner's enrolment, else the course's. */
    private static @Nullable Credits credits(JsonRecord association, Offering offering) throws Unreadable {
        Credits achieved = StudyLoad.of(association.list(AssociationFields.RESULT_STUDY_LOAD))
                .credits();
        Credits enrolled = achieved == null
                ? StudyLoad.of(association.list(AssociationFields.STUDY_LOAD)).credits()
                : achieved;
        return enrolled == null ? offering.course().credits() : enrolled;
    }

    private JsonRecord person(JsonRecord association) throws Unreadable {
        String id = Stream.of(AssociationFields.EMBEDDED_ID, AssociationFields.PERSON, AssociationFields.PERSON_ID)
                .map(association::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() ->
                        new Unreadable("the association names no person", "Complete the association in the SIS."));
        return persons.get(sis, service, id)
                .orElseThrow(() -> new Unreadable(
                        "the association's person does not exist (HTTP 404)",
                        "Publish the person, or end the association."));
    }

    private static SourceRecord raw(byte[] association) {
        return new SourceRecord("application/json", association);
    }
}
