package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.KnownPerson;
import eu.passerelle.connectors.Shelf;
import eu.passerelle.connectors.SisContext;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What results refer to, kept for some minutes, of all universities. */
final class References {

    static final int MOST_KEPT = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<Source, Shelves> sources = new ConcurrentHashMap<>();

    /** A university sees no other one's persons, wherever they are fetched. */
    private record Source(String university, URI base) {}

    /** @param others than users */
    private record Shelves(Shelf<String, KnownPerson<JsonNode>> users, Map<Kind, Shelf<String, JsonNode>> others) {

        static Shelves empty() {
            Map<Kind, Shelf<String, JsonNode>> others = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                others.put(kind, new Shelf<>(MOST_KEPT, KEPT));
            }
            return new Shelves(new Shelf<>(MOST_KEPT, KEPT), others);
        }
    }

    /** One reading's view of them. */
    Reader reader(SisContext<OneRosterSettings> sis, OneRosterService service) {
        Source source = new Source(sis.university().id(), sis.settings().base());
        return new Reader(sis, service, sources.computeIfAbsent(source, any -> Shelves.empty()));
    }

    static final class Reader implements Known {

        private final Referred<KnownPerson<JsonNode>> users;
        private final Map<Kind, Referred<JsonNode>> others = new EnumMap<>(Kind.class);

        private Reader(SisContext<OneRosterSettings> sis, OneRosterService service, Shelves kept) {
            this.users = new Referred<>(sis, service, Kind.USER, kept.users(), KnownPerson::new);
            kept.others()
                    .forEach((kind, shelf) ->
                            others.put(kind, new Referred<>(sis, service, kind, shelf, Function.identity())));
        }

        /** All users that results refer to. */
        Referred<KnownPerson<JsonNode>> users() {
            return users;
        }

        /** All objects of a kind that results refer to. */
        Referred<JsonNode> others(Kind kind) {
            return Objects.requireNonNull(others.get(kind));
        }

        @Override
        public JsonNode get(Kind kind, @Nullable String id) {
            return others(kind).get(id).orElse(MissingNode.getInstance());
        }

        @Override
        public Optional<KnownPerson<JsonNode>> user(@Nullable String id) {
            return users.get(id);
        }
    }
}
