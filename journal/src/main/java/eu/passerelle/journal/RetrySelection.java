package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which transfers are to be tried again; every part may be absent, and all that are there must fit.
 *
 * @param transfers these; empty: not by id
 * @param group of this failure group
 * @param target with a delivery there that has failed
 * @param step that failed, for example {@code credential} or {@code deliver:wallet}
 * @param since changed then or later
 * @param until changed before
 * @param text part of the source key or of the reason
 * @param state in this state; null with a query: failed
 */
public record RetrySelection(
        List<UUID> transfers,
        @Nullable String group,
        @Nullable String university,
        @Nullable String target,
        @Nullable String step,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text,
        @Nullable TransferState state) {

    public RetrySelection {
        transfers = List.copyOf(transfers);
        Set<TransferState> possible = Set.of(
                TransferState.FAILED,
                TransferState.REFERRED,
                TransferState.REJECTED,
                TransferState.PULLED,
                TransferState.ISSUED);
        if (state != null && !possible.contains(state)) {
            throw new IllegalArgumentException("What is " + state + " has come to its end and is not tried again.");
        }
    }

    public static RetrySelection of(List<UUID> transfers) {
        return new RetrySelection(transfers, null, null, null, null, null, null, null, null);
    }

    public static RetrySelection group(String group) {
        return new RetrySelection(List.of(), group, null, null, null, null, null, null, null);
    }

    /** Whether nothing at all is said. */
    public boolean isEmpty() {
        return transfers.isEmpty()
                && Stream.of(group, university, target, step, since, until, text, state)
                        .allMatch(Objects::isNull);
    }

    /** A condition on {@code transfer t} and its arguments. */
    record Condition(String sql, List<Object> arguments) {}

    /** @param of only of these universities */
    Condition condition(Universities of) {
        StringBuilder sql = new StringBuilder("true");
        List<Object> arguments = new ArrayList<>();
        if (transfers.isEmpty()) {
            and(
                    sql,
                    arguments,
                    "t.state = ?",
                    Objects.requireNonNullElse(state, TransferState.FAILED).name());
        } else {
            and(sql, arguments, "t.id = any(?)", transfers.toArray(UUID[]::new));
        }
        and(sql, arguments, "t.failure_group = ?", group);
        and(sql, arguments, "t.university = ?", university);
        and(
                sql,
                arguments,
                "exists (select 1 from delivery d where d.transfer = t.id and d.target = ?"
                        + " and d.state in ('FAILED', 'PENDING'))",
                target);
        and(sql, arguments, "t.failed_step = ?", step);
        and(sql, arguments, "t.updated_at >= ?", since == null ? null : Timestamp.from(since));
        and(sql, arguments, "t.updated_at < ?", until == null ? null : Timestamp.from(until));
        if (text != null && !text.isBlank()) {
            and(
                    sql,
                    arguments,
                    "position(lower(?) in lower(t.source_key || ' ' || coalesce(t.reason, ''))) > 0",
                    text.strip());
        }
        if (!of.areAll()) {
            and(sql, arguments, "t.university = any(?)", of.array());
        }
        return new Condition(sql.toString(), arguments);
    }

    private static void and(StringBuilder sql, List<Object> arguments, String condition, @Nullable Object argument) {
        if (argument != null) {
            sql.append(" and ").append(condition);
            arguments.add(argument);
        }
    }

    /** For people, and for the audit log. */
    String told() {
        if (!transfers.isEmpty()) {
            return transfers.size() == 1 ? "transfer " + transfers.getFirst() : "selected " + transfers.size();
        }
        if (group != null
                && Stream.of(university, target, step, since, until, text).allMatch(Objects::isNull)) {
            return "group " + group;
        }
        return Stream.of(
                        said("group", group),
                        said("university", university),
                        said("target", target),
                        said("step", step),
                        said("since", since),
                        said("until", until),
                        said("text", text),
                        said("state", state))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(" ", "query ", ""));
    }

    private static @Nullable String said(String name, @Nullable Object value) {
        return value == null ? null : name + "=" + value;
    }
}
