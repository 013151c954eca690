package eu.passerelle.sis.lti;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of a result of AGS, and of a member of NRPS. */
final class ResultFields {

    private static final RecordShape.Builder RESULT = RecordShape.builder();
    static final RecordField USER = RESULT.field("userId");
    static final RecordField SCORE = RESULT.field("resultScore");
    static final RecordField MAXIMUM = RESULT.field("resultMaximum");
    static final RecordField TIMESTAMP = RESULT.field("timestamp");
    static final RecordShape SHAPE = RESULT.build();

    private static final RecordShape.Builder PERSON = RecordShape.builder();
    static final RecordField MEMBER = PERSON.field("user_id");
    static final RecordField ROLES = PERSON.field("roles");
    static final RecordField GIVEN = PERSON.field("given_name");
    static final RecordField MIDDLE = PERSON.field("middle_name");
    static final RecordField FAMILY = PERSON.field("family_name");
    static final RecordField NAME = PERSON.field("name");
    static final RecordField SOURCED_ID = PERSON.field("lis_person_sourcedid");
    static final RecordField EMAIL = PERSON.field("email");
    static final RecordShape MEMBER_SHAPE = PERSON.build();

    private ResultFields() {}
}
