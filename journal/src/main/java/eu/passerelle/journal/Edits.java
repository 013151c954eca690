package eu.passerelle.journal;

import eu.passerelle.journal.RawReading.Answer;
import eu.passerelle.journal.ReadAgain.Kept;
import eu.passerelle.journal.Rulings.Speaker;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Records edited by a person, approved by a second one, then read and judged as if they had come so. What stood there before
 * is kept; who and why stand in the journey and in the audit log.
 */
public final class Edits {

    private static final int LONGEST = 4 << 20;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final EditTable table;
    private final Payloads payloads;
    private final PutBack putBack;
    private final ReadAgain readAgain;
    private final RawReading reading;
    private final Steps steps;

    public Edits(JournalDatabase database, PayloadCipher cipher, RawReading reading) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.table = new EditTable(jdbc, cipher);
        this.payloads = new Payloads(jdbc, cipher);
        this.putBack = new PutBack(jdbc);
        this.readAgain = new ReadAgain(jdbc, cipher);
        this.reading = reading;
        this.steps = new Steps(jdbc);
    }

    /** What became of it. */
    public sealed interface Result {
        record Done(Edit edit) implements Result {}

        /** There is no such transfer or edit. */
        record Unknown() implements Result {}

        /** @param why not, and what to do */
        record Refused(String why) implements Result {}
    }

    /** Why no edit of this transfer can be made now; empty where one can. */
    public Optional<String> refusal(UUID transfer) {
        return Optional.ofNullable(
                putBack.refusals(List.of(transfer), order(false, null)).get(transfer));
    }

    private static RetryOrder order(boolean asThen, @Nullable String why) {
        return new RetryOrder(RetryFrom.READ, null, asThen, RetryOrder.USUAL_RATE, RetryOrder.USUAL_STOP, why);
    }

    /**
     * What is proposed.
     *
     * @param kind RAW or COMPLETION
     * @param reason in the words of who asks; kept, so without names and numbers of learners
     */
    public record Proposal(UUID transfer, PayloadKind kind, byte[] content, boolean asThen, String reason) {}

    /** It is read at once, so that nobody is asked to approve what cannot be used; nothing is changed yet. */
    public Result propose(Proposal proposal, Speaker who) {
        Kept kept = readAgain.kept(proposal.transfer()).orElse(null);
        if (kept == null) {
            return new Result.Unknown();
        }
        if (proposal.content().length > LONGEST) {
            return new Result.Refused("It has more than " + LONGEST + " bytes.");
        }
        String mediaType = payloads.find(proposal.transfer(), proposal.kind())
                .map(before -> Arrays.equals(before.content(), proposal.content()) ? "" : before.mediaType())
                .orElse("application/json");
        if (mediaType.isEmpty()) {
            return new Result.Refused("Nothing has been changed.");
        }
        String why = whyNot(read(kept, proposal.kind(), mediaType, proposal.content(), proposal.asThen()));
        if (!why.isEmpty()) {
            return new Result.Refused("It cannot be used so: " + why);
        }
        return locked(proposal.transfer(), () -> {
            String not = refusal(proposal.transfer()).orElse(null);
            if (not != null) {
                return new Result.Refused(not);
            }
            if (table.proposed(proposal.transfer())) {
                return new Result.Refused("Another edit waits for a second person: approve or reject that first.");
            }
            Edit edit =
                    table.add(proposal, kept.revision(), mediaType, who.name().text());
            tell(edit, who, "proposed", "proposed by " + who.name().text(), proposal.reason());
            return new Result.Done(edit);
        });
    }

    /** A second person's yes: it stands in the place of what was there, and the transfer goes on with it. */
    public Result approve(UUID id, Speaker who, String reason) {
        Edit edit = table.find(id).orElse(null);
        if (edit == null) {
            return new Result.Unknown();
        }
        Kept kept = readAgain.kept(edit.transfer()).orElseThrow();
        EditTable.Content content = table.content(id);
        Answer answer = read(kept, edit.kind(), content.mediaType(), content.bytes(), edit.asThen());
        return IdentityTables.again(() -> locked(edit.transfer(), () -> {
            Edit now = table.find(id).orElseThrow();
            if (now.state() != Edit.State.PROPOSED) {
                return new Result.Refused("This edit is " + now.state() + " already.");
            }
            if (who.name().is(now.by())) {
                return new Result.Refused(
                        "Who has edited it cannot approve it: a second person must, with another name.");
            }
            String not = refusal(edit.transfer()).orElse(whyNot(answer));
            if (!not.isEmpty()) {
                return new Result.Refused(not + " Reject the edit.");
            }
            Pulled.Raw raw =
                    edit.kind() == PayloadKind.RAW ? new Pulled.Raw(content.mediaType(), content.bytes()) : null;
            if (content.revision() != kept.revision()
                    || !readAgain.store(new ReadAgain.Prepared(kept, (Answer.Read) answer, raw, true))) {
                return new Result.Refused("The record was changed since this was proposed: reject it and edit anew.");
            }
            putBack.put(List.of(edit.transfer()), order(edit.asThen(), edit.reason()), edit.by());
            return answered(now, Edit.State.APPLIED, who, reason);
        }));
    }

    /** A second person's no; or who had made it takes it back. Nothing changes. */
    public Result reject(UUID id, Speaker who, String reason) {
        Edit edit = table.find(id).orElse(null);
        if (edit == null) {
            return new Result.Unknown();
        }
        return locked(edit.transfer(), () -> {
            Edit now = table.find(id).orElseThrow();
            if (now.state() != Edit.State.PROPOSED) {
                return new Result.Refused("This edit is " + now.state() + " already.");
            }
            return answered(now, who.name().is(now.by()) ? Edit.State.WITHDRAWN : Edit.State.REJECTED, who, reason);
        });
    }

    private Result answered(Edit edit, Edit.State state, Speaker who, String reason) {
        table.answer(edit.id(), state, who.name().text(), reason);
        String said = state.name().toLowerCase(java.util.Locale.ROOT);
        tell(
                edit,
                who,
                said,
                "by " + edit.by() + ", " + said + " by " + who.name().text(),
                reason);
        return new Result.Done(table.find(edit.id()).orElseThrow());
    }

    private void tell(Edit edit, Speaker who, String what, String people, String reason) {
        String record = edit.kind() == PayloadKind.RAW ? "source record" : "completion";
        steps.add(List.of(
                new Steps.Step(edit.transfer(), "edited", what, "The " + record + ", " + people + ": " + reason)));
        Audit.add(
                jdbc,
                who.caller(),
                "edit " + what,
                edit.transfer().toString(),
                edit.id() + ", " + people + ": " + reason);
    }

    private Answer read(Kept kept, PayloadKind kind, String mediaType, byte[] content, boolean asThen) {
        return kind == PayloadKind.RAW
                ? readAgain.read(kept, new Pulled.Raw(mediaType, content), asThen, reading)
                : EditedCompletion.read(kept, content, reading);
    }

    private static String whyNot(Answer answer) {
        return switch (answer) {
            case Answer.Read read -> "";
            case Answer.Unreadable(String why) -> why;
            case Answer.Refused(String why) -> why;
        };
    }

    private Result locked(UUID transfer, Supplier<Result> then) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            putBack.lock(List.of(transfer));
            return then.get();
        }));
    }

    /** Those of these universities that wait for a second person, the oldest first. */
    public List<Edit> waiting(int most, Universities of) {
        return table.list(
                "e.state = 'PROPOSED' and " + Universities.condition("t.university") + " order by e.made_at limit "
                        + Math.clamp(most, 1, 500),
                of.array(),
                of.array());
    }

    /** Of one transfer, the oldest first. */
    public List<Edit> of(UUID transfer) {
        return table.list("e.transfer = ? order by e.made_at", transfer);
    }

    public Optional<Edit> find(UUID id) {
        return table.find(id);
    }

    /** What stands there now and what is to stand there, in clear; kept in the audit log. */
    public record Opened(Edit edit, byte[] before, byte[] after) {}

    public Optional<Opened> open(UUID id, String who, String purpose) {
        return table.find(id).map(edit -> {
            EditTable.Content content = table.content(id);
            Audit.add(jdbc, who, "read payload", edit.transfer() + " edit " + id, purpose);
            return new Opened(edit, before(edit.transfer(), edit.kind(), content.revision()), content.bytes());
        });
    }

    /** What there is to edit, in clear; a completion that nobody could read as a form to fill in. Kept in the audit log. */
    public Optional<byte[]> original(UUID transfer, PayloadKind kind, String who, String purpose) {
        return readAgain.kept(transfer).map(kept -> {
            Audit.add(jdbc, who, "read payload", transfer + " " + kind + " to edit", purpose);
            return before(transfer, kind, kept.revision());
        });
    }

    private byte[] before(UUID transfer, PayloadKind kind, int revision) {
        return payloads.before(transfer, kind, revision)
                .or(() -> payloads.find(transfer, kind).map(Payloads.Payload::content))
                .orElseGet(() -> EditedCompletion.form(readAgain.kept(transfer).orElseThrow()));
    }
}
