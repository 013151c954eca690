package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Learner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One association of a person with an offering: a completion, a withdrawal, nothing yet, or a rejected record. */
final class AssociationMapper {

    private final SisContext<OoapiSettings> sis;
    private final OoapiService service;
    private final Persons persons;
    private final ResultMapper results;
    private final LearnerMapper learners;

    AssociationMapper(SisContext<OoapiSettings> sis, OoapiService service, Persons persons) {
        this.sis = sis;
        this.service = service;
        this.persons = persons;
        this.results = new ResultMapper(sis.settings(), sis.university().zone());
        this.learners = new LearnerMapper(sis.university().organisation());
    }

    /** What an association turned out to be. */
    sealed interface Mapped {
        record Event(CompletionEvent event) implements Mapped {}

        record Rejected(RejectedRecord rejected) implements Mapped {}

        /** An enrolment without a result, or not a learner's. */
        record NoResult() implements Mapped {}
    }

    Mapped map(String key, JsonNode association, Offering offering) {
        try {
            if (Fields.text(association, "associationId") == null) {
                throw new Unreadable("the association has no associationId", "Give it one: it is the result's key.");
            }
            return read(new CompletionKey(sis.university().id(), key), association, offering);
        } catch (Unreadable e) {
            SourceRecord raw = raw(association);
            return new Mapped.Rejected(new RejectedRecord(key, raw, offering.scope() + ": " + e.reason(), e.repair()));
        }
    }

    private Mapped read(CompletionKey key, JsonNode association, Offering offering) throws Unreadable {
        String role = Fields.word(association, "role");
        if (role != null && !role.equals("student")) {
            return new Mapped.NoResult();
        }
        String state = Fields.word(association, "state");
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
        JsonNode withPerson = withPerson(association);
        Completion completion = completion(key, withPerson, offering);
        return new Mapped.Event(new CompletionEvent.Reported(completion, offering.scope(), raw(withPerson)));
    }

    private Completion completion(CompletionKey key, JsonNode association, Offering offering) throws Unreadable {
        JsonNode result = association.path("result");
        Learner learner = learners.learner(association.path("person"));
        return new Completion(
                key,
                learner,
                offering.course().code(),
                offering.title(),
                results.state(association),
                results.grade(result, offering.valueType()),
                credits(association, offering),
                results.day(result),
                null,
                offering.language(),
                results.recognisedFrom(association),
                null);
    }

    /** The result's own study load, else that of this learner's enrolment, else the course's. */
    private static @Nullable Credits credits(JsonNode association, Offering offering) throws Unreadable {
        Credits achieved = StudyLoad.of(association.path("result")).credits();
        Credits enrolled = achieved == null ? StudyLoad.of(association).credits() : achieved;
        return enrolled == null ? offering.course().credits() : enrolled;
    }

    /** An association whose person is expanded, as the SIS would have sent it had it expanded persons. */
    private JsonNode withPerson(JsonNode association) throws Unreadable {
        JsonNode person = association.path("person");
        if (person.isObject() && person.size() > 1) {
            return association;
        }
        String embedded = Fields.reference(association, "person", "personId");
        String id = embedded == null ? Fields.text(association, "personId") : embedded;
        if (id == null) {
            throw new Unreadable("the association names no person", "Complete the association in the SIS.");
        }
        Optional<JsonNode> found = persons.get(sis, service, id);
        if (found.isEmpty()) {
            throw new Unreadable(
                    "the association's person does not exist (HTTP 404)",
                    "Publish the person, or end the association.");
        }
        return association instanceof ObjectNode object ? object.deepCopy().set("person", found.get()) : association;
    }

    private SourceRecord raw(JsonNode association) {
        return new SourceRecord("application/json", service.bytes(association));
    }
}
