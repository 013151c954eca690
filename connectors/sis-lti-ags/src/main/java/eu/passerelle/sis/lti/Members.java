package eu.passerelle.sis.lti;

import eu.passerelle.connectors.json.JsonRecord;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a course.
 *
 * @param byUser by user id
 * @param course what the platform calls the course
 */
record Members(Map<String, JsonRecord> byUser, @Nullable String course) {}
