package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import org.jspecify.annotations.Nullable;

/** What is read of one change notification (v2); null is what it does not have. */
record ChangeNotification(JsonRecord row) {

    private static final RecordShape.Builder WANTED = RecordShape.builder();
    private static final RecordField ID = WANTED.field("id");
    private static final RecordField RESOURCE_NAME = WANTED.field("resource", "name");
    private static final RecordField RESOURCE_ID = WANTED.field("resource", "id");
    private static final RecordField OPERATION = WANTED.field("operation");
    private static final RecordField PUBLISHED = WANTED.field("published");
    static final RecordShape SHAPE = WANTED.build();

    /** 0 where it has none. */
    long id() {
        return row.get(ID).asLong(0);
    }

    /** {@code student-transcript-grades} and others. */
    @Nullable
    String resource() {
        return row.text(RESOURCE_NAME);
    }

    /** Of the resource. */
    @Nullable
    String resourceId() {
        return row.text(RESOURCE_ID);
    }

    @Nullable
    String operation() {
        return row.text(OPERATION);
    }

    @Nullable
    String published() {
        return row.text(PUBLISHED);
    }
}
