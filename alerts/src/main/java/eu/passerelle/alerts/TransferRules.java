package eu.passerelle.alerts;

import eu.passerelle.alerts.Condition.Said;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.journal.AlertFacts.Group;
import eu.passerelle.journal.AlertFacts.Objections;
import eu.passerelle.journal.AlertFacts.Share;
import eu.passerelle.journal.FailureGroups;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of transfers: too many fail, they fail for a new cause, a second reader objects. */
final class TransferRules {

    private static final String FAILED = "#/failed?university=";

    private TransferRules() {}

    static Stream<Condition> conditions(Facts facts, AlertSettings settings) {
        return Stream.of(
                        facts.shares().stream().flatMap(share -> share(share, settings).stream()),
                        facts.groups().stream().flatMap(group -> group(group).stream()),
                        facts.objections().stream().map(TransferRules::objection))
                .flatMap(conditions -> conditions);
    }

    private static Optional<Condition> share(Share share, AlertSettings settings) {
        Thresholds from = settings.of(share.university());
        int least = Objects.requireNonNull(from.failedLeast());
        String said = over(share.failedInHour(), share.inHour(), least, Objects.requireNonNull(from.failedInHour()));
        String when = "hour";
        if (said == null) {
            said = over(share.failedInDay(), share.inDay(), least, Objects.requireNonNull(from.failedInDay()));
            when = "day";
        }
        if (said == null) {
            return Optional.empty();
        }
        String target = share.target();
        String who = share.university() + (target == null ? ": " : " to " + target + ": ");
        String what = target == null ? " transfers" : " deliveries";
        return Optional.of(Condition.of(
                Rule.FAILED_SHARE,
                share.university() + (target == null ? "" : ":" + target),
                responsible(share.responsible()),
                new Said(
                        share.university(),
                        target,
                        who + said.formatted(what) + " failed in the last " + when + ".",
                        "Look at the causes, the largest first; repair the cause, then try its group again.",
                        FAILED + share.university())));
    }

    /** For example {@code 12 of 40%s (30 %)}; null where it is not too many. */
    private static @Nullable String over(long failed, long all, int least, double share) {
        return failed >= least && failed >= share * all
                ? "%d of %d%%s (%d %%%%)".formatted(failed, all, Math.round(100.0 * failed / all))
                : null;
    }

    private static Optional<Condition> group(Group group) {
        if (group.state() != FailureGroups.State.OPEN && group.state() != FailureGroups.State.ACKNOWLEDGED) {
            return Optional.empty();
        }
        String target = group.step().startsWith("deliver:") ? group.step().substring("deliver:".length()) : null;
        String what = "%s: %d %s at step %s (%s)%s."
                .formatted(
                        group.university(),
                        group.count(),
                        group.count() == 1 ? "transfer has failed" : "transfers have failed",
                        group.step(),
                        group.kind(),
                        group.reopened() ? ", again although that was said to be resolved" : "");
        return Optional.of(Condition.of(
                        Rule.GROUP_OPENED,
                        group.group() + ":" + group.university(),
                        responsible(group.responsible()),
                        new Said(
                                group.university(),
                                target,
                                what,
                                "Open the group: the reason stands there. Acknowledge it, repair the cause, then try the"
                                        + " group again.",
                                FAILED + group.university() + "&group=" + group.group()))
                .attended(group.state() == FailureGroups.State.ACKNOWLEDGED));
    }

    private static Condition objection(Objections objections) {
        boolean wallets = objections.university().isEmpty();
        return Condition.of(
                Rule.SECOND_OPINION,
                objections.university() + ":" + objections.format(),
                Responsible.HUB,
                new Said(
                        wallets ? null : objections.university(),
                        null,
                        "%s: a second reader objected to %d sealed %s (%s) within the last day; nothing of it was delivered."
                                .formatted(
                                        wallets ? "Wallets" : objections.university(),
                                        objections.count(),
                                        objections.count() == 1 ? "credential" : "credentials",
                                        objections.format()),
                        "Look what was changed last (key, template, version) and take it back; report it as a defect with the"
                                + " transfers' ids.",
                        wallets ? "#/settings" : FAILED + objections.university()));
    }

    private static Responsible responsible(@Nullable String name) {
        return Stream.of(Responsible.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(Responsible.HUB);
    }
}
