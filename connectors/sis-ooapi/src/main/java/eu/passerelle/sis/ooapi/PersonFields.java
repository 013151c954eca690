package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import java.util.stream.Stream;

/** What is read of a {@code Person}, which stands within an association or alone. */
record PersonFields(
        RecordField given,
        RecordField preferred,
        RecordField prefix,
        RecordField surname,
        RecordField display,
        RecordField born,
        RecordField codeType,
        RecordField code,
        RecordField otherCodes,
        RecordField mail) {

    private static final RecordShape.Builder CODE = RecordShape.builder();
    static final RecordField CODE_TYPE = CODE.field("codeType");
    static final RecordField CODE_VALUE = CODE.field("code");
    private static final RecordShape CODES = CODE.build();

    private static final RecordShape.Builder PERSON = RecordShape.builder();

    static final PersonFields ALONE = of(PERSON);
    static final RecordShape SHAPE = PERSON.build();

    /** @param within names of the objects around the person */
    static PersonFields of(RecordShape.Builder shape, String... within) {
        return new PersonFields(
                field(shape, within, "givenName"),
                field(shape, within, "preferredName"),
                field(shape, within, "surnamePrefix"),
                field(shape, within, "surname"),
                field(shape, within, "displayName"),
                field(shape, within, "dateOfBirth"),
                field(shape, within, "primaryCode", "codeType"),
                field(shape, within, "primaryCode", "code"),
                shape.list(CODES, path(within, "otherCodes")),
                field(shape, within, "mail"));
    }

    /** Whether more than the person's id was sent. */
    boolean isThere(JsonRecord record) {
        return record.has(given)
                || Stream.of(preferred, prefix, surname, display, born, codeType, code, mail)
                        .anyMatch(record::has)
                || !record.list(otherCodes).isEmpty();
    }

    private static RecordField field(RecordShape.Builder shape, String[] within, String... path) {
        return shape.field(path(within, path));
    }

    private static String[] path(String[] within, String... path) {
        return Stream.of(within, path).flatMap(Stream::of).toArray(String[]::new);
    }
}
