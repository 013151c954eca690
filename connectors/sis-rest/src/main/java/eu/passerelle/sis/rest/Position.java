package eu.passerelle.sis.rest;

import eu.passerelle.connectors.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a run has read. Partitions are read in the order of their keys, which is ours, so that rows which come and go
 * never move it.
 *
 * @param path keys of the last partition touched, outermost first; empty at the start, and without partitions
 * @param mark page to go on with within it; its {@code next} is null where it is read to its end
 * @param from begin of the window of changes under way, or of the next run
 * @param until end of the run's windows; null between two runs
 * @param seen latest change seen
 */
record Position(
        List<String> path,
        Pages.Mark mark,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant seen) {

    static final Position START = new Position(List.of(), Pages.Mark.FIRST, null, null, null);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Position {
        path = List.copyOf(path);
    }

    /** A watermark of another connector, or none, is the start: reading again does no harm. */
    static Position of(Watermark watermark) {
        if (watermark.isNone()) {
            return START;
        }
        try {
            JsonNode read = JSON.readTree(watermark.value());
            List<String> path = new ArrayList<>();
            read.path("path").values().forEach(key -> path.add(key.asString()));
            return new Position(
                    path,
                    new Pages.Mark(
                            text(read, "page"),
                            text(read, "hash"),
                            read.path("repeats").asInt(0)),
                    moment(read, "from"),
                    moment(read, "until"),
                    moment(read, "seen"));
        } catch (JacksonException | java.time.DateTimeException e) {
            return START;
        }
    }

    /** Whether a run has begun and not ended. */
    boolean isUnderWay() {
        return until != null || !path.isEmpty() || mark.next() != null;
    }

    /** Whether everything before the partitions below {@code outer} is read, and the next one may be begun or done. */
    boolean leadsInto(List<String> outer) {
        return path.size() > outer.size() && path.subList(0, outer.size()).equals(outer);
    }

    boolean hasReadAll(List<String> partition) {
        return path.equals(partition) && mark.next() == null;
    }

    Watermark watermark() {
        ObjectNode value = JSON.createObjectNode();
        var keys = value.putArray("path");
        path.forEach(keys::add);
        put(value, "page", mark.next());
        put(value, "hash", mark.hash());
        if (mark.repeats() > 0) {
            value.put("repeats", mark.repeats());
        }
        put(value, "from", from);
        put(value, "until", until);
        put(value, "seen", seen);
        return new Watermark(value.toString());
    }

    private static void put(ObjectNode object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value.toString());
        }
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable Instant moment(JsonNode object, String name) {
        String text = text(object, name);
        return text == null ? null : Instant.parse(text);
    }
}
