package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/**
 * What is read of the items of a list.
 *
 * @param idName name of the identifying field
 */
record ItemShape(String idName, RecordField id, RecordShape shape) {

    static final ItemShape ASSOCIATION = new ItemShape("associationId", AssociationFields.ID, AssociationFields.SHAPE);

    private static final RecordShape.Builder COURSES = RecordShape.builder();
    private static final RecordField COURSE_ID = COURSES.field("courseId");
    static final RecordField COURSE_CODE = COURSES.field("primaryCode", "code");
    static final ItemShape COURSE = new ItemShape("courseId", COURSE_ID, COURSES.build());

    /** Of items that are few, and read as trees. */
    static ItemShape of(String idName) {
        RecordShape.Builder shape = RecordShape.builder();
        return new ItemShape(idName, shape.field(idName), shape.build());
    }
}
