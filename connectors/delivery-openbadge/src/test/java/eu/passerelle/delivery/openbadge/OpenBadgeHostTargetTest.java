package eu.passerelle.delivery.openbadge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.HubException.Responsible;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.TargetRefused;
import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.connectors.testkit.DeliveryTargetContract;
import eu.passerelle.connectors.testkit.SampleCredential;
import eu.passerelle.delivery.openbadge.OpenBadgeHostSettings.Format;
import eu.passerelle.model.Credential;
import eu.passerelle.simulators.openbadge.OpenBadgeHostSimulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenBadgeHostTargetTest extends DeliveryTargetContract<OpenBadgeHostSettings> {

    private final OpenBadgeHostSimulator host = new OpenBadgeHostSimulator(0, "hub", "s3cret");
    private final OpenBadgeHostTarget target = new OpenBadgeHostTarget();

    @AfterEach
    void close() {
        host.close();
    }

    @Override
    protected DeliveryTarget<OpenBadgeHostSettings> target() {
        return target;
    }

    @Override
    protected OpenBadgeHostSettings settings() {
        return OpenBadgeHostSettings.of(host.address(), "hub", new Secret("s3cret"));
    }

    @Override
    protected Recipient recipient() {
        return new Recipient(null, "anna.virtanen@example.fi", "fi");
    }

    @Override
    protected Delivery delivery() {
        return delivery(badge(UUID.randomUUID()), recipient());
    }

    private static Credential badge(UUID id) {
        String json = """
                {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"urn:uuid:%s",\
                "type":["VerifiableCredential","OpenBadgeCredential"],"name":"Žemaičių kalba",\
                "proof":{"type":"DataIntegrityProof","proofValue":"z3"}}""".formatted(id);
        return new Credential(id, "openbadge", "application/vc+ld+json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Credential jwt(UUID id) {
        String payload =
                "{\"iss\":\"https://kuu.example\",\"jti\":\"urn:uuid:%s\",\"name\":\"Žemaičių\"}".formatted(id);
        String jws = "eyJhbGciOiJFUzI1NiJ9."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".c2lnbmF0dXJl";
        return new Credential(id, "openbadge-jwt", "text/plain", jws.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected List<byte[]> received(Credential credential) {
        return host.badge("urn:uuid:" + credential.id()).stream().toList();
    }

    @Override
    protected void breakDown() {
        host.server().down(true);
    }

    @Override
    protected void healed() {
        host.server().down(false);
    }

    @Override
    protected void hang() {
        host.server().hang();
    }

    @Override
    protected void refuseRecipient() {
        host.refuseUnknownAccounts();
    }

    private OpenBadgeHostSettings with(Format format, String refreshToken) {
        return new OpenBadgeHostSettings(
                host.address(), format, "hub", new Secret("s3cret"), new Secret(refreshToken), null);
    }

    @Test
    void deliversBadgesThatAreCompactJws() {
        host.authorise("r1");
        OpenBadgeHostSettings settings = with(Format.JWT, "r1");
        Delivery delivery = delivery(jwt(UUID.randomUUID()), recipient());

        assertThat(target.deliver(context(settings), delivery).alreadyThere()).isFalse();
        assertThat(target.deliver(context(settings), delivery).alreadyThere()).isTrue();
        assertThat(received(delivery.sealed()))
                .containsExactly(delivery.sealed().content());
        assertThat(target.format(settings)).isEqualTo("openbadge-jwt");
        assertThat(target.format(settings())).isEqualTo("openbadge");
    }

    @Test
    void keepsUpWithRefreshTokensThatAreGoodOnce() {
        host.authorise("r1");
        OpenBadgeHostSettings settings = with(Format.DATA_INTEGRITY, "r1");
        target.deliver(context(settings), delivery());
        host.expireTokens();

        assertThat(target.deliver(context(settings), delivery()).alreadyThere()).isFalse();
    }

    @Test
    void saysThatTheAccountMustAuthoriseAgain() {
        TargetRefused refused = failure(TargetRefused.class, context(with(Format.JWT, "used-up")), delivery());

        assertThat(refused).hasMessageContaining("token endpoint").hasMessageNotContaining("used-up");
        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @Test
    void registersItselfOnceWhereNoClientIsConfigured() {
        OpenBadgeHostSettings settings = new OpenBadgeHostSettings(host.address(), null, null, null, null, null);

        target.deliver(context(settings), delivery());
        target.deliver(context(settings), delivery());

        assertThat(host.clients()).isEqualTo(2);
    }

    @Test
    void saysWhereAClientIsToBeAskedFor() {
        host.registersNobody();
        OpenBadgeHostSettings settings = new OpenBadgeHostSettings(host.address(), null, null, null, null, null);

        assertThat(failure(TargetRefused.class, context(settings), delivery()))
                .hasMessageContaining("'client' and 'secret'");
        assertThat(target.check(context(settings))).anyMatch(CheckStep::isFailed);
    }

    @Test
    void takesAStoredButUnansweredBadgeForDeliveredOnTheNextAttempt() {
        Delivery delivery = delivery();
        host.dropAfterStoring(1);

        failure(TargetUnavailable.class, context(settings()), delivery);

        assertThat(deliver(delivery).alreadyThere()).isTrue();
        assertThat(host.posts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", "{}", "{\"id\":\"urn:uuid:another\"}", "a.b.c"})
    void doesNotTakeAForeignAnswerForDelivered(String answer) {
        Delivery delivery = delivery();
        host.answerInstead(answer);

        failure(TargetUnavailable.class, context(settings()), delivery);

        assertThat(deliver(delivery).alreadyThere()).isFalse();
    }

    @Test
    void sendsNothingThatIsNoBadge() {
        failure(
                CredentialInvalid.class,
                context(settings()),
                delivery(SampleCredential.sealed(UUID.randomUUID(), 500), recipient()));

        assertThat(host.posts()).isZero();
    }

    @Test
    void saysThatTheHostDoesNotAcceptTheBadge() {
        Credential unsealed = new Credential(
                UUID.randomUUID(),
                "openbadge",
                "application/json",
                "{\"id\":\"urn:uuid:1\"}".getBytes(StandardCharsets.UTF_8));

        TargetRefused refused = failure(TargetRefused.class, context(settings()), delivery(unsealed, recipient()));

        assertThat(refused.responsible()).isEqualTo(Responsible.HUB);
    }

    @Test
    void knowsAMissingAccountFromAWrongAddress() {
        OpenBadgeHostSettings wrong =
                OpenBadgeHostSettings.of(URI.create(host.address() + "/elsewhere"), "hub", new Secret("s3cret"));

        assertThat(failure(TargetUnavailable.class, context(wrong), delivery())).hasMessageContaining("'base'");
    }

    @Test
    void doesNotFollowADescriptionToAnUnencryptedPlace() {
        OpenBadgeHostSettings https =
                OpenBadgeHostSettings.of(URI.create("https://host.example"), "hub", new Secret("s3cret"));
        byte[] description = """
                {"components":{"securitySchemes":{"a":{"type":"oauth2","flows":{"authorizationCode":\
                {"tokenUrl":"http://host.example/token"}}}}}}""".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ServiceDescription.read(description, https, "t, kuu: "))
                .isInstanceOf(TargetRefused.class);
    }

    @Test
    void readsADescriptionWhoseAddressesLackAScheme() {
        OpenBadgeHostSettings https =
                OpenBadgeHostSettings.of(URI.create("https://host.example"), "hub", new Secret("s3cret"));
        byte[] description = """
                {"components":{"securitySchemes":{"OAuth2ACG":{"type":"oauth2",\
                "x-imssf-registrationUrl":"provider.example.com/registration",\
                "flows":{"authorizationCode":{"tokenUrl":"provider.example.com/token"}}}}}}""".getBytes(StandardCharsets.UTF_8);

        ServiceDescription service = ServiceDescription.read(description, https, "t, kuu: ");

        assertThat(service.token()).isEqualTo(URI.create("https://provider.example.com/token"));
        assertThat(service.registration()).isEqualTo(URI.create("https://provider.example.com/registration"));
        assertThat(service.at("/credentials")).isEqualTo(URI.create("https://host.example/ims/ob/v3p0/credentials"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    400, TargetRefused
                    403, TargetRefused
                    404, TargetUnavailable
                    409, TargetUnavailable
                    413, TargetRefused
                    500, TargetUnavailable
                    503, RateLimited
                    429, RateLimited
                    """)
    void turnsEveryStatusIntoAFailureTheHubActsOn(int status, String failure) {
        deliver(delivery());
        host.server().fail(1, status, Map.of("Retry-After", "7"));

        HubException thrown = failure(HubException.class, context(settings()), delivery());

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure);
        if (thrown instanceof RateLimited limited) {
            assertThat(limited.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(7));
        }
    }
}
