package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import org.jspecify.annotations.Nullable;

/** What is read of one {@code student-transcript-grades} (v1.1.0); null is what it does not have. */
record TranscriptGrade(JsonRecord row) {

    private static final RecordShape.Builder WANTED = RecordShape.builder();
    private static final RecordField ID = WANTED.field("id");
    private static final RecordField STUDENT = WANTED.field("student", "id");
    private static final RecordField SECTION = WANTED.field("course", "section", "id");
    private static final RecordField DETAIL = WANTED.field("course", "detail", "id");
    private static final RecordField COURSE_NAME = WANTED.field("course", "name");
    private static final RecordField GRADE = WANTED.field("grade", "id");
    private static final RecordField INCOMPLETE = WANTED.field("incompleteGrade");
    private static final RecordField CREDIT_TYPE = WANTED.field("creditCategory", "creditType");
    private static final RecordField CREDIT_CATEGORY = WANTED.field("creditCategory", "id");
    private static final RecordField EARNED = WANTED.field("credit", "earnedCredit");
    private static final RecordField ATTEMPTED = WANTED.field("credit", "attemptedCredit");
    private static final RecordField RECORDED_ON = WANTED.field("recordedOn");
    static final RecordShape SHAPE = WANTED.build();

    @Nullable
    String id() {
        return row.text(ID);
    }

    @Nullable
    String student() {
        return row.text(STUDENT);
    }

    @Nullable
    String section() {
        return row.text(SECTION);
    }

    /** The course itself, where it is named instead of a section. */
    @Nullable
    String course() {
        return row.text(DETAIL);
    }

    /** All that is known of a course elsewhere. */
    @Nullable
    String courseName() {
        return row.text(COURSE_NAME);
    }

    /** The grade definition. */
    @Nullable
    String definition() {
        return row.text(GRADE);
    }

    boolean isIncomplete() {
        return row.get(INCOMPLETE).isObject();
    }

    @Nullable
    String creditType() {
        return row.text(CREDIT_TYPE);
    }

    @Nullable
    String creditCategory() {
        return row.text(CREDIT_CATEGORY);
    }

    @Nullable
    String earned() {
        return row.text(EARNED);
    }

    @Nullable
    String attempted() {
        return row.text(ATTEMPTED);
    }

    @Nullable
    String recordedOn() {
        return row.text(RECORDED_ON);
    }
}
