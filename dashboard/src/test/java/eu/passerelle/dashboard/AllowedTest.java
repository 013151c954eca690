package eu.passerelle.dashboard;

import static eu.passerelle.dashboard.SamplePeople.HERE;
import static eu.passerelle.dashboard.SamplePeople.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Alerts;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.IdentityConflict;
import eu.passerelle.journal.IssueStore;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Every endpoint, called by the operator, by staff of two universities in each role, by one who is known and may nothing,
 * and by nobody, and compared with {@code allowed.txt}. What is asked for is of the university {@code here}.
 */
@SpringBootTest(
        classes = SampleDashboard.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"sample.token=secret", "sample.people=true"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class AllowedTest {

    private static final String OPERATOR = "secret";

    @LocalServerPort
    private int port;

    @Autowired
    private SampleConfigurations configurations;

    @Autowired
    private ConfigurationVersions versions;

    private final SampleJournal here = new SampleJournal(HERE);
    private final SampleJournal there = new SampleJournal(THERE);
    private Map<String, String> names = Map.of();
    private String group = "";

    @BeforeAll
    void fill() {
        here.withOneInEveryState();
        there.withOneInEveryState();
        LearnerIdentifier number = new LearnerIdentifier(Kind.LOCAL, "0815", null);
        here.pull("first", LocalDate.of(2000, 1, 2), number);
        here.pull("second", LocalDate.of(2000, 1, 3), number);
        new IssueStore(SampleJournal.DATABASE, SampleJournal.CIPHER)
                .store(List.of(IdentityConflict.referred(here.id("second"))));
        configurations.drafts.put(HERE, "some: text");
        configurations.drafts.put(THERE, "other: text");
        versions.activate(HERE, "some: text", null, "ann", null);
        group = call(OPERATOR, "GET", "/api/transfers/" + here.id("failed"), "")
                .json()
                .findValue("failureGroup")
                .asString();
        again();
        String batch = call(OPERATOR, "POST", "/api/retries", "{\"transfers\":[\"" + here.id("delivered") + "\"]}")
                .json()
                .path("id")
                .asString();
        names = Map.of(
                "B",
                batch,
                "T",
                here.id("delivered").toString(),
                "R",
                here.id("referred").toString(),
                "C",
                sql("select c.id from identity_candidate c join completion k on k.learner = c.one"
                        + " where k.university = 'here'"),
                "LEARNER",
                sql("select learner from completion where university = 'here' and learner is not null"),
                "P",
                SampleStacks.LEARNER.toString(),
                "O",
                UUID.randomUUID().toString(),
                "GROUP",
                group,
                "S",
                silenced());
    }

    /** Alerts of both universities, and a silence of the one. */
    private static String silenced() {
        Alerts alerts = new Alerts(SampleJournal.DATABASE);
        SampleAlerts.put(alerts, HERE);
        SampleAlerts.put(alerts, THERE);
        return alerts.silence(null, HERE, Instant.now().plusSeconds(3600), "moving", "ann")
                .id()
                .toString();
    }

    private static String sql(String sql) {
        return SampleJournal.DATABASE
                .jdbc()
                .queryForList(sql + " limit 1", UUID.class)
                .getFirst()
                .toString();
    }

    private ApiClient.Answer call(String token, String method, String path, String body) {
        ApiClient client = new ApiClient(port);
        String[] headers = token.isEmpty() ? new String[0] : new String[] {"Authorization", "Bearer " + token};
        return switch (method) {
            case "GET" -> client.get(path, headers);
            case "PUT" -> client.put(path, body, headers);
            default -> client.post(path, body, headers);
        };
    }

    private String filled(String path) {
        return Arrays.stream(path.split("(?<=/)|(?=[/?])"))
                .map(part -> names.getOrDefault(part, part))
                .collect(Collectors.joining());
    }

    private String body(AllowedRow row) {
        return row.body().replace("\"T\"", "\"" + names.get("T") + "\"");
    }

    @TestFactory
    Stream<DynamicTest> isAllowedToThoseInTheTableAlone() {
        return AllowedRow.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.method() + " " + row.path() + " " + row.body(), () -> {
                    again();
                    refused(row, "", 401);
                    if (!row.kind().equals("all")) {
                        refused(row, SamplePeople.GUEST, row.kind().equals("thing") && !bodyNames(row) ? 404 : 403);
                    }
                    for (Role role : Role.values()) {
                        elsewhere(row, role);
                    }
                    for (Role role : Role.values()) {
                        String caller = SamplePeople.staff(HERE, role);
                        if (row.kind().equals("all") || row.roles().contains(role.word())) {
                            allowed(row, caller);
                        } else {
                            refused(row, caller, 403);
                        }
                    }
                    allowed(row, OPERATOR);
                }));
    }

    /** Who may nothing is told so before the body is read. */
    private static boolean bodyNames(AllowedRow row) {
        return row.body().contains(HERE);
    }

    /** Undoes what a row before has done. */
    private void again() {
        versions.activate(HERE, "some: text", null, "ann", null);
        SampleJournal.DATABASE
                .jdbc()
                .update(
                        "update transfer set state = 'FAILED', attempts = 1, failure_group = ? where id in (?, ?, ?)",
                        group,
                        here.id("delivered"),
                        here.id("failed"),
                        there.id("failed"));
    }

    /** Staff of another university, whatever their role. */
    private void elsewhere(AllowedRow row, Role role) {
        String caller = SamplePeople.staff(THERE, role);
        switch (row.kind()) {
            case "thing" -> refusedElsewhere(row, caller, role);
            case "hub" -> refused(row, caller, 403);
            case "list" -> {
                if (row.roles().contains(role.word())) {
                    assertThat(allowed(row, caller).text())
                            .doesNotContain("\"here\"", names.get("T"), names.get("R"), names.get("C"));
                } else {
                    refused(row, caller, 403);
                }
            }
            default -> allowed(row, caller);
        }
    }

    private void refusedElsewhere(AllowedRow row, String caller, Role role) {
        // where the body names the university, the role is asked for before it is read
        boolean before = bodyNames(row) && !row.roles().contains(role.word());
        refused(row, caller, before ? 403 : 404);
    }

    private ApiClient.Answer allowed(AllowedRow row, String caller) {
        ApiClient.Answer answer = call(caller, row.method(), filled(row.path()), body(row));
        assertThat(row.allowed()).as("%s: %s", caller, answer).contains(answer.status());
        if (answer.status() == 404) {
            assertThat(answer.detail()).as(caller).doesNotMatch("There is no (transfer|university|candidate) .*");
        }
        return answer;
    }

    private void refused(AllowedRow row, String caller, int status) {
        ApiClient.Answer answer = call(caller, row.method(), filled(row.path()), body(row));
        assertThat(answer.status()).as("%s: %s", caller, answer).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        Set<String> told = new TreeSet<>(answer.json().propertyNames());
        told.removeAll(Set.of("title", "status", "detail", "instance", "type", "role", "university"));
        assertThat(told).isEmpty();
        if (status == 403) {
            assertThat(answer.json().path("role").asString()).as(caller).isIn(AllowedRow.EVERY_ROLE);
            assertThat(answer.detail()).contains("You do not have the role", "config/access.csv");
        } else if (status == 404) {
            assertThat(answer.detail()).startsWith("There is no ");
        }
    }

    @Test
    void theTableHasEveryEndpoint() {
        JsonNode paths = call("", "GET", "/v3/api-docs", "").json().path("paths");
        Set<String> described = new TreeSet<>();
        paths.propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        described.removeIf(endpoint -> endpoint.contains("/upload/") || endpoint.contains("/notify/"));

        Set<String> inTable = new TreeSet<>(
                AllowedRow.all().stream().map(AllowedRow::described).toList());
        assertThat(inTable).isEqualTo(described);
    }
}
