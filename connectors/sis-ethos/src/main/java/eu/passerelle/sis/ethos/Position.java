package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How far has been read: either within a reading of all grades, or in the queue of change notifications.
 *
 * @param list place in the list of all grades; null between two readings of it
 * @param queue id of the last notification whose consequence the hub has stored; 0 before the first
 * @param began day on which the last reading of all grades began
 */
record Position(@Nullable ListPlace list, long queue, LocalDate began) {

    private static final JsonRecords JSON = JsonRecords.within(5);
    private static final JsonFactory WRITER = new JsonFactory();

    private static final RecordShape.Builder POSITION = RecordShape.builder();
    private static final RecordField OFFSET = POSITION.field("list", "offset");
    private static final RecordField TAIL = POSITION.field("list", "tail");
    private static final RecordField PASS = POSITION.field("list", "pass");
    private static final RecordField MOVED = POSITION.field("list", "moved");
    private static final RecordField NAMELESS = POSITION.field("list", "nameless");
    private static final RecordField QUEUE = POSITION.field("queue");
    private static final RecordField BEGAN = POSITION.field("began");
    private static final RecordShape SHAPE = POSITION.build();

    /**
     * @param offset of the first row that was not read, when it was read
     * @param tail ids of the last rows read, to see whether the list has moved since
     * @param pass 1 for the first, counting on when the list moved and is read once more
     * @param moved whether rows may have slipped by in this pass
     * @param nameless whether a row had no id, so that absence proves nothing
     */
    record ListPlace(int offset, List<String> tail, int pass, boolean moved, boolean nameless) {

        static final ListPlace START = new ListPlace(0, List.of(), 1, false, false);

        ListPlace {
            tail = List.copyOf(tail);
        }

        ListPlace again() {
            return new ListPlace(0, List.of(), pass + 1, false, nameless);
        }
    }

    /** A watermark that is not ours, or none, starts with all grades: reading again does no harm. */
    static Position of(Watermark watermark, LocalDate today) {
        Position start = new Position(ListPlace.START, 0, today);
        if (watermark.isNone()) {
            return start;
        }
        try {
            JsonRecord read = JSON.one(watermark.value().getBytes(StandardCharsets.UTF_8), SHAPE);
            LocalDate began = IsoDay.ofDay(String.valueOf(read.text(BEGAN)));
            return new Position(
                    read.get(OFFSET).isMissingNode() ? null : place(read),
                    read.get(QUEUE).asLong(0),
                    began);
        } catch (JacksonException | DateTimeException e) {
            return start;
        }
    }

    private static ListPlace place(JsonRecord read) {
        List<String> tail = new ArrayList<>();
        read.get(TAIL).values().forEach(id -> tail.add(id.asString()));
        return new ListPlace(
                read.get(OFFSET).asInt(0),
                tail,
                read.get(PASS).asInt(1),
                read.get(MOVED).asBoolean(false),
                read.get(NAMELESS).asBoolean(false));
    }

    Position at(@Nullable ListPlace place) {
        return new Position(place, queue, began);
    }

    Position processed(long notification) {
        return new Position(null, notification, began);
    }

    Watermark watermark() {
        StringWriter value = new StringWriter();
        try (JsonGenerator json = WRITER.createGenerator(ObjectWriteContext.empty(), value)) {
            json.writeStartObject();
            if (list != null) {
                json.writeObjectPropertyStart("list");
                json.writeNumberProperty("offset", list.offset());
                json.writeArrayPropertyStart("tail");
                list.tail().forEach(json::writeString);
                json.writeEndArray();
                json.writeNumberProperty("pass", list.pass());
                json.writeBooleanProperty("moved", list.moved());
                json.writeBooleanProperty("nameless", list.nameless());
                json.writeEndObject();
            }
            json.writeNumberProperty("queue", queue);
            json.writeStringProperty("began", began.toString());
            json.writeEndObject();
        }
        return new Watermark(value.toString());
    }
}
