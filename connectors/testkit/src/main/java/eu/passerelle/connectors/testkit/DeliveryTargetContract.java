package eu.passerelle.connectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.NonRetriableException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credential;
import eu.passerelle.model.LocalizedText;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every delivery target does, against a recipient that speaks the real wire. A target's test extends this and says
 * how its simulator is reached; what a kind of recipient cannot do is denied by overriding a {@code supports} method.
 *
 * @param <S> the target's settings record
 */
public abstract class DeliveryTargetContract<S> {

    /** How long a call may take. */
    private Duration patience = Duration.ofSeconds(4);

    private static final String TITLE = "Ethics of confidential titles";

    protected abstract DeliveryTarget<S> target();

    /** Settings that work against the simulator. */
    protected abstract S settings();

    /** Someone whom the target reaches. */
    protected abstract Recipient recipient();

    /** Every copy of this credential that the recipient got, byte for byte. */
    protected abstract List<byte[]> received(Credential credential);

    /** Makes the recipient's system fail until {@code healed}. */
    protected abstract void breakDown();

    protected abstract void healed();

    /** The recipient's system accepts the next call and never answers. */
    protected abstract void hang();

    /** The recipient's system does not know the recipient of the next delivery. */
    protected abstract void refuseRecipient();

    /** False where the other side cannot tell that it has this credential already; a repetition is recognisable then. */
    protected boolean supportsDeduplication() {
        return true;
    }

    /** What the recipient holds of a delivery: the sealed file, where it does not write a badge of its own. */
    protected byte[] held(Delivery delivery) {
        return delivery.sealed().content();
    }

    /** False where the other side needs no address of the learner. */
    protected boolean needsAddress() {
        return true;
    }

    protected TargetContext<S> context(S settings, String... hosts) {
        Limits limits = new Limits(32L << 20, patience, patience, 64);
        List<String> allowed = hosts.length == 0 ? List.of("localhost", "127.0.0.1") : List.of(hosts);
        return new TargetContext<>("wallet", settings, limits, new OutgoingAddresses(allowed), Clock.systemUTC());
    }

    protected Delivery delivery() {
        return delivery(SampleCredential.sealed(UUID.randomUUID(), 60_000), recipient());
    }

    protected Delivery delivery(Credential sealed, Recipient to) {
        return delivery(sealed, to, SampleCompletion.titled(LocalizedText.of("en", TITLE)));
    }

    protected Delivery delivery(Credential sealed, Recipient to, Completion completion) {
        return SampleDelivery.of(sealed, to, completion);
    }

    protected DeliveryReceipt deliver(Delivery delivery) {
        return target().deliver(context(settings()), delivery);
    }

    /** The failure of a delivery, which must be of this type and must not tell anything about the learner. */
    protected <F extends HubException> F failure(Class<F> type, TargetContext<S> context, Delivery delivery) {
        F failure = catchThrowableOfType(type, () -> target().deliver(context, delivery));

        assertThat(failure)
                .as("the delivery fails with " + type.getSimpleName())
                .isNotNull();
        assertThat(failure.getMessage()).contains("kuu").endsWith(".");
        List<String> messages = Stream.<Throwable>iterate(failure, e -> e != null, Throwable::getCause)
                .map(String::valueOf)
                .toList();
        assertThat(messages).noneMatch(message -> personalIn(message, delivery));
        return failure;
    }

    private static boolean personalIn(String message, Delivery delivery) {
        return Stream.of(
                        delivery.recipient().email(),
                        delivery.recipient().walletAddress(),
                        TITLE,
                        SampleCompletion.GIVEN,
                        SampleCompletion.FAMILY)
                .anyMatch(word -> word != null && message.contains(word));
    }

    protected <F extends HubException> F failure(Class<F> type) {
        return failure(type, context(settings()), delivery());
    }

    @Test
    void deliversOnceByteForByte() {
        Delivery delivery = delivery();

        DeliveryReceipt receipt = deliver(delivery);

        assertThat(receipt.alreadyThere()).isFalse();
        assertThat(receipt.reference()).isNotBlank();
        assertThat(received(delivery.sealed()))
                .singleElement()
                .satisfies(copy -> assertThat(copy).isEqualTo(held(delivery)));
    }

    @Test
    void deliversAgainWithTheSameEffect() {
        Delivery delivery = delivery();

        DeliveryReceipt first = deliver(delivery);
        DeliveryReceipt second = deliver(delivery);

        assertThat(second.reference()).isEqualTo(first.reference());
        assertThat(second.alreadyThere()).isEqualTo(supportsDeduplication());
        assertThat(received(delivery.sealed())).hasSize(supportsDeduplication() ? 1 : 2);
    }

    @Test
    void saysRetriableWhileTheTargetIsDownAndDeliversAfterwards() {
        Delivery delivery = delivery();
        breakDown();

        failure(RetriableException.class, context(settings()), delivery);

        healed();
        deliver(delivery);
        assertThat(received(delivery.sealed())).hasSize(1);
    }

    @Test
    void saysWhenTheRecipientMustAct() {
        Delivery delivery = delivery();
        refuseRecipient();

        HubException failure = failure(NonRetriableException.class, context(settings()), delivery);

        assertThat(failure.responsible()).isEqualTo(HubException.Responsible.RECIPIENT);
        assertThat(received(delivery.sealed())).isEmpty();
    }

    @Test
    void doesNotWaitForEverOnAHangingSocket() {
        patience = Duration.ofMillis(500);
        hang();

        long start = System.nanoTime();
        failure(RetriableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void callsNoHostThatIsNotAllowed() {
        Delivery delivery = delivery();

        assertThatThrownBy(() -> target().deliver(context(settings(), "elsewhere.example"), delivery))
                .isInstanceOf(ConfigurationInvalid.class);
        assertThat(received(delivery.sealed())).isEmpty();
    }

    @Test
    void deliversFromManyThreadsAtOnce() throws Exception {
        List<Delivery> deliveries = Stream.generate(this::delivery).limit(64).toList();
        List<Future<DeliveryReceipt>> running = new ArrayList<>();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            deliveries.forEach(delivery -> running.add(threads.submit(() -> deliver(delivery))));
        }

        for (Future<DeliveryReceipt> receipt : running) {
            assertThat(receipt.get().alreadyThere()).isFalse();
        }
        assertThat(deliveries)
                .allSatisfy(delivery -> assertThat(received(delivery.sealed()))
                        .singleElement()
                        .satisfies(copy -> assertThat(copy).isEqualTo(held(delivery))));
    }

    @Test
    void deliversSeveralWithOneResultEach() {
        List<Delivery> deliveries = Stream.generate(this::delivery).limit(3).toList();
        deliver(deliveries.get(1));

        List<DeliveryResult> results = target().deliverAll(context(settings()), deliveries);

        assertThat(results)
                .extracting(
                        result -> ((DeliveryResult.Received) result).receipt().alreadyThere())
                .containsExactly(false, supportsDeduplication(), false);
        assertThat(received(deliveries.get(0).sealed())).hasSize(1);
        assertThat(received(deliveries.get(2).sealed())).hasSize(1);
    }

    @Test
    void saysOfEachOfSeveralThatTheTargetIsDown() {
        breakDown();

        List<DeliveryResult> results = target().deliverAll(context(settings()), List.of(delivery(), delivery()));

        assertThat(results)
                .hasSize(2)
                .allSatisfy(result ->
                        assertThat(((DeliveryResult.Failed) result).failure()).isInstanceOf(RetriableException.class));
    }

    @Test
    void reachesOnlyThoseWithAnAddress() {
        assertThat(target().reaches(recipient())).isTrue();
        assertThat(target().reaches(new Recipient(null, null, "en"))).isEqualTo(!needsAddress());
    }

    @Test
    void checksTheLiveTarget() {
        assertThat(target().check(context(settings())))
                .isNotEmpty()
                .noneMatch(step -> step.result() == CheckStep.Result.FAILED);

        breakDown();
        assertThat(target().check(context(settings())))
                .anyMatch(step -> step.result() == CheckStep.Result.FAILED)
                .allSatisfy(step -> assertThat(step.detail()).isNotBlank());
    }

    @Test
    void isFoundByItsProtocol() {
        assertThat(ServiceLoader.load(DeliveryTarget.class).stream()
                        .map(provider -> provider.get().protocol()))
                .contains(target().protocol());
    }
}
