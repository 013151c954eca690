package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of an association of either version. */
final class AssociationFields {

    private static final RecordShape.Builder ASSOCIATION = RecordShape.builder();

    static final RecordField ID = ASSOCIATION.field("associationId");
    static final RecordField ROLE = ASSOCIATION.field("role");
    static final RecordField STATE = ASSOCIATION.field("state");
    static final RecordField STUDY_LOAD = ASSOCIATION.list(StudyLoad.SHAPE, "studyLoad");
    static final RecordField EXT = ASSOCIATION.field("ext");
    static final RecordField CONSUMER = ASSOCIATION.field("consumer");
    static final RecordField CONSUMERS = ASSOCIATION.field("consumers");

    static final RecordField PERSON_ID = ASSOCIATION.field("personId");
    /** A person who is not sent along: the bare id. */
    static final RecordField PERSON = ASSOCIATION.field("person");

    static final RecordField EMBEDDED_ID = ASSOCIATION.field("person", "personId");
    static final PersonFields EMBEDDED = PersonFields.of(ASSOCIATION, "person");

    static final RecordField RESULT_STATE = ASSOCIATION.field("result", "state");
    static final RecordField PASS = ASSOCIATION.field("result", "pass");
    static final RecordField SCORE = ASSOCIATION.field("result", "score");
    static final RecordField FINAL = ASSOCIATION.field("result", "final");
    static final RecordField DATE = ASSOCIATION.field("result", "resultDate");
    static final RecordField DATE_TIME = ASSOCIATION.field("result", "resultDateTime");
    static final RecordField RESULT_STUDY_LOAD = ASSOCIATION.list(StudyLoad.SHAPE, "result", "studyLoad");
    static final RecordField RESULT_EXT = ASSOCIATION.field("result", "ext");
    static final RecordField RESULT_CONSUMER = ASSOCIATION.field("result", "consumer");
    static final RecordField RESULT_CONSUMERS = ASSOCIATION.field("result", "consumers");

    static final RecordShape SHAPE = ASSOCIATION.build();

    private AssociationFields() {}
}
