package eu.passerelle.routes;

import eu.passerelle.dashboard.TableDesk.Past;
import eu.passerelle.dashboard.TableDesk.Refused;
import eu.passerelle.dashboard.TableDesk.Row;
import eu.passerelle.dashboard.TableDesk.Text;
import eu.passerelle.dashboard.TableDesk.Version;
import eu.passerelle.journal.TableChange;
import eu.passerelle.journal.TableChanges;
import eu.passerelle.recognition.ExampleResult;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.StackTables;
import eu.passerelle.recognition.TableTrial;
import eu.passerelle.recognition.TableView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All tables that are or were in force, with who confirmed them. */
final class TableShelf {

    private static final Comparator<TableView> NEWEST_LAST =
            Comparator.comparing(view -> Objects.requireNonNullElse(view.from(), LocalDate.MIN));

    private final PolicyKeeper policy;
    private final TableChanges changes;
    private volatile @Nullable Shown shown;

    TableShelf(PolicyKeeper policy, TableChanges changes) {
        this.policy = policy;
        this.changes = changes;
    }

    /** Worked out once for each version of the policy: pages ask every few seconds. */
    private record Shown(
            String policy,
            List<TableView> views,
            Map<String, List<ExampleResult>> examples,
            Map<String, String> questions,
            Set<String> ofStacks,
            Map<String, Instant> since) {}

    private Shown shown() {
        Recognition recognition = policy.get();
        Shown known = shown;
        if (known == null || !known.policy().equals(recognition.version())) {
            Map<String, String> questions = new LinkedHashMap<>();
            recognition
                    .inForce(null, null, LocalDate.MAX)
                    .forEach(table -> questions.put(table.name(), table.question()));
            known = new Shown(
                    recognition.version(),
                    recognition.views(),
                    recognition.examples().stream().collect(Collectors.groupingBy(ExampleResult::file)),
                    questions,
                    Set.copyOf(StackTables.versions(recognition)),
                    since(recognition.views()));
            shown = known;
        }
        return known;
    }

    private Map<String, Instant> since(List<TableView> views) {
        Map<String, Instant> since = new LinkedHashMap<>();
        views.stream()
                .map(TableView::key)
                .distinct()
                .forEach(key -> changes.past(pattern(key))
                        .forEach(past -> past.files().forEach((path, text) -> {
                            if (path.endsWith(".dmn")) {
                                since.putIfAbsent(TableTrial.version(path, text), past.at());
                            }
                        })));
        return since;
    }

    List<Row> rows(List<String> drafts, List<TableChange> proposed, LocalDate today) {
        Shown now = shown();
        Map<String, TableChange> confirmed = changes.active();
        Set<String> keys = new LinkedHashSet<>(now.questions().keySet());
        Set<String> others = new TreeSet<>(drafts);
        now.views().forEach(view -> others.add(view.key()));
        keys.addAll(others);
        return keys.stream()
                .filter(key -> now.questions().containsKey(name(key)))
                .map(key -> row(key, now, confirmed, today)
                        .with(
                                drafts.contains(key),
                                proposed.stream()
                                        .filter(change -> change.key().equals(key))
                                        .findFirst()
                                        .orElse(null)))
                .toList();
    }

    private static Row row(String key, Shown now, Map<String, TableChange> confirmed, LocalDate today) {
        List<TableView> views = now.views().stream()
                .filter(view -> view.key().equals(key))
                .sorted(NEWEST_LAST)
                .toList();
        TableView inForce = inForce(views, today);
        return new Row(
                key,
                name(key),
                key.contains("/") ? key.split("/")[1] : null,
                Objects.requireNonNullElse(now.questions().get(name(key)), ""),
                now.ofStacks().stream()
                        .anyMatch(version ->
                                name(version.replaceFirst("[@#].*$", "")).equals(name(key))),
                inForce == null ? null : version(inForce, now, confirmed),
                views.stream()
                        .filter(view -> view.from() != null && view.from().isAfter(today))
                        .map(view -> version(view, now, confirmed))
                        .toList(),
                false,
                null);
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static Version version(TableView view, Shown now, Map<String, TableChange> confirmed) {
        List<ExampleResult> examples = now.examples().getOrDefault(TableTrial.examplesOf(view.path()), List.of());
        TableChange change = confirmed.get(view.version());
        return new Version(
                view.version(),
                view.from(),
                now.since().get(view.version()),
                change == null ? null : change.answeredBy(),
                change == null ? null : change.note(),
                view.rows().size(),
                (int) examples.stream()
                        .filter(example -> !example.name().isEmpty())
                        .count(),
                (int) examples.stream().filter(example -> !example.met()).count());
    }

    @Nullable
    TableView inForce(String key, LocalDate today) {
        return inForce(
                shown().views().stream()
                        .filter(view -> view.key().equals(key))
                        .sorted(NEWEST_LAST)
                        .toList(),
                today);
    }

    private static @Nullable TableView inForce(List<TableView> views, LocalDate today) {
        return views.stream()
                .filter(view -> view.from() == null || !view.from().isAfter(today))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    Optional<TableView> planned(String version, LocalDate today) {
        return shown().views().stream()
                .filter(view -> view.version().equals(version))
                .filter(view -> view.from() != null && view.from().isAfter(today))
                .findFirst();
    }

    /** Of a table in force. */
    Text text(String key, String path) {
        Recognition recognition = policy.get();
        return new Text(
                key,
                recognition.files().text(path).orElse(""),
                recognition.files().text(TableTrial.examplesOf(path)).orElse(""));
    }

    /** Only tables that are asked may be drafted: any other would be a policy that nobody follows. */
    void requireAsked(String key) {
        if (!shown().questions().containsKey(name(key))) {
            throw new Refused(
                    Refused.Kind.UNKNOWN,
                    "No table '" + name(key) + "' is asked; there are "
                            + String.join(", ", shown().questions().keySet())
                            + ". A new one is begun by a line in config/recognition/tables.csv.");
        }
    }

    /** Newest first. */
    List<Past> history(String key) {
        Map<String, TableChange> confirmed = changes.active();
        Set<String> there = shown().views().stream().map(TableView::version).collect(Collectors.toSet());
        Map<String, Past> found = new LinkedHashMap<>();
        changes.past(pattern(key))
                .forEach(past -> past.files().forEach((path, text) -> {
                    if (path.endsWith(".dmn")) {
                        String version = TableTrial.version(path, text);
                        TableChange change = confirmed.get(version);
                        found.putIfAbsent(
                                version,
                                new Past(
                                        version,
                                        from(path),
                                        past.at(),
                                        there.contains(version),
                                        change == null ? null : change.answeredBy(),
                                        change == null ? null : change.note()));
                    }
                }));
        return new ArrayList<>(found.values()).reversed();
    }

    private static @Nullable LocalDate from(String path) {
        int at = path.indexOf('@');
        return at < 0 ? null : LocalDate.parse(path.substring(at + 1, path.length() - ".dmn".length()));
    }

    /** @throws Refused there was never such a version */
    Text past(String key, String version) {
        for (TableChanges.Past past : changes.past(pattern(key))) {
            for (Map.Entry<String, String> file : past.files().entrySet()) {
                String path = file.getKey();
                if (path.endsWith(".dmn")
                        && TableTrial.version(path, file.getValue()).equals(version)) {
                    return new Text(key, file.getValue(), past.files().getOrDefault(TableTrial.examplesOf(path), ""));
                }
            }
        }
        throw new Refused(Refused.Kind.UNKNOWN, "The table '" + key + "' never had a version '" + version + "'.");
    }

    /** Of the files of one table, whenever they hold; keys have no other characters than these. */
    private static String pattern(String key) {
        if (!key.matches("[a-z0-9/-]+")) {
            throw new Refused(Refused.Kind.UNKNOWN, "There is no table '" + key + "'.");
        }
        return "^" + key + "(@[0-9-]{10})?\\.(dmn|examples\\.csv)$";
    }
}
