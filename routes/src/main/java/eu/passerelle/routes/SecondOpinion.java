package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.dashboard.SecondOpinions;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Organisation;
import eu.passerelle.verify.SecondReading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;

/**
 * The gate behind the seal: a second implementation reads a sample of what is sealed, and the first after each change of
 * template, profile, key, university or version, before it goes anywhere. What it objects to is not delivered. Until it
 * agrees once it is asked each time.
 */
final class SecondOpinion implements SecondOpinions {

    private final int every;
    private final Function<String, Optional<SigningKey>> keys;
    private final Function<String, List<Object>> states;
    private final SecondReading reading;
    private final BiConsumer<String, String> objected;
    private final ObjLongConsumer<String> timed;
    private final Map<List<String>, List<Object>> agreed = new ConcurrentHashMap<>();
    private final AtomicLong sealed = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong objections = new AtomicLong();

    /**
     * @param every one in so many is read besides the first ones; 0: none
     * @param keys that seal now, by format
     * @param states what a university's credentials depend on besides the key: equal as long as nothing was changed; by the
     *     university's id, empty for what is the same for all
     * @param objected told the university's id and the format of each objection
     * @param timed told of each seal its format and how many nanoseconds it took
     */
    SecondOpinion(
            int every,
            Function<String, Optional<SigningKey>> keys,
            Function<String, List<Object>> states,
            BiConsumer<String, String> objected,
            ObjLongConsumer<String> timed,
            Clock clock) {
        this.every = every;
        this.objected = objected;
        this.keys = keys;
        this.states = states;
        this.timed = timed;
        this.reading = new SecondReading(clock);
    }

    /** Nothing is read a second time. */
    static SecondOpinion none() {
        return new SecondOpinion(
                0,
                format -> Optional.empty(),
                university -> List.of(),
                (university, format) -> {},
                (format, nanoseconds) -> {},
                Clock.systemUTC());
    }

    @Override
    public Counts counts() {
        return new Counts(sealed.get(), asked.get(), objections.get());
    }

    /**
     * Seals and, where it is due, has it read.
     *
     * @throws CredentialInvalid the second reader objects
     */
    Credential seal(String university, CredentialSealer sealer, Credential written, Instant at) {
        long began = System.nanoTime();
        Credential result = sealer.seal(written, at);
        timed.accept(written.format(), System.nanoTime() - began);
        require(university, written, result);
        return result;
    }

    private void require(String university, Credential written, Credential result) {
        String format = written.format();
        long number = sealed.incrementAndGet();
        Optional<SigningKey> key = SecondReading.reads(format) ? keys.apply(format) : Optional.empty();
        if (key.isEmpty()) {
            return;
        }
        List<String> what = List.of(university, format);
        List<Object> state = List.of(key.get().publicKey(), states.apply(university));
        boolean first = !state.equals(agreed.get(what));
        if (!first && (every == 0 || number % every != 0)) {
            return;
        }
        asked.incrementAndGet();
        reading.objection(
                        format,
                        written.content(),
                        result.content(),
                        key.get().publicKey(),
                        key.get().chain())
                .ifPresent(objection -> refuse(university, written, objection));
        agreed.put(what, state);
    }

    private void refuse(String university, Credential written, String objection) {
        objections.incrementAndGet();
        objected.accept(university, written.format());
        throw new CredentialInvalid("%s: the credential of transfer %s (%s) is sealed, but %s; it is not delivered."
                .formatted(university.isEmpty() ? "hub" : university, written.id(), written.format(), objection));
    }

    /** The same for those who seal by themselves: what they get was agreed upon. */
    CredentialSealer over(CredentialSealer sealer) {
        return new Gated(sealer);
    }

    private final class Gated implements CredentialSealer {

        private final CredentialSealer sealer;

        private Gated(CredentialSealer sealer) {
            this.sealer = sealer;
        }

        @Override
        public Organisation issuer() {
            return sealer.issuer();
        }

        @Override
        public Instant validUntil() {
            return sealer.validUntil();
        }

        @Override
        public DataToSeal prepare(Credential credential, Instant at) {
            return sealer.prepare(credential, at);
        }

        @Override
        public byte[] sign(DataToSeal data) {
            return sealer.sign(data);
        }

        @Override
        public Credential finish(DataToSeal data, byte[] signature) {
            return sealer.finish(data, signature);
        }

        @Override
        public Credential seal(Credential credential, Instant at) {
            return SecondOpinion.this.seal("", sealer, credential, at);
        }
    }
}
