package eu.passerelle.sis.rest;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.sis.rest.PartitionLists.Listed;
import eu.passerelle.sis.rest.PartitionLists.Row;
import eu.passerelle.sis.rest.RestSettings.Partition;
import eu.passerelle.sis.rest.RestSettings.Results;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one page of results: window by window, partition by partition, page by page, until it is enough. */
final class RestReading {

    /** Requests after which a page ends also where there are no results. */
    private static final int MAX_REQUESTS = 50;

    private static final int ROWS = 500;

    /** Scope of an API that has no partitions. */
    static final String ALL = "all";

    private final SisContext<RestSettings> sis;
    private final Results results;
    private final Paging paging;
    private final Api api;
    private final PartitionLists lists;
    private final Gathering gathering;
    private Position position;
    private @Nullable Position stop;

    RestReading(SisContext<RestSettings> sis, Api api, PartitionLists lists, Position position) {
        this.sis = sis;
        this.results = sis.settings().results();
        this.paging = sis.settings().pagingOf(results.list());
        this.api = api;
        this.lists = lists;
        this.gathering = new Gathering(sis, api.answers());
        this.position = position;
    }

    CompletionPage page() {
        if (!position.isUnderWay()) {
            lists.forget(sis.university().id());
        }
        Since since = results.since();
        if (since == null) {
            return walk(List.of(), Map.of()) ? last(Watermark.NONE) : ended(stop);
        }
        begin(since);
        Instant until = Objects.requireNonNull(position.until(), "begun");
        while (true) {
            Instant from = Objects.requireNonNull(position.from(), "begun");
            Instant to = since.end(from, until);
            Map<String, String> window = Map.of(
                    "from", since.write(from, sis.university().zone()),
                    "to", since.write(to, sis.university().zone()));
            if (!walk(List.of(), Map.of("since", window))) {
                return ended(stop);
            }
            if (!to.isBefore(until)) {
                Instant next = since.field() == null ? until : gathering.seen();
                return last(new Position(List.of(), Pages.Mark.FIRST, next, null, null).watermark());
            }
            position = new Position(List.of(), Pages.Mark.FIRST, to, until, gathering.seen());
            if (isEnough()) {
                return ended(position);
            }
        }
    }

    /** A run reaches back behind the one before; what it sees again is as before, and the hub finds that out. */
    private void begin(Since since) {
        if (position.until() == null) {
            Instant first = since.first(sis.university().zone());
            Instant before = position.from();
            position = new Position(
                    List.of(),
                    Pages.Mark.FIRST,
                    before == null ? first : before.minus(since.back()),
                    sis.clock().instant(),
                    before == null ? first : before);
        }
        gathering.seenBefore(position.seen());
    }

    /** @return whether everything below {@code path} is read; else {@code stop} says where to go on */
    private boolean walk(List<String> path, Map<String, ?> known) {
        if (path.size() == sis.settings().levels().size()) {
            return results.isComplete() && !results.isStable() ? readWhole(path, known) : readOn(path, known);
        }
        Partition level = sis.settings().levels().get(path.size());
        Optional<Listed> listed = lists.get(sis, api, path, known);
        if (listed.isEmpty()) {
            if (path.isEmpty()) {
                throw api.notThere(level.list());
            }
            return true;
        }
        gathering.reject(listed.get().rejected());
        boolean resumed = position.leadsInto(path);
        for (Row row : listed.get().rows()) {
            List<String> inner = with(path, row.key());
            if (resumed && isRead(inner)) {
                continue;
            }
            if (!walk(inner, with(known, level.name(), row.fields()))) {
                return false;
            }
            if (isEnough()) {
                stop = at(inner, Pages.Mark.FIRST);
                return false;
            }
        }
        return true;
    }

    private boolean isRead(List<String> partition) {
        int order = partition.getLast().compareTo(position.path().get(partition.size() - 1));
        return order < 0 || order == 0 && position.hasReadAll(partition);
    }

    private static List<String> with(List<String> path, String key) {
        List<String> inner = new ArrayList<>(path);
        inner.add(key);
        return inner;
    }

    private static Map<String, ?> with(Map<String, ?> known, String name, Map<String, ?> fields) {
        Map<String, Object> partition = new HashMap<>();
        if (known.get("partition") instanceof Map<?, ?> outer) {
            outer.forEach((key, value) -> partition.put(String.valueOf(key), value));
        }
        partition.put(name, fields);
        Map<String, Object> more = new HashMap<>(known);
        more.put("partition", partition);
        return more;
    }

    private boolean readWhole(List<String> path, Map<String, ?> known) {
        String scope = scope(path);
        Optional<WholeList> found = WholeList.of(
                () -> new Pages(api, results.list(), paging, known, Pages.Mark.FIRST),
                row -> gathering.record(row, known, scope),
                gathering::key);
        if (found.isEmpty()) {
            requireList(path);
            return true;
        }
        WholeList whole = found.get();
        whole.rows().values().forEach(gathering::add);
        whole.strays().forEach(gathering::addStray);
        // a row that lost its key may be one that was reported before: its absence proves nothing
        if (whole.consistent() && whole.strays().isEmpty()) {
            gathering.complete(scope);
        }
        return true;
    }

    private boolean readOn(List<String> path, Map<String, ?> known) {
        String scope = scope(path);
        boolean resumed = position.path().equals(path);
        Pages pages = new Pages(api, results.list(), paging, known, resumed ? position.mark() : Pages.Mark.FIRST);
        while (true) {
            Optional<List<Map<String, ?>>> rows = pages.read();
            if (rows.isEmpty()) {
                requireList(path);
                return true;
            }
            gathering.addPage(rows.get().stream()
                    .map(row -> gathering.record(row, known, scope))
                    .toList());
            if (pages.mark().next() == null) {
                if (results.isComplete()) {
                    gathering.complete(scope);
                }
                return true;
            }
            if (isEnough()) {
                stop = at(path, pages.mark());
                return false;
            }
        }
    }

    /** A partition may go between its listing and its reading, which takes no result back; the only list may not. */
    private void requireList(List<String> path) {
        if (path.isEmpty()) {
            throw api.notThere(results.list());
        }
    }

    private String scope(List<String> path) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            parts.add(sis.settings().levels().get(i).name() + ":" + path.get(i));
        }
        return parts.isEmpty() ? ALL : String.join("/", parts);
    }

    private boolean isEnough() {
        int wanted = paging.size() == null ? ROWS : paging.size();
        return gathering.size() >= wanted || api.requests() >= MAX_REQUESTS;
    }

    private Position at(List<String> path, Pages.Mark mark) {
        return new Position(path, mark, position.from(), position.until(), gathering.seen());
    }

    private CompletionPage ended(@Nullable Position next) {
        return gathering.page(Objects.requireNonNull(next, "where to go on").watermark(), false);
    }

    private CompletionPage last(Watermark next) {
        return gathering.page(next, true);
    }
}
