package eu.passerelle.sis.rest;

import eu.passerelle.connectors.http.LinkHeader;
import eu.passerelle.model.Sha256;
import eu.passerelle.sis.rest.Api.Reply;
import eu.passerelle.sis.rest.RestSettings.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages of one list, one after the other. */
final class Pages {

    /** Equal pages, one after the other, before we say that the API does not page. */
    private static final int MAX_REPEATS = 3;

    private final Api api;
    private final Listing list;
    private final Paging paging;
    private final Map<String, ?> known;
    private final Set<String> seen = new HashSet<>();
    private Mark mark;

    /**
     * Where a list is to be read on.
     *
     * @param next number, offset, cursor or address of the page to read; null for the first page
     * @param hash of the page before
     * @param repeats how often that page has come in a row
     */
    record Mark(@Nullable String next, @Nullable String hash, int repeats) {
        static final Mark FIRST = new Mark(null, null, 0);
    }

    /**
     * @param known values for templates
     */
    Pages(Api api, Listing list, Paging paging, Map<String, ?> known, Mark from) {
        this.api = api;
        this.list = list;
        this.paging = paging;
        this.known = known;
        this.mark = from;
    }

    /** Where to read on after the page last read; its {@code next} is null after the last. */
    Mark mark() {
        return mark;
    }

    /** The rows of the next page; empty where the list is not there. */
    Optional<List<Map<String, ?>>> read() {
        Map<String, String> paged = new HashMap<>();
        if (paging.sizeParameter() != null) {
            paged.put(paging.sizeParameter(), String.valueOf(paging.size()));
        }
        String token = mark.next();
        String parameter = paging.parameter();
        if (parameter != null) {
            String value = token == null ? firstToken() : token;
            if (value != null) {
                paged.put(parameter, value);
            }
        }
        Optional<Reply> reply = api.get(list, known, paged, paging.kind() == Paging.Kind.LINK ? token : null);
        if (reply.isEmpty()) {
            mark = Mark.FIRST;
            return Optional.empty();
        }
        List<Map<String, ?>> rows = rows(reply.get());
        turn(token, rows, reply.get());
        return Optional.of(rows);
    }

    private @Nullable String firstToken() {
        return switch (paging.kind()) {
            case PAGE -> String.valueOf(paging.firstPage());
            case OFFSET -> "0";
            case NONE, CURSOR, LINK -> null;
        };
    }

    private List<Map<String, ?>> rows(Reply reply) {
        if (reply.answer().status() == 204) {
            return List.of();
        }
        List<?> rows;
        try {
            rows = Selector.rows(list.records(), reply.body());
        } catch (IllegalArgumentException e) {
            throw api.malformed(list.path().toString(), "'records': " + e.getMessage());
        }
        if (rows == null) {
            throw api.malformed(list.path().toString(), "no list at '" + place() + "'");
        }
        List<Map<String, ?>> objects = new ArrayList<>(rows.size());
        for (Object row : rows) {
            objects.add(object(row));
        }
        return objects;
    }

    @SuppressWarnings("unchecked") // the only maps in documents are objects
    private Map<String, ?> object(@Nullable Object row) {
        if (row instanceof Map<?, ?> object) {
            return (Map<String, ?>) object;
        }
        throw api.malformed(list.path().toString(), "the rows at '" + place() + "' are no objects");
    }

    private String place() {
        return list.records() == null ? "/" : list.records().toString();
    }

    private void turn(@Nullable String token, List<Map<String, ?>> rows, Reply reply) {
        String next = next(token, rows, reply);
        if (next == null) {
            mark = Mark.FIRST;
            return;
        }
        if (!seen.add(next) || next.equals(token)) {
            throw api.malformed(list.path().toString(), "page after page names the same next page");
        }
        String hash = Sha256.key(reply.answer().body());
        int repeats = !rows.isEmpty() && hash.equals(mark.hash()) ? mark.repeats() + 1 : 0;
        if (repeats == MAX_REPEATS) {
            throw api.malformed(
                    list.path().toString(),
                    "page after page repeats itself: '" + paging.parameter() + "' seems to be ignored");
        }
        mark = new Mark(next, hash, repeats);
    }

    private @Nullable String next(@Nullable String token, List<Map<String, ?>> rows, Reply reply) {
        return switch (paging.kind()) {
            case NONE -> null;
            case PAGE ->
                more(rows, reply) ? String.valueOf((token == null ? paging.firstPage() : number(token)) + 1) : null;
            case OFFSET ->
                more(rows, reply) && !rows.isEmpty()
                        ? String.valueOf((token == null ? 0 : number(token)) + rows.size())
                        : null;
            case CURSOR -> said(reply) ? cursor(reply) : null;
            case LINK -> said(reply) ? link(reply) : null;
        };
    }

    private static long number(String token) {
        return Long.parseLong(token);
    }

    private boolean more(List<Map<String, ?>> rows, Reply reply) {
        if (paging.more() != null) {
            return said(reply);
        }
        return !rows.isEmpty() && (paging.size() == null || rows.size() >= paging.size());
    }

    /** What {@code more} says of this answer; true where nothing is asked. */
    private boolean said(Reply reply) {
        Object body = reply.body();
        if (paging.more() == null || body == null) {
            return paging.more() == null;
        }
        try {
            if (paging.more().value(body, Map.of()) instanceof Boolean more) {
                return more;
            }
        } catch (IllegalArgumentException e) {
            throw api.malformed(list.path().toString(), "'paging.more': " + e.getMessage());
        }
        throw api.malformed(list.path().toString(), "'paging.more' is neither true nor false");
    }

    private @Nullable String cursor(Reply reply) {
        if (paging.nextHeader() != null) {
            return reply.answer()
                    .headers()
                    .firstValue(paging.nextHeader())
                    .filter(value -> !value.isBlank())
                    .orElse(null);
        }
        return paging.next() == null ? null : paging.next().text(reply.body());
    }

    private @Nullable String link(Reply reply) {
        if (paging.next() != null) {
            return paging.next().text(reply.body());
        }
        return LinkHeader.next(reply.answer().headers());
    }
}
