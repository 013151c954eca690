package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.Watermark;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far has been read: either within a reading of all grades, or in the queue of change notifications.
 *
 * @param list place in the list of all grades; null between two readings of it
 * @param queue id of the last notification whose consequence the hub has stored; 0 before the first
 * @param began day on which the last reading of all grades began
 */
record Position(@Nullable ListPlace list, long queue, LocalDate began) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
            JsonNode read = JSON.readTree(watermark.value());
            LocalDate began = LocalDate.parse(String.valueOf(Fields.text(read, "began")));
            JsonNode list = read.path("list");
            return new Position(
                    list.isObject() ? place(list) : null, read.path("queue").asLong(0), began);
        } catch (JacksonException | DateTimeException e) {
            return start;
        }
    }

    private static ListPlace place(JsonNode list) {
        List<String> tail = new ArrayList<>();
        list.path("tail").values().forEach(id -> tail.add(id.asString()));
        return new ListPlace(
                list.path("offset").asInt(0),
                tail,
                list.path("pass").asInt(1),
                list.path("moved").asBoolean(false),
                list.path("nameless").asBoolean(false));
    }

    Position at(@Nullable ListPlace place) {
        return new Position(place, queue, began);
    }

    Position processed(long notification) {
        return new Position(null, notification, began);
    }

    Watermark watermark() {
        ObjectNode value = JSON.createObjectNode();
        if (list != null) {
            ObjectNode place = value.putObject("list");
            place.put("offset", list.offset());
            list.tail().forEach(place.putArray("tail")::add);
            place.put("pass", list.pass()).put("moved", list.moved()).put("nameless", list.nameless());
        }
        value.put("queue", queue).put("began", began.toString());
        return new Watermark(value.toString());
    }
}
