package eu.passerelle.routes;

import eu.passerelle.connectors.Recipient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The universities and targets of this hub as they are configured now.
 *
 * @param universities by id
 * @param targets by name
 */
public record Connections(Map<String, ConnectedUniversity<?>> universities, Map<String, ConnectedTarget<?>> targets) {

    public Connections {
        universities = Map.copyOf(universities);
        targets = Map.copyOf(targets);
    }

    Optional<ConnectedUniversity<?>> university(String id) {
        return Optional.ofNullable(universities.get(id));
    }

    Optional<ConnectedTarget<?>> target(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    public Collection<ConnectedUniversity<?>> all() {
        return universities.values();
    }

    /** The university's targets that have an address of this recipient. */
    List<String> reaching(ConnectedUniversity<?> university, Recipient recipient) {
        return university.settings().targets().stream()
                .filter(name ->
                        target(name).filter(target -> target.reaches(recipient)).isPresent())
                .toList();
    }
}
