package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.Watermark;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a run has read: everything up to this offering of this course, in the order of their ids. The order is ours,
 * so that courses and offerings which come and go never move it; what is added behind it is read by the next run.
 *
 * @param course empty at the start
 * @param offering the last one read of that course; null when the whole course is read
 */
record Position(String course, @Nullable String offering) {

    static final Position START = new Position("", null);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A watermark of another connector, or none, is the start: reading again does no harm. */
    static Position of(Watermark watermark) {
        if (watermark.isNone()) {
            return START;
        }
        try {
            JsonNode read = JSON.readTree(watermark.value());
            String course = Fields.text(read, "course");
            return course == null ? START : new Position(course, Fields.text(read, "offering"));
        } catch (JacksonException e) {
            return START;
        }
    }

    boolean hasRead(Course other) {
        int order = course.compareTo(other.id());
        return order > 0 || (order == 0 && offering == null);
    }

    boolean hasRead(Offering other) {
        return other.course().id().equals(course) && offering != null && offering.compareTo(other.id()) >= 0;
    }

    Watermark watermark() {
        var value = JSON.createObjectNode().put("course", course);
        if (offering != null) {
            value.put("offering", offering);
        }
        return new Watermark(value.toString());
    }
}
