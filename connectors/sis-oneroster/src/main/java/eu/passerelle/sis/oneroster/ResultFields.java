package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of a result. */
final class ResultFields {

    private static final RecordShape.Builder RESULT = RecordShape.builder();

    static final RecordField ID = RESULT.field("sourcedId");
    static final RecordField STATUS = RESULT.field("status");
    static final RecordField MODIFIED = RESULT.field("dateLastModified");
    static final RecordField LINE_ITEM = RESULT.field("lineItem", "sourcedId");
    static final RecordField CLASS = RESULT.field("class", "sourcedId");
    static final RecordField STUDENT = RESULT.field("student", "sourcedId");
    static final RecordField SCORE_SCALE = RESULT.field("scoreScale", "sourcedId");
    static final RecordField SCORE_STATUS = RESULT.field("scoreStatus");
    static final RecordField SCORE = RESULT.field("score");
    static final RecordField TEXT_SCORE = RESULT.field("textScore");
    static final RecordField SCORE_DATE = RESULT.field("scoreDate");
    static final RecordField IN_PROGRESS = RESULT.field("inProgress");
    static final RecordField INCOMPLETE = RESULT.field("incomplete");

    static final RecordShape SHAPE = RESULT.build();

    private ResultFields() {}
}
