package eu.passerelle.routes;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore.ToIssue;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.status.CopyStatuses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes and seals what a transfer's targets take: the Europass credential in any case, each other format once. */
final class Sealing {

    private final Formats formats;
    private final Connections connections;
    private final CopyStatuses statuses;

    Sealing(Formats formats, Connections connections, CopyStatuses statuses) {
        this.formats = formats;
        this.connections = connections;
        this.statuses = statuses;
    }

    /** @param byFormat places on status lists by transfer, for formats that have a status */
    record Places(Map<String, Map<UUID, List<StatusPlace>>> byFormat) {

        Binding binding(String format, UUID transfer) {
            return new Binding(null, byFormat.getOrDefault(format, Map.of()).getOrDefault(transfer, List.of()));
        }
    }

    /** Given to all that wait, before it is known which of them are recognised: one statement a batch, and no harm. */
    Places places(ConnectedUniversity<?> university, List<ToIssue> waiting) {
        List<UUID> transfers = waiting.stream().map(ToIssue::transfer).toList();
        Map<String, Map<UUID, List<StatusPlace>>> byFormat = new HashMap<>();
        connections.targets(university.settings().targets()).stream()
                .map(ConnectedTarget::format)
                .distinct()
                .forEach(format -> byFormat.put(format, statuses.of(university.id(), format, transfers)));
        return new Places(byFormat);
    }

    /** @param names of the targets that reach the learner */
    IssueOutcome issued(Achievement achievement, List<String> rules, List<String> names, Places places) {
        List<ConnectedTarget<?>> targets = connections.targets(names);
        Map<String, String> byTarget =
                targets.stream().collect(Collectors.toMap(ConnectedTarget::name, ConnectedTarget::format));
        List<Credential> sealed = Stream.concat(Stream.of(Formats.EUROPASS), byTarget.values().stream())
                .distinct()
                .map(format -> formats.seal(format, achievement, places.binding(format, achievement.credentialId())))
                .toList();
        boolean kept = targets.stream().anyMatch(ConnectedTarget::asksLater);
        return new IssueOutcome.Issued(
                achievement.credentialId(), rules, sealed, kept ? achievement : null, achievement.issuedAt(), byTarget);
    }
}
