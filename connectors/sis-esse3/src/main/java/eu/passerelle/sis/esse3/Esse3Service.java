package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.http.BaseAddress;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.SisHttp;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** One university's ESSE3: requests and JSON, nothing of their meaning. */
final class Esse3Service {

    private static final int ROWS = 100;
    private static final int MAX_PAGES = 10_000;

    private final SisContext<Esse3Settings> sis;
    private final SisHttp http;
    private final JsonRecords json;
    private final String base;
    private final String booklets;

    Esse3Service(SisContext<Esse3Settings> sis) {
        this.sis = sis;
        this.http = new SisHttp(sis, Esse3Login.of(sis.settings()));
        this.json = JsonRecords.within(sis.limits().maxDepth());
        this.base = BaseAddress.of(sis.settings().base());
        this.booklets = "/" + sis.settings().booklets() + "/libretti";
    }

    /** Career segments with a booklet ({@code TrattoCarriera}); empty on 404. */
    Optional<List<JsonRecord>> booklets() {
        String state = sis.settings().careerState();
        String filter = state == null ? "" : "&staStuCod=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
        return list(booklets, booklets, "order=%2BmatId" + filter, LearnerFields.SEGMENT_SHAPE, LearnerFields.BOOKLET);
    }

    /** One career segment; empty on 404. */
    Optional<JsonRecord> booklet(long matId) {
        return object(booklets + "/" + matId, booklets + "/{matId}", LearnerFields.SEGMENT_SHAPE);
    }

    /** Rows of a booklet ({@code RigaLibretto}); empty on 404. */
    Optional<List<JsonRecord>> rows(long matId) {
        return list(booklets + "/" + matId + "/righe", booklets + "/{matId}/righe", "", RowFields.SHAPE, RowFields.ID);
    }

    /** A person's data; empty on 404. */
    Optional<JsonRecord> person(String persId) {
        String path = "/" + sis.settings().people() + "/persone/";
        return object(
                path + URLEncoder.encode(persId, StandardCharsets.UTF_8),
                path + "{persId}",
                LearnerFields.PERSON_SHAPE);
    }

    private Optional<JsonRecord> object(String path, String pattern, RecordShape shape) {
        HubHttp.Answer answer = get(path);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(parse(answer, pattern, body -> json.one(body, shape)));
    }

    /**
     * A list page by page. A page without a row that is new ends it too: some services ignore {@code start} and always
     * answer with the whole list.
     */
    private Optional<List<JsonRecord>> list(
            String path, String pattern, String query, RecordShape shape, RecordField id) {
        List<JsonRecord> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            HubHttp.Answer answer =
                    get(path + "?start=" + page * ROWS + "&limit=" + ROWS + (query.isEmpty() ? "" : "&" + query));
            if (answer.status() == 404) {
                // on a later page it only says that the list has become shorter
                return page == 0 ? Optional.empty() : Optional.of(rows);
            }
            List<JsonRecord> items =
                    parse(answer, pattern, body -> json.list(body, shape)).list();
            if (items == null) {
                throw malformed(pattern, "no array");
            }
            boolean news = false;
            for (JsonRecord item : items) {
                String key = item.text(id);
                if (seen.add(key == null ? "-" + json.tree(item) : "+" + key)) {
                    rows.add(item);
                    news = true;
                }
            }
            if (!news || items.size() != ROWS) {
                return Optional.of(rows);
            }
        }
        throw malformed(pattern, "more than " + MAX_PAGES + " pages");
    }

    private HubHttp.Answer get(String path) {
        URI address = URI.create(base + path);
        return http.send(() -> HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    private <T> T parse(HubHttp.Answer answer, String path, Function<byte[], T> parser) {
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

    private MalformedRecord malformed(String path, String what) {
        return new MalformedRecord(sis.university().id() + ": The answer to " + path + " cannot be read (" + what
                + "). It must be JSON in UTF-8 as ESSE3's booklet service defines it; check 'base' and"
                + " 'bookletService' in the settings, else ask the university.");
    }
}
