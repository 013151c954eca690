package eu.passerelle.sis.lti;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonApi;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.RecordShape;
import eu.passerelle.sis.lti.LtiSettings.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Lists of one platform, page by page along their links; nothing of their meaning. */
final class LtiService {

    private static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final RecordShape ANY = RecordShape.builder().build();
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=");
    private static final int ROWS = 500;
    private static final int MOST_PAGES = 5_000;

    private final SisContext<LtiSettings> sis;
    private final JsonApi api;

    LtiService(SisContext<LtiSettings> sis) {
        this.sis = sis;
        SignedLogin login =
                new SignedLogin(sis.university().id(), sis.settings().auth(), sis.clock());
        this.api = new JsonApi(sis, new SisHttp(sis, login), "LTI Advantage");
    }

    /**
     * A list.
     *
     * @param around the first page without its rows
     * @param pages it came in; rows may have moved between them
     */
    record Rows(List<JsonRecord> rows, JsonNode around, int pages) {}

    /** Line items, of which there are few, as trees. */
    List<JsonNode> lineItems(Context context) {
        return rows(context.lineItems(), LINE_ITEMS, ANY)
                .orElseThrow(() -> unknown("lineItems", context))
                .rows()
                .stream()
                .map(api::tree)
                .toList();
    }

    /** Empty on 404: the line item was deleted after it was listed. */
    Optional<Rows> results(URI lineItem) {
        return rows(resultsOf(lineItem), RESULTS, ResultFields.SHAPE);
    }

    /** A line item's address may have a query, which stays behind the path. */
    static URI resultsOf(URI lineItem) {
        String text = lineItem.toString();
        int query = text.indexOf('?');
        return URI.create(
                query < 0 ? text + "/results" : text.substring(0, query) + "/results" + text.substring(query));
    }

    /** Who is in a course, by user id, and what the course is called. */
    Members members(Context context) {
        Rows rows = rows(context.memberships(), MEMBERS, ResultFields.MEMBER_SHAPE, "members")
                .orElseThrow(() -> unknown("memberships", context));
        Map<String, JsonRecord> members = new HashMap<>();
        for (JsonRecord member : rows.rows()) {
            String id = member.text(ResultFields.MEMBER);
            if (id != null) {
                members.put(id, member);
            }
        }
        return new Members(members, JsonFields.text(rows.around().path("context"), "title"));
    }

    /** @param path of the list in each page; none where the page is the list */
    private Optional<Rows> rows(URI start, String mediaType, RecordShape shape, String... path) {
        List<JsonRecord> rows = new ArrayList<>();
        JsonNode around = MissingNode.getInstance();
        Set<URI> asked = new HashSet<>();
        URI address = asMany(start);
        while (asked.add(address) && asked.size() <= MOST_PAGES) {
            Optional<JsonApi.Answer<JsonRecords.Listed>> answer = api.list(address, mediaType, shape, path);
            if (answer.isEmpty()) {
                return asked.size() == 1 ? Optional.empty() : Optional.of(new Rows(rows, around, asked.size()));
            }
            JsonRecords.Listed body = answer.get().body();
            List<JsonRecord> list = body.list();
            if (list == null) {
                throw api.malformed(start.getPath(), path.length == 0 ? "no array" : "no '" + path[0] + "'");
            }
            around = asked.size() == 1 ? body.around() : around;
            rows.addAll(list);
            Optional<URI> next = api.next(answer.get(), address);
            if (next.isEmpty()) {
                return Optional.of(new Rows(rows, around, asked.size()));
            }
            address = next.get();
        }
        throw api.malformed(start.getPath(), "its pages lead in a circle, or there are more than " + MOST_PAGES);
    }

    /** A page holds as many rows as the platform thinks fit, ten for example, unless it is asked for more. */
    static URI asMany(URI list) {
        String query = list.getRawQuery();
        return query != null && LIMIT.matcher(query).find()
                ? list
                : URI.create(list + (query == null ? "?" : "&") + "limit=" + ROWS);
    }

    byte[] bytes(JsonNode lineItem) {
        return api.bytes(lineItem);
    }

    private SisRejected unknown(String setting, Context context) {
        return new SisRejected(sis.university().id() + ": HTTP 404: the platform does not know '" + setting
                + "' of the context " + context.code() + ". Take the address from a launch of the hub in that course.");
    }
}
