package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.IsoMoment;
import eu.passerelle.connectors.json.JsonApi;
import eu.passerelle.connectors.json.JsonFields;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The gradebook and rostering services of one university: requests and envelopes, nothing of their meaning. */
final class OneRosterService {

    static final String RESULTS = "/gradebook/v1p2/results";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SisContext<OneRosterSettings> sis;
    private final JsonApi api;
    private final String base;

    OneRosterService(SisContext<OneRosterSettings> sis) {
        this.sis = sis;
        this.api = new JsonApi(sis, new SisHttp(sis, sis.settings().auth()), "OneRoster 1.2");
        this.base = sis.settings().base().toString().replaceAll("/+$", "");
    }

    /**
     * Rows of a list.
     *
     * @param total as the service counts them now; null where it does not say
     */
    record Page(List<JsonNode> rows, @Nullable Integer total) {

        /**
         * Whether rows may follow. Without a total only an empty page says that none do: services have limits of their
         * own, so that a page may be shorter than asked for.
         */
        boolean hasMore(int offset) {
            return total == null ? !rows.isEmpty() : offset + rows.size() < total;
        }
    }

    /** Results of this time and later, oldest first. */
    Page results(@Nullable Instant from, int offset, int limit) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("sort", "dateLastModified");
        query.put("orderBy", "asc");
        if (from != null) {
            query.put("filter", "dateLastModified>='" + TIME.format(from) + "'");
        }
        return list(RESULTS, "results", query, offset, limit);
    }

    Page list(Kind kind, int offset, int limit) {
        return list(kind.path(), kind.many(), new LinkedHashMap<>(Map.of("sort", "sourcedId")), offset, limit);
    }

    /** One object; empty on 404. */
    Optional<JsonNode> get(Kind kind, String id) {
        return api.get(
                        URI.create(base + kind.path() + '/' + JsonApi.segment(id)),
                        "application/json",
                        kind.path() + "/{sourcedId}")
                .map(answer -> answer.body().path(kind.one()))
                .filter(JsonNode::isObject);
    }

    private Page list(String path, String envelope, Map<String, String> query, int offset, int limit) {
        query.put("limit", String.valueOf(limit));
        query.put("offset", String.valueOf(offset));
        JsonApi.Answer answer = api.get(URI.create(base + path + '?' + JsonApi.query(query)), "application/json")
                .orElseThrow(() -> new SisRejected(sis.university().id() + ": There is no " + path
                        + " (HTTP 404): check 'base' in the settings; the hub reads OneRoster 1.2."));
        JsonNode rows = answer.body().path(envelope);
        if (!rows.isArray()) {
            throw malformed(path, "no '" + envelope + "'");
        }
        Integer total = answer.http()
                .headers()
                .firstValue("x-total-count")
                .filter(count -> count.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .orElse(null);
        if (rows.isEmpty() && total != null && total > offset) {
            throw malformed(path, "no rows from " + offset + " on, although there are " + total);
        }
        return new Page(List.copyOf(rows.values()), total);
    }

    MalformedRecord malformed(String path, String what) {
        return api.malformed(path, what);
    }

    byte[] bytes(JsonNode row) {
        return api.bytes(row);
    }

    /** Null for what is no time with an offset. */
    static @Nullable Instant time(JsonNode row) {
        String text = JsonFields.text(row, "dateLastModified");
        try {
            return text == null ? null : Position.millis(IsoMoment.of(text));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
