package eu.passerelle.sis.ethos;

import eu.passerelle.connectors.KnownPerson;
import eu.passerelle.connectors.Shelf;
import eu.passerelle.connectors.SisContext;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Resources that grades refer to: in Ethos everything is a GUID, four to six lookups a grade. */
final class References {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 20_000;

    private final Map<Source, Shelves> sources = new ConcurrentHashMap<>();

    private record Source(String university, String base) {}

    /** @param others than persons */
    private record Shelves(
            Shelf<String, KnownPerson<JsonNode>> persons, Map<EthosResource, Shelf<String, JsonNode>> others) {

        static Shelves empty() {
            Map<EthosResource, Shelf<String, JsonNode>> others = new EnumMap<>(EthosResource.class);
            for (EthosResource resource : EthosResource.values()) {
                others.put(resource, new Shelf<>(MOST_KEPT, KEPT));
            }
            return new Shelves(new Shelf<>(MOST_KEPT, KEPT), others);
        }
    }

    /** One page's view of them. */
    Reader reader(SisContext<EthosSettings> sis, EthosService service) {
        Source source = new Source(sis.university().id(), sis.settings().base().toString());
        return new Reader(
                service,
                sources.computeIfAbsent(source, any -> Shelves.empty()),
                sis.clock().instant());
    }

    static final class Reader {

        private final EthosService service;
        private final Shelves kept;
        private final Instant now;

        private Reader(EthosService service, Shelves kept, Instant now) {
            this.service = service;
            this.kept = kept;
            this.now = now;
        }

        boolean hasPerson(String id) {
            return kept.persons().get(id, now) != null;
        }

        /** Empty where the SIS does not know them (404). */
        Optional<KnownPerson<JsonNode>> person(String id) {
            return kept.persons()
                    .get(id, now, () -> service.get(EthosResource.PERSONS, id).map(KnownPerson::new));
        }

        /** Whether it is at hand. */
        boolean has(EthosResource resource, String id) {
            return shelf(resource).get(id, now) != null;
        }

        /** Empty where the SIS does not know it (404). */
        Optional<JsonNode> get(EthosResource resource, String id) {
            return shelf(resource).get(id, now, () -> service.get(resource, id));
        }

        private Shelf<String, JsonNode> shelf(EthosResource resource) {
            return Objects.requireNonNull(kept.others().get(resource));
        }
    }
}
