package eu.passerelle.sis.lti;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonApi;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.sis.lti.LtiSettings.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lists of one platform, page by page along their links; nothing of their meaning. */
final class LtiService {

    private static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
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
     * @param pages it came in; rows may have moved between them
     */
    record Rows(List<JsonNode> rows, int pages) {}

    List<JsonNode> lineItems(Context context) {
        return rows(context.lineItems(), LINE_ITEMS, null)
                .orElseThrow(() -> unknown("lineItems", context))
                .rows();
    }

    /** Empty on 404: the line item was deleted after it was listed. */
    Optional<Rows> results(URI lineItem) {
        return rows(resultsOf(lineItem), RESULTS, null);
    }

    /** A line item's address may have a query, which stays behind the path. */
    static URI resultsOf(URI lineItem) {
        String text = lineItem.toString();
        int query = text.indexOf('?');
        return URI.create(
                query < 0 ? text + "/results" : text.substring(0, query) + "/results" + text.substring(query));
    }

    /** Who is in a course, by user id, and the course itself under the empty id. */
    Map<String, JsonNode> members(Context context) {
        Map<String, JsonNode> members = new HashMap<>();
        rows(context.memberships(), MEMBERS, members)
                .orElseThrow(() -> unknown("memberships", context))
                .rows()
                .forEach(member -> {
                    String id = JsonFields.text(member, "user_id");
                    if (id != null) {
                        members.put(id, member);
                    }
                });
        return members;
    }

    /** @param about gets the {@code context} of a container of members; null for plain arrays */
    private Optional<Rows> rows(URI start, String mediaType, @Nullable Map<String, JsonNode> about) {
        List<JsonNode> rows = new ArrayList<>();
        Set<URI> asked = new HashSet<>();
        URI address = start;
        while (asked.add(address) && asked.size() <= MOST_PAGES) {
            Optional<JsonApi.Answer> answer = api.get(address, mediaType);
            if (answer.isEmpty()) {
                return asked.size() == 1 ? Optional.empty() : Optional.of(new Rows(rows, asked.size()));
            }
            JsonNode body = answer.get().body();
            JsonNode list = about == null ? body : body.path("members");
            if (!list.isArray()) {
                throw api.malformed(start.getPath(), about == null ? "no array" : "no 'members'");
            }
            if (about != null) {
                about.putIfAbsent("", body.path("context"));
            }
            rows.addAll(list.values());
            Optional<URI> next = api.next(answer.get(), address);
            if (next.isEmpty()) {
                return Optional.of(new Rows(rows, asked.size()));
            }
            address = next.get();
        }
        throw api.malformed(start.getPath(), "its pages lead in a circle, or there are more than " + MOST_PAGES);
    }

    byte[] bytes(JsonNode row) {
        return api.bytes(row);
    }

    private SisRejected unknown(String setting, Context context) {
        return new SisRejected(sis.university().id() + ": HTTP 404: the platform does not know '" + setting
                + "' of the context " + context.code() + ". Take the address from a launch of the hub in that course.");
    }
}
