package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of an attainment. */
final class AttainmentFields {

    private static final RecordShape.Builder ATTAINMENT = RecordShape.builder();

    static final RecordField ID = ATTAINMENT.field("id");
    static final RecordField TYPE = ATTAINMENT.field("type");
    static final RecordField PERSON = ATTAINMENT.field("personId");
    static final RecordField DOCUMENT_STATE = ATTAINMENT.field("documentState");
    static final RecordField MISREGISTRATION = ATTAINMENT.field("misregistration");
    static final RecordField STATE = ATTAINMENT.field("state");
    static final RecordField COURSE_UNIT = ATTAINMENT.field("courseUnitId");
    static final RecordField NAME = ATTAINMENT.field("name");
    static final RecordField CODE = ATTAINMENT.field("code");
    static final RecordField GRADE_SCALE = ATTAINMENT.field("gradeScaleId");
    static final RecordField GRADE = ATTAINMENT.field("gradeId");
    static final RecordField CREDITS = ATTAINMENT.field("credits");
    static final RecordField DAY = ATTAINMENT.field("attainmentDate");
    static final RecordField LANGUAGE = ATTAINMENT.field("attainmentLanguageUrn");
    static final RecordField TRANSFER = ATTAINMENT.field("creditTransferInfo");

    static final RecordShape SHAPE = ATTAINMENT.build();

    private AttainmentFields() {}
}
