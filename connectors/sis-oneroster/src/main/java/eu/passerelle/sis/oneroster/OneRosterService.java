package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.IsoMoment;
import eu.passerelle.connectors.json.JsonApi;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The gradebook and rostering services of one university: requests and envelopes, nothing of their meaning. */
final class OneRosterService {

    static final String RESULTS = "/gradebook/v1p2/results";

    private static final String JSON = "application/json";
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final SisContext<OneRosterSettings> sis;
    private final JsonApi api;
    private final String base;

    OneRosterService(SisContext<OneRosterSettings> sis) {
        this.sis = sis;
        this.api = new JsonApi(sis, new SisHttp(sis, sis.settings().auth()), "OneRoster 1.2");
        this.base = BaseAddress.of(sis.settings().base());
    }

    /**
     * Rows of a list.
     *
     * @param <T> record or tree
     * @param total as the service counts them now; null where it does not say
     */
    record Page<T>(List<T> rows, @Nullable Integer total) {

        /**
         * Whether rows may follow. Without a total only an empty page says that none do: services have limits of their
         * own, so that a page may be shorter than asked for.
         */
        boolean hasMore(int offset) {
            return total == null ? !rows.isEmpty() : offset + rows.size() < total;
        }
    }

    /** Results of this time and later, oldest first. */
    Page<JsonRecord> results(@Nullable Instant from, int offset, int limit) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("sort", "dateLastModified");
        query.put("orderBy", "asc");
        if (from != null) {
            query.put("filter", "dateLastModified>='" + TIME.format(from) + "'");
        }
        JsonApi.Answer<JsonRecords.Listed> answer = answered(
                RESULTS, api.list(address(RESULTS, query, offset, limit), JSON, ResultFields.SHAPE, "results"));
        return page(RESULTS, "results", answer.body().list(), offset, answer.http());
    }

    Page<JsonNode> list(Kind kind, int offset, int limit) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("sort", "sourcedId"));
        JsonApi.Answer<JsonNode> answer =
                answered(kind.path(), api.get(address(kind.path(), query, offset, limit), JSON));
        JsonNode rows = answer.body().path(kind.many());
        return page(
                kind.path(), kind.many(), rows.isArray() ? List.copyOf(rows.values()) : null, offset, answer.http());
    }

    /** One object; empty on 404. */
    Optional<JsonNode> get(Kind kind, String id) {
        return api.get(URI.create(base + kind.path() + '/' + JsonApi.segment(id)), JSON, kind.path() + "/{sourcedId}")
                .map(answer -> answer.body().path(kind.one()))
                .filter(JsonNode::isObject);
    }

    private URI address(String path, Map<String, String> query, int offset, int limit) {
        query.put("limit", String.valueOf(limit));
        query.put("offset", String.valueOf(offset));
        return URI.create(base + path + '?' + JsonApi.query(query));
    }

    private <T> JsonApi.Answer<T> answered(String path, Optional<JsonApi.Answer<T>> answer) {
        return answer.orElseThrow(() -> new SisRejected(sis.university().id() + ": There is no " + path
                + " (HTTP 404): check 'base' in the settings; the hub reads OneRoster 1.2."));
    }

    /** @param rows null where the answer has none */
    private <T> Page<T> page(String path, String envelope, @Nullable List<T> rows, int offset, HubHttp.Answer answer) {
        if (rows == null) {
            throw malformed(path, "no '" + envelope + "'");
        }
        Integer total = answer.headers()
                .firstValue("x-total-count")
                .filter(count -> COUNT.matcher(count).matches())
                .map(Integer::valueOf)
                .orElse(null);
        if (rows.isEmpty() && total != null && total > offset) {
            throw malformed(path, "no rows from " + offset + " on, although there are " + total);
        }
        return new Page<>(rows, total);
    }

    MalformedRecord malformed(String path, String what) {
        return api.malformed(path, what);
    }

    /** Null for what is no time with an offset. */
    static @Nullable Instant time(JsonRecord row) {
        String text = row.text(ResultFields.MODIFIED);
        try {
            return text == null ? null : Position.millis(IsoMoment.of(text));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
