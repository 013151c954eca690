package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of a learner: of a career segment ({@code TrattoCarriera}), and of a person ({@code Persona}). */
final class LearnerFields {

    private static final RecordShape.Builder SEGMENT = RecordShape.builder();
    static final RecordField BOOKLET = SEGMENT.field("matId");
    static final RecordField PERSON = SEGMENT.field("persId");
    static final RecordField GIVEN = SEGMENT.field("nome");
    static final RecordField FAMILY = SEGMENT.field("cognome");
    static final RecordField TAX_CODE = SEGMENT.field("codiceFiscale");
    static final RecordField NUMBER = SEGMENT.field("matricola");
    static final RecordShape SEGMENT_SHAPE = SEGMENT.build();

    private static final RecordShape.Builder PERSONA = RecordShape.builder();
    static final RecordField PERSON_GIVEN = PERSONA.field("nome");
    static final RecordField PERSON_FAMILY = PERSONA.field("cognome");
    static final RecordField PERSON_BORN = PERSONA.field("dataNascita");
    static final RecordField PERSON_TAX_CODE = PERSONA.field("codFis");
    static final RecordField OWN_EMAIL = PERSONA.field("emailAte");
    static final RecordField EMAIL = PERSONA.field("email");
    static final RecordShape PERSON_SHAPE = PERSONA.build();

    private LearnerFields() {}
}
