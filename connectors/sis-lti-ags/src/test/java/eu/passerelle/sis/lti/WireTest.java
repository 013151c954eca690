package eu.passerelle.sis.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.lti.LtiSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages along links, tokens by signed assertion, and what is no platform. */
class WireTest {

    private final Campus campus = new Campus("kaunas", "ktu.lt", "lt", 150, 500, 17);
    private final LtiSimulator simulator = Kaunas.simulator(campus);
    private final LtiConnector connector = new LtiConnector();

    @AfterEach
    void close() {
        simulator.close();
    }

    private SisContext<LtiSettings> sis() {
        return Kaunas.sis(Kaunas.settings(simulator, campus, Kaunas.OURS));
    }

    private String key(SimulatedResult result) {
        return ResultMapper.key(simulator.lineItem(result), simulator.user(result));
    }

    private SimulatedResult passed(int number) {
        return campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .toList()
                .get(number);
    }

    @Test
    void losesNothingWhenRowsMoveBetweenPages() {
        Reading before = Reading.of(connector, sis(), Watermark.NONE);
        // on the first page of the first list that has several: what follows moves forward by one
        SimulatedResult gone = campus.results().stream()
                .filter(result ->
                        result.course() == 0 && result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .findFirst()
                .orElseThrow();
        simulator.betweenPages(() -> campus.withdraw(gone.id()));

        Reading after = Reading.of(connector, sis(), Watermark.NONE);
        Reading later = Reading.of(connector, sis(), Watermark.NONE);

        assertThat(before.goneSince(before)).isEmpty();
        // the change may fall before or after its own list was read, but nothing else may be missing
        assertThat(after.goneSince(before)).isSubsetOf(key(gone));
        assertThat(later.goneSince(before)).containsExactly(key(gone));
    }

    @Test
    void asksForMembersOnceACourse() {
        Reading reading = Reading.of(connector, sis(), Watermark.NONE);

        // 151 members in 16 pages, and some pages of line items and results: far from one request a result
        assertThat(reading.pages()).isEqualTo(24);
        assertThat(simulator.server().requests()).isLessThan(24 * (16 + 20));
        assertThat(simulator.door().tokens()).isEqualTo(1);
    }

    @Test
    void withdrawsAResultWhoseScoreIsTakenBack() {
        Reading before = Reading.of(connector, sis(), Watermark.NONE);
        SimulatedResult gone = passed(4);
        campus.withdraw(gone.id());

        assertThat(Reading.of(connector, sis(), Watermark.NONE).goneSince(before))
                .containsExactly(key(gone));
    }

    @Test
    void renewsATokenThatEndsInTheMiddleOfARun() {
        var first = connector.read(sis(), Watermark.NONE);
        simulator.door().expireTokens();

        var second = connector.read(sis(), first.next());

        assertThat(second.size()).isPositive();
        assertThat(simulator.door().tokens()).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsThePlatformAsks() {
        connector.read(sis(), Watermark.NONE);
        simulator.server().fail(1, 429, Map.of("Retry-After", "17"));

        assertThatThrownBy(() -> connector.read(sis(), Watermark.NONE))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void saysThatItsKeyIsNone() {
        LtiSettings right = Kaunas.settings(simulator, campus, Kaunas.OURS);
        LtiSettings.Auth auth =
                new LtiSettings.Auth(right.auth().token(), null, "passerelle", new Secret("secret words"), "key-1");
        LtiSettings wrong = new LtiSettings(auth, right.contexts(), right.tags(), null, null);

        assertThatThrownBy(() -> connector.read(Kaunas.sis(wrong), Watermark.NONE))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("'auth.key'")
                .hasMessageNotContaining("secret words");
    }

    @Test
    void saysThatThePlatformDoesNotKnowTheCourse() {
        var nowhere = simulator.token().resolve("/lti/elsewhere/x");
        LtiSettings settings = Kaunas.settings(
                simulator, List.of(new LtiSettings.Context("X", nowhere, nowhere, null, null)), Kaunas.OURS);

        assertThatThrownBy(() -> connector.read(Kaunas.sis(settings), Watermark.NONE))
                .isInstanceOf(SisRejected.class)
                .hasMessageContaining("context X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<http://localhost:1/elsewhere>; rel=\"next\"",
                "<http://evil.example/lineitems>; rel=next",
                "<https://localhost/x>;rel=\"next\"",
                "<::>; rel=\"next\""
            })
    void followsNoLinkToAnotherServer(String link) {
        assertMalformed("{\"members\":[]}", link, "link to its next page");
    }

    @Test
    void leavesPagesThatLeadInACircle() {
        assertMalformed("{\"members\":[]}", "</lti?page=2>; rel=\"next\"", "in a circle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>login</html>", "{\"members\":{}}", "[]", "{\"members\":["})
    void saysWhatIsNoListOfMembers(String body) {
        assertMalformed(body, "", "cannot be read");
    }

    private void assertMalformed(String body, String link, String reason) {
        try (SimulatedServer other = new SimulatedServer(0, exchange -> {
            boolean isToken = exchange.getRequestURI().getPath().equals("/token");
            if (!link.isEmpty() && !isToken) {
                exchange.getResponseHeaders().set("Link", link);
            }
            String answer = isToken ? "{\"access_token\":\"t\",\"expires_in\":60}" : body;
            SimulatedServer.send(exchange, 200, "application/json", answer.getBytes(StandardCharsets.UTF_8));
        })) {
            var address = other.address().resolve("/lti");
            LtiSettings right = Kaunas.settings(simulator, campus, Kaunas.OURS);
            LtiSettings settings = new LtiSettings(
                    new LtiSettings.Auth(
                            other.address().resolve("/token"),
                            null,
                            "passerelle",
                            right.auth().key(),
                            "key-1"),
                    List.of(new LtiSettings.Context("X", address, address, null, null)),
                    List.of("*"),
                    null,
                    null);

            assertThatThrownBy(() -> connector.read(Kaunas.sis(settings), Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("kaunas")
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void readsNoOtherLineItemsAndNoResultsOfTeachers() {
        Reading reading = Reading.of(connector, sis(), Watermark.NONE);

        assertThat(reading.reported().values().stream()
                        .map(CompletionEvent.Reported::scope)
                        .collect(Collectors.toSet()))
                .allMatch(scope -> reading.complete().contains(scope));
        assertThat(reading.reported().values())
                .noneMatch(reported ->
                        reported.completion().learner().name().full().contains("Teacher"));
        assertThat(reading.rejected()).hasSize((int) campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.BROKEN
                        || result.kind() == SimulatedResult.Kind.NO_LEARNER)
                .count());
    }
}
