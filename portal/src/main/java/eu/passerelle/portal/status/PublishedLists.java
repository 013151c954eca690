package eu.passerelle.portal.status;

import eu.passerelle.journal.ListContent;
import eu.passerelle.journal.StatusContents;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** All status lists of the journal, signed; kept in memory, never stored: a start works them out again. */
public final class PublishedLists {

    /** How long caches and verifiers may keep a copy; with {@link Shelf#PATIENCE} twice as long stays below a minute. */
    static final Duration TTL = Duration.ofSeconds(15);

    private final StatusContents contents;
    private final StatusAddress address;
    private final List<StatusForm> forms;
    private final Clock clock;
    private final Map<UUID, Shelf> shelves = new ConcurrentHashMap<>();

    /**
     * @param forms those of a kind in the order of preference; the first is for verifiers that do not say what they accept
     */
    public PublishedLists(StatusContents contents, StatusAddress address, List<StatusForm> forms, Clock clock) {
        this.contents = contents;
        this.address = address;
        this.forms = List.copyOf(forms);
        this.clock = clock;
    }

    /**
     * @param accept what the verifier says that it takes; null: nothing
     * @return empty where there is no such list
     * @throws StatusUnavailable what the list says now cannot be told
     */
    Optional<PublishedList> find(UUID list, @Nullable String accept) {
        Shelf shelf = shelves.get(list);
        if (shelf == null) {
            // only lists that exist get a place in memory, whatever addresses are tried
            if (contents.version(list).isEmpty()) {
                return Optional.empty();
            }
            shelf = shelves.computeIfAbsent(
                    list, id -> new Shelf(() -> contents.version(id).orElseThrow(), at -> signed(id, at), clock));
        }
        List<PublishedList> copies = shelf.copies();
        return accepted(accept).stream()
                .flatMap(range ->
                        copies.stream().filter(copy -> range.includes(MediaType.parseMediaType(copy.mediaType()))))
                .findFirst()
                .or(() -> copies.stream().findFirst());
    }

    /** The best first; what cannot be read counts as nothing. */
    private static List<MediaType> accepted(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .toList();
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    private List<PublishedList> signed(UUID list, Instant at) {
        ListContent content = contents.content(list).orElseThrow();
        Instant from = at.truncatedTo(ChronoUnit.SECONDS);
        UnsignedList unsigned =
                new UnsignedList(content, address.of(list), from, from.plus(Shelf.PERIOD.multipliedBy(2)), TTL);
        List<PublishedList> copies = forms.stream()
                .filter(form -> form.kind() == content.kind() && form.isFor(content.university()))
                .map(form ->
                        new PublishedList(form.mediaType(), form.write(unsigned), etag(content, form.mediaType(), at)))
                .toList();
        if (copies.isEmpty()) {
            throw new StatusUnavailable("No key signs status lists: set keys.jwt in hub.yaml.", null);
        }
        return copies;
    }

    private static String etag(ListContent content, String mediaType, Instant at) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.set().toByteArray());
            digest.update(
                    (" %s %s %d".formatted(content.list(), mediaType, at.toEpochMilli() / Shelf.PERIOD.toMillis()))
                            .getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
