package eu.passerelle.routes;

import eu.passerelle.connectors.Recipient;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The universities and targets of this hub as they run now. Universities come, change and go while the hub runs, so that
 * whoever needs one asks at each use, and keeps what it was given to the end of what it does with it.
 */
public final class Connections {

    private final Map<String, ConnectedUniversity<?>> active = new ConcurrentHashMap<>();
    private final Map<String, ConnectedUniversity<?>> retired = new ConcurrentHashMap<>();
    private final Map<String, ConnectedTarget<?>> targets;

    /** @param targets by name; they stay as they are until the hub starts again */
    Connections(Map<String, ConnectedTarget<?>> targets) {
        this.targets = Map.copyOf(targets);
    }

    /** By name. */
    public Map<String, ConnectedTarget<?>> targets() {
        return targets;
    }

    /** Ids of the universities that are read; a view that changes with them. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(active.keySet());
    }

    /** One that is read. */
    public Optional<ConnectedUniversity<?>> university(String id) {
        return Optional.ofNullable(active.get(id));
    }

    /** One that is read, or whose results may still be on their way although it is read no more. */
    Optional<ConnectedUniversity<?>> known(String id) {
        return university(id).or(() -> Optional.ofNullable(retired.get(id)));
    }

    Optional<ConnectedTarget<?>> target(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    /** Those that are read. */
    public Collection<ConnectedUniversity<?>> all() {
        return Collections.unmodifiableCollection(active.values());
    }

    /** From now on what begins for this university begins with this. */
    void put(ConnectedUniversity<?> university) {
        active.put(university.id(), university);
        retired.remove(university.id());
    }

    /** From now on nothing begins for this university; what is on its way goes to its end. */
    void retire(ConnectedUniversity<?> university) {
        retired.put(university.id(), university);
        active.remove(university.id());
    }

    /** Those of these names that there are. */
    List<ConnectedTarget<?>> targets(List<String> names) {
        return names.stream()
                .<ConnectedTarget<?>>flatMap(name -> target(name).stream())
                .toList();
    }

    /** The university's targets that have an address of this recipient. */
    List<String> reaching(ConnectedUniversity<?> university, Recipient recipient) {
        return university.settings().targets().stream()
                .filter(name ->
                        target(name).filter(target -> target.reaches(recipient)).isPresent())
                .toList();
    }
}
