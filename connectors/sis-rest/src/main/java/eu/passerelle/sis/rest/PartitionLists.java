package eu.passerelle.sis.rest;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.mapping.RawRecord;
import eu.passerelle.connectors.mapping.RecordMapper;
import eu.passerelle.sis.rest.RestSettings.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of partitions in the order of their keys. Kept for some minutes: a run of many pages does not list them again
 * for each. A run that starts lists anew.
 */
final class PartitionLists {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private final ConcurrentHashMap<Key, Kept> kept = new ConcurrentHashMap<>();

    /** One row of a partition. */
    record Row(String key, Map<String, ?> fields) {}

    /**
     * @param rejected rows without a key, whose results cannot be read; told when the list is read, not again
     */
    record Listed(List<Row> rows, List<RejectedRecord> rejected) {}

    void forget(String university) {
        kept.keySet().removeIf(key -> key.university().equals(university));
    }

    /**
     * @param path keys of the outer partitions
     * @param known values for templates
     * @return empty where the list is not there
     */
    @SuppressWarnings("ReferenceEquality") // equal settings may be told apart: then a list is read once more
    Optional<Listed> get(SisContext<RestSettings> sis, Api api, List<String> path, Map<String, ?> known) {
        Key key = new Key(sis.university().id(), path);
        Instant now = sis.clock().instant();
        Kept before = kept.get(key);
        if (before != null && before.sis() == sis && before.at().plus(KEPT).isAfter(now)) {
            return Optional.of(new Listed(before.rows(), List.of()));
        }
        Partition level = sis.settings().levels().get(path.size());
        Optional<Listed> listed = list(sis, api, level, known);
        listed.ifPresent(found -> kept.put(key, new Kept(sis, found.rows(), now)));
        return listed;
    }

    private static Optional<Listed> list(SisContext<RestSettings> sis, Api api, Partition level, Map<String, ?> known) {
        Paging paging = sis.settings().pagingOf(level.list());
        return WholeList.of(
                        () -> new Pages(api, level.list(), paging, known, Pages.Mark.FIRST),
                        row -> new RawRecord(
                                row, Map.of(), level.name(), api.answers().raw(row)),
                        row -> key(level, row))
                .map(whole -> listed(api, level, whole));
    }

    private static @Nullable String key(Partition level, RawRecord row) {
        try {
            Object key = level.key().value(row.fields(), Map.of());
            String text = key == null ? "" : Selector.plain(key).strip();
            return text.isEmpty() || text.length() > 200 ? null : text;
        } catch (IllegalArgumentException e) {
            // such a row is a stray and told as one
            return null;
        }
    }

    private static Listed listed(Api api, Partition level, WholeList whole) {
        List<Row> rows = new ArrayList<>();
        whole.rows().forEach((key, row) -> {
            if (isSelected(level, row)) {
                rows.add(new Row(key, api.answers().apart(row.fields())));
            }
        });
        rows.sort(Comparator.comparing(Row::key));
        List<RejectedRecord> rejected = whole.strays().stream()
                .map(row -> new RejectedRecord(
                        RecordMapper.contentKey(row.raw().content()),
                        row.raw(),
                        "A row of the list '" + level.name()
                                + "' has no key, or that of another row, so that its results cannot be read.",
                        "Give the row its key in the SIS, or correct 'key' of the partition."))
                .toList();
        return new Listed(List.copyOf(rows), rejected);
    }

    private static boolean isSelected(Partition level, RawRecord row) {
        try {
            return level.select() == null || Boolean.TRUE.equals(level.select().value(row.fields(), Map.of()));
        } catch (IllegalArgumentException e) {
            // what cannot be judged is read rather than lost
            return true;
        }
    }

    private record Key(String university, List<String> path) {}

    /** @param sis by whose settings they were listed; other ones list anew */
    private record Kept(SisContext<RestSettings> sis, List<Row> rows, Instant at) {}
}
