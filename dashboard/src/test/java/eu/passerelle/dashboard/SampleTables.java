package eu.passerelle.dashboard;

import eu.passerelle.journal.PersonSaid;
import eu.passerelle.journal.TableChange;
import eu.passerelle.recognition.TableTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The shipped tables {@code stacking} and {@code catalogue}, judged by the real engine; a change is in force as soon as
 * another person confirms it, in memory alone.
 */
final class SampleTables implements TableDesk {

    private final Map<String, Text> texts = new ConcurrentHashMap<>();
    private final Map<String, Text> drafts = new ConcurrentHashMap<>();
    private final List<TableChange> changes = new ArrayList<>();
    private final List<Past> history = new ArrayList<>();
    private final TrialDesk trials;

    /** @param trials which a proposal names */
    SampleTables(TrialDesk trials) {
        this.trials = trials;
        for (String key : List.of("catalogue", "stacking")) {
            texts.put(key, new Text(key, shipped(key + ".dmn"), shipped(key + ".examples.csv")));
            history.add(new Past(version(key), null, Instant.parse("2026-09-01T08:00:00Z"), true, null, null));
        }
    }

    private static String shipped(String file) {
        try {
            return Files.readString(
                    Path.of(Objects.requireNonNull(System.getProperty("passerelle.root"), "passerelle.root"))
                            .resolve("config/recognition")
                            .resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String version(String key) {
        return TableTrial.version(
                key + ".dmn", Objects.requireNonNull(texts.get(key)).dmn());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Override
    public List<Row> tables() {
        return texts.keySet().stream().sorted().map(this::row).toList();
    }

    private Row row(String key) {
        Trial trial = check(Objects.requireNonNull(texts.get(key)));
        TableChange confirmed = changes.stream()
                .filter(change -> change.key().equals(key) && change.state() == TableChange.State.ACTIVE)
                .reduce((one, later) -> later)
                .orElse(null);
        return new Row(
                key,
                key,
                null,
                key.equals("stacking") ? "May these parts be stacked?" : "Does the catalogue say enough?",
                key.equals("stacking"),
                new Version(
                        version(key),
                        confirmed == null ? null : confirmed.from(),
                        Instant.parse("2026-09-01T08:00:00Z"),
                        confirmed == null ? null : confirmed.answeredBy(),
                        confirmed == null ? null : confirmed.note(),
                        Objects.requireNonNull(trial.sheet()).rows().size(),
                        trial.examples().size(),
                        0),
                List.of(),
                drafts.containsKey(key),
                changes.stream()
                        .filter(change -> change.key().equals(key) && change.state() == TableChange.State.PROPOSED)
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public Optional<Detail> table(String key) {
        Text text = texts.get(key);
        if (text == null) {
            return Optional.empty();
        }
        Text draft = drafts.get(key);
        return Optional.of(new Detail(
                row(key),
                true,
                today(),
                check(text).sheet(),
                text,
                draft == null ? null : draft(draft),
                history.stream().filter(past -> past.version().startsWith(key)).toList(),
                changes.stream().filter(change -> change.key().equals(key)).toList()));
    }

    private Draft draft(Text text) {
        return new Draft(text, hash(text), Instant.now(), check(text));
    }

    private static String hash(Text text) {
        return Integer.toHexString(Objects.hash(text.dmn(), text.examples()));
    }

    @Override
    public Trial check(Text text) {
        return SampleSheets.trial(text);
    }

    @Override
    public Draft save(Text text, @Nullable String was, String caller) {
        Text before = drafts.get(text.key());
        if (!Objects.equals(before == null ? null : hash(before), was)) {
            throw new Refused(Refused.Kind.NOT_NOW, "The draft has changed meanwhile.");
        }
        Text filled = new Text(text.key(), TableTrial.filled(text.dmn()), text.examples());
        drafts.put(text.key(), filled);
        return draft(filled);
    }

    @Override
    public void discard(String key, String was, String caller) {
        drafts.remove(key);
    }

    @Override
    public Draft bringBack(String key, String version, String caller) {
        return save(new Text(key, shipped(key + ".dmn"), shipped(key + ".examples.csv")), null, caller);
    }

    @Override
    public String lines(String key, String version) {
        Text text = version.equals("draft")
                ? Objects.requireNonNull(drafts.get(key))
                : version.equals(version(key))
                        ? Objects.requireNonNull(texts.get(key))
                        : new Text(key, shipped(key + ".dmn"), "");
        return Objects.requireNonNull(
                        TableTrial.of(key + ".dmn", text.dmn(), "").view())
                .lines();
    }

    @Override
    public TableChange propose(Proposal proposal, PersonSaid who, String caller) {
        Text draft = Objects.requireNonNull(drafts.get(proposal.key()));
        TrialDesk.Run run = trials.run(proposal.whatIf())
                .filter(each -> each.hash().equals(proposal.was()))
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_NOW, "Try this very draft first."));
        TableChange change = new TableChange(
                UUID.randomUUID(),
                proposal.key(),
                TableTrial.version(proposal.key() + "@" + proposal.from() + ".dmn", draft.dmn()),
                proposal.from(),
                new TableChange.Texts(proposal.key() + ".dmn", draft.dmn(), draft.examples()),
                new TableChange.Impact(run.of(), run.changed()),
                true,
                TableChange.State.PROPOSED,
                proposal.note(),
                who.text(),
                Instant.now(),
                null,
                null,
                null);
        changes.add(change);
        return change;
    }

    @Override
    public TableChange approve(UUID id, PersonSaid who, String caller, String reason) {
        TableChange change = find(id).orElseThrow();
        if (who.is(change.by())) {
            throw new Refused(Refused.Kind.NOT_NOW, "Who proposed it cannot confirm it: a second person must.");
        }
        texts.put(
                change.key(),
                new Text(change.key(), change.texts().dmn(), change.texts().examples()));
        drafts.remove(change.key());
        history.addFirst(
                new Past(version(change.key()), change.from(), Instant.now(), true, who.text(), change.note()));
        return answered(change, TableChange.State.ACTIVE, who, reason);
    }

    private TableChange answered(TableChange change, TableChange.State state, PersonSaid who, String reason) {
        TableChange answered = new TableChange(
                change.id(),
                change.key(),
                change.version(),
                change.from(),
                change.texts(),
                change.impact(),
                true,
                state,
                change.note(),
                change.by(),
                change.at(),
                who.text(),
                Instant.now(),
                reason);
        changes.set(changes.indexOf(change), answered);
        return answered;
    }

    @Override
    public TableChange reject(UUID id, PersonSaid who, String caller, String reason) {
        TableChange change = find(id).orElseThrow();
        return answered(change, TableChange.State.REJECTED, who, reason);
    }

    @Override
    public void cancel(String version, PersonSaid who, String caller, String reason) {
        throw new Refused(Refused.Kind.NOT_NOW, "No version '" + version + "' is planned.");
    }

    @Override
    public Optional<String> keyOf(UUID change) {
        return find(change).map(TableChange::key);
    }

    private Optional<TableChange> find(UUID id) {
        return changes.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
