package eu.passerelle.routes;

import eu.passerelle.credentials.Binding;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.IssueOutcome;
import eu.passerelle.journal.IssueStore.ToIssue;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.status.CopyStatuses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Given to all that wait, before it is known which of them are recognised: one statement a batch, and no harm. */
    SequencedMap<CopyRef, ListPlace> places(ConnectedUniversity<?> university, List<ToIssue> waiting) {
        List<UUID> transfers = waiting.stream().map(ToIssue::transfer).toList();
        SequencedMap<CopyRef, ListPlace> places = new LinkedHashMap<>();
        connections.targets(university.settings().targets()).stream()
                .map(ConnectedTarget::format)
                .distinct()
                .forEach(format -> places.putAll(statuses.ahead(university.id(), format, transfers)));
        return places;
    }

    /**
     * @param names of the targets that reach the learner
     * @param places on status lists of copies in formats that have a status
     */
    IssueOutcome issued(
            Achievement achievement, List<String> rules, List<String> names, Map<CopyRef, ListPlace> places) {
        List<ConnectedTarget<?>> targets = connections.targets(names);
        Map<String, String> byTarget =
                targets.stream().collect(Collectors.toMap(ConnectedTarget::name, ConnectedTarget::format));
        List<Credential> sealed = Stream.concat(Stream.of(Formats.EUROPASS), byTarget.values().stream())
                .distinct()
                .map(format -> formats.seal(
                        format, achievement, binding(places.get(CopyRef.only(achievement.credentialId(), format)))))
                .toList();
        boolean kept = targets.stream().anyMatch(ConnectedTarget::asksLater);
        return new IssueOutcome.Issued(
                achievement.credentialId(), rules, sealed, kept ? achievement : null, achievement.issuedAt(), byTarget);
    }

    private Binding binding(@Nullable ListPlace place) {
        return new Binding(null, place == null ? List.of() : List.of(statuses.written(place)));
    }
}
