package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.RecordShape;
import eu.passerelle.connectors.json.SafeJson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One university's Ethos Integration: requests and JSON, nothing of their meaning. */
final class EthosService {

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final String NOTIFICATIONS = "application/vnd.hedtech.change-notifications.v2+json";

    private final SisContext<EthosSettings> sis;
    private final SisHttp http;
    private final JsonMapper json;
    private final JsonRecords records;
    private final String base;

    EthosService(SisContext<EthosSettings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, EthosLogin.of(sis.settings()));
        this.json = SafeJson.reader(sis.limits().maxDepth());
        this.records = JsonRecords.within(sis.limits().maxDepth());
        this.base = BaseAddress.of(sis.settings().base());
    }

    /**
     * Rows of a list.
     *
     * @param total as the service counts them now; null where it does not say
     */
    record Page(List<TranscriptGrade> rows, @Nullable Integer total) {}

    /** @param limit asked for; the service may have a lower one of its own */
    Page grades(int offset, int limit) {
        String path = "/api/" + EthosResource.GRADES.path();
        HubHttp.Answer answer =
                get(path + "?offset=" + offset + "&limit=" + limit, mediaType(EthosResource.GRADES), false);
        if (answer.status() == 404) {
            throw new SisRejected(who() + "HTTP 404: Ethos Integration knows no " + EthosResource.GRADES.path()
                    + ". Check 'base', and let the university give the hub's application access to it.");
        }
        return new Page(
                rows(answer, path, TranscriptGrade.SHAPE, TranscriptGrade::new), number(answer, "x-total-count"));
    }

    /** One grade; empty on 404. */
    Optional<TranscriptGrade> grade(String id) {
        return get(EthosResource.GRADES, id, body -> new TranscriptGrade(records.one(body, TranscriptGrade.SHAPE)));
    }

    /** One resource; empty on 404. */
    Optional<JsonNode> get(EthosResource resource, String id) {
        return get(resource, id, json::readTree);
    }

    private <T> Optional<T> get(EthosResource resource, String id, Function<byte[], T> parser) {
        String path = "/api/" + resource.path() + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        HubHttp.Answer answer = get(path, mediaType(resource), false);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(parsed(answer, "/api/" + resource.path() + "/{id}", parser));
    }

    /**
     * Change notifications.
     *
     * @param remaining in the queue after these; null where the service does not say
     */
    record Notifications(
            List<ChangeNotification> rows, @Nullable Integer remaining) {}

    /**
     * Notifications after this one, the same ones as often as it is asked. All up to this one are acknowledged by asking
     * and never come again. It is always said, because without it Ethos acknowledges whatever it sent last.
     */
    Notifications consume(long lastProcessed) {
        String path = "/consume";
        String query =
                "?lastProcessedID=" + lastProcessed + "&limit=" + sis.settings().notifications();
        HubHttp.Answer answer = get(path + query, NOTIFICATIONS, false);
        requireQueue(answer);
        List<ChangeNotification> rows = answer.status() == 204
                ? List.of()
                : rows(answer, path, ChangeNotification.SHAPE, ChangeNotification::new);
        return new Notifications(rows, number(answer, "x-remaining"));
    }

    /** How many notifications wait, without taking or acknowledging any; null where the service does not say. */
    @Nullable
    Integer waiting() {
        HubHttp.Answer answer = get("/consume", NOTIFICATIONS, true);
        requireQueue(answer);
        return number(answer, "x-remaining");
    }

    private void requireQueue(HubHttp.Answer answer) {
        if (answer.status() == 404) {
            throw new SisRejected(who() + "HTTP 404: the hub's application has no queue of change notifications."
                    + " Let the university subscribe it to " + EthosResource.GRADES.path() + ".");
        }
    }

    private HubHttp.Answer get(String path, String mediaType, boolean headOnly) {
        URI address = URI.create(base + path);
        return http.send(() -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", mediaType);
            return headOnly ? request.HEAD() : request;
        });
    }

    private String mediaType(EthosResource resource) {
        return "application/vnd.hedtech.integration.v" + sis.settings().version(resource) + "+json";
    }

    private <T> List<T> rows(HubHttp.Answer answer, String path, RecordShape shape, Function<JsonRecord, T> row) {
        List<JsonRecord> rows =
                parsed(answer, path, body -> records.list(body, shape)).list();
        if (rows == null) {
            throw malformed(path, "no array");
        }
        return rows.stream().map(row).toList();
    }

    private <T> T parsed(HubHttp.Answer answer, String path, Function<byte[], T> parser) {
        if (answer.status() != 200) {
            throw malformed(path, "HTTP " + answer.status() + " without an answer");
        }
        try {
            return parser.apply(answer.body());
        } catch (JacksonException e) {
            // the parser's own message may quote what it read, so only its kind is told
            throw malformed(path, e.getClass().getSimpleName());
        }
    }

    MalformedRecord malformed(String path, String what) {
        return new MalformedRecord(who() + "The answer to " + path + " cannot be read (" + what
                + "). It must be JSON in UTF-8 as Ethos Integration defines it; check 'base' and 'versions' in the"
                + " settings, else ask the university.");
    }

    private static @Nullable Integer number(HubHttp.Answer answer, String header) {
        return answer.headers()
                .firstValue(header)
                .filter(value -> COUNT.matcher(value).matches())
                .map(Integer::valueOf)
                .orElse(null);
    }

    private String who() {
        return sis.university().id() + ": ";
    }
}
