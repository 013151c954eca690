package eu.passerelle.routes;

import eu.passerelle.dashboard.TableDesk;
import eu.passerelle.dashboard.TrialDesk;
import eu.passerelle.journal.PersonSaid;
import eu.passerelle.journal.TableChange;
import eu.passerelle.journal.TableChanges;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.TableTrial;
import eu.passerelle.recognition.TableView;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decision tables written, tried, proposed and confirmed while the hub runs; in force are the policy's files alone. */
final class TableBench implements TableDesk {

    private static final String DRAFT = "draft";

    private final TableShelf shelf;
    private final TableDrafts drafts;
    private final TableFiles files;
    private final TableChanges changes;
    private final TrialDesk trials;
    private final TableHouse house;

    TableBench(
            TableShelf shelf,
            TableDrafts drafts,
            TableFiles files,
            TableChanges changes,
            TrialDesk trials,
            TableHouse house) {
        this.shelf = shelf;
        this.drafts = drafts;
        this.files = files;
        this.changes = changes;
        this.trials = trials;
        this.house = house;
    }

    @Override
    public List<Row> tables() {
        return shelf.rows(drafts.keys(), changes.proposed(), house.today());
    }

    @Override
    public Optional<Detail> table(String key) {
        Optional<TableDrafts.Kept> draft = drafts.find(key);
        return tables().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .map(row -> {
                    TableView view = shelf.inForce(key, house.today());
                    return new Detail(
                            row,
                            house.fourEyes(),
                            house.today(),
                            view == null ? null : TableSheets.of(view),
                            view == null ? null : shelf.text(key, view.path()),
                            draft.map(this::told).orElse(null),
                            shelf.history(key),
                            changes.of(key));
                });
    }

    private Draft told(TableDrafts.Kept kept) {
        return new Draft(kept.text(), kept.hash(), kept.at(), check(kept.text()));
    }

    @Override
    public Trial check(Text text) {
        shelf.requireAsked(text.key());
        String dmn = TableTrial.filled(text.dmn());
        return TableSheets.trial(dmn, TableTrial.of(path(text.key(), null), dmn, text.examples()));
    }

    @Override
    public Draft save(Text text, @Nullable String was, String caller) {
        shelf.requireAsked(text.key());
        Text filled = new Text(text.key(), TableTrial.filled(text.dmn()), text.examples());
        TableDrafts.Kept kept = drafts.save(filled, was);
        if (was == null) {
            changes.note(caller, "draft table", text.key(), "begun");
        }
        return told(kept);
    }

    @Override
    public void discard(String key, String was, String caller) {
        drafts.discard(key, was);
        changes.note(caller, "draft table", key, "discarded");
    }

    @Override
    public Draft bringBack(String key, String version, String caller) {
        if (drafts.find(key).isPresent()) {
            throw new Refused(
                    Refused.Kind.NOT_NOW, "There is a draft of '" + key + "' already: propose or discard it first.");
        }
        return save(shelf.past(key, version), null, caller);
    }

    @Override
    public String lines(String key, String version) {
        Text text = version.equals(DRAFT)
                ? drafts.find(key)
                        .map(TableDrafts.Kept::text)
                        .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "There is no draft of '" + key + "'."))
                : shelf.past(key, version);
        TableView view =
                TableTrial.of(path(key, null), text.dmn(), text.examples()).view();
        if (view == null) {
            throw new Refused(
                    Refused.Kind.INVALID, "'" + version + "' has mistakes; what it says can be compared without them.");
        }
        return view.lines();
    }

    @Override
    public TableChange propose(Proposal proposal, PersonSaid who, String caller) {
        TableDrafts.Kept draft = drafts.require(proposal.key(), proposal.was());
        TableTrial.path(proposal.key(), proposal.from());
        if (proposal.from().isBefore(house.today())) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "A table holds from today (" + house.today() + ") or later: what was decided before stays.");
        }
        TrialDesk.Run run = trials.run(proposal.whatIf())
                .filter(each -> each.state() == TrialDesk.State.DONE)
                .filter(each -> each.hash().equals(draft.hash())
                        && each.from().equals(proposal.from())
                        && each.key().equals(proposal.key()))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_NOW,
                        "Try this very draft for this day on past decisions first, so that it is known what it"
                                + " changes."));
        String path = path(proposal.key(), proposal.from());
        TableChange.Texts texts =
                new TableChange.Texts(path, draft.text().dmn(), draft.text().examples());
        files.require(texts);
        TableChange change = changes.propose(
                        new TableChange(
                                UUID.randomUUID(),
                                proposal.key(),
                                TableTrial.version(path, texts.dmn()),
                                proposal.from(),
                                texts,
                                new TableChange.Impact(run.judged(), run.changed()),
                                house.fourEyes(),
                                TableChange.State.PROPOSED,
                                proposal.note(),
                                who.text(),
                                house.clock().instant(),
                                null,
                                null,
                                null),
                        caller)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_NOW,
                        "Another change of '" + proposal.key() + "' waits: confirm or reject it first."));
        return house.fourEyes() ? change : activate(change, who, caller, proposal.note());
    }

    @Override
    public TableChange approve(UUID id, PersonSaid who, String caller, String reason) {
        TableChange change = waiting(id);
        if (change.fourEyes() && TableChanges.isOf(change, who)) {
            throw new Refused(
                    Refused.Kind.NOT_NOW,
                    "Who proposed it cannot confirm it: a second person must, with another name.");
        }
        if (change.from().isBefore(house.today())) {
            throw new Refused(
                    Refused.Kind.NOT_NOW,
                    "It was proposed for " + change.from() + ", which is past: reject it and propose it anew.");
        }
        return activate(change, who, caller, reason);
    }

    private TableChange activate(TableChange change, PersonSaid who, String caller, String reason) {
        if (!changes.answer(change, TableChange.State.ACTIVE, who, caller, reason, () -> files.write(change.texts()))) {
            return waiting(change.id());
        }
        drafts.find(change.key())
                .filter(draft -> draft.text().dmn().equals(change.texts().dmn())
                        && draft.text().examples().equals(change.texts().examples()))
                .ifPresent(draft -> drafts.discard(change.key(), draft.hash()));
        return find(change.id());
    }

    @Override
    public TableChange reject(UUID id, PersonSaid who, String caller, String reason) {
        TableChange change = waiting(id);
        TableChange.State state =
                TableChanges.isOf(change, who) ? TableChange.State.WITHDRAWN : TableChange.State.REJECTED;
        return changes.answer(change, state, who, caller, reason, () -> {}) ? find(id) : waiting(id);
    }

    private TableChange waiting(UUID id) {
        TableChange change = find(id);
        if (change.state() != TableChange.State.PROPOSED) {
            throw new Refused(
                    Refused.Kind.NOT_NOW,
                    "It was answered already, by " + Objects.requireNonNullElse(change.answeredBy(), "somebody") + ".");
        }
        return change;
    }

    private TableChange find(UUID id) {
        return changes.find(id)
                .orElseThrow(() -> new Refused(Refused.Kind.UNKNOWN, "There is no proposed change " + id + "."));
    }

    @Override
    public void cancel(String version, PersonSaid who, String caller, String reason) {
        TableView view = shelf.planned(version, house.today())
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_NOW,
                        "No version '" + version
                                + "' is planned: what is in force already is replaced, not taken back."));
        files.remove(view.path());
        changes.note(caller, "cancel table", version, "as " + who.text() + ": " + reason);
    }

    @Override
    public Optional<String> keyOf(UUID change) {
        return changes.find(change).map(TableChange::key);
    }

    private static String path(String key, @Nullable LocalDate from) {
        try {
            return TableTrial.path(key, from);
        } catch (DecisionTableInvalid e) {
            throw new Refused(Refused.Kind.UNKNOWN, String.join(" ", e.problems()));
        }
    }
}
