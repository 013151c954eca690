package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A university whose catalogue says nothing of levels and lacks a course: the whole hub refers its results, and people
 * decide on the command line. What two agree on is delivered, what one declines is declined, what nobody can know is refused.
 */
@Tag("slow")
class ReferredCommandTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String THIN = "catalogue-thin";

    private final Site site = Site.ready("referred").keep(List.of("aveiro")).unscheduled();

    @Test
    void whatTablesReferPeopleDecide() {
        try (DemoAlliance alliance = site.alliance(40)) {
            withoutLevelsAndOneCourse();
            try (RunningHub hub = new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)))) {
                hub.sync(Set.of("aveiro"));
                hub.awaitRest();
                JsonNode queue = Command.json("referred", "--rule", THIN, "--json", "--url", hub.address())
                        .path("cases");
                assertThat(queue.size()).isGreaterThan(3);
                assertThat(hub.delivered("aveiro")).isEmpty();
                List<String> cases = new ArrayList<>();
                queue.valueStream()
                        .map(each -> each.path("transfer"))
                        .filter(transfer -> transfer.path("missing").size() == 1)
                        .forEach(transfer -> cases.add(transfer.path("id").asString()));

                overrides(hub, cases.get(0));
                declines(hub, cases.get(1), cases.get(0));
                asksBack(hub, cases.get(2));
                refuses(hub);
                isWhyInTheJourney(hub, cases.get(0), cases.get(1));
                isInTheAuditLog(hub, cases.get(0));

                assertThat(Command.json("decide", "--replay", "--json", "--url", hub.address())
                                .path("changed")
                                .asInt())
                        .isZero();
                assertThat(hub.delivered("aveiro").values()).containsExactly(UUID.fromString(cases.get(0)));
                isRevokedAndAskedForAnew(hub, cases.get(0));
            }
        }
    }

    private static void overrides(RunningHub hub, String transfer) {
        assertThat(Command.run("referred", "show", transfer, "--url", hub.address()))
                .contains(THIN, "missing: EQF level", "eqf or national_level in the catalogue", "opportunityKnown=true")
                .contains("level-credit-no-level", "No earlier case");

        String proposed = decide(hub, transfer, "--recognise", "the diploma says level 6", "Ann");
        Command.Ended alone = answer(hub, "approve", transfer, "ANN", "sure");

        assertThat(proposed).contains("another person must approve");
        assertThat(alone.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(alone.error()).contains("a second person must");
        assertThat(Command.run("referred", "--url", hub.address())).contains("recognise proposed, by Ann");
        assertThat(answer(hub, "approve", transfer, "Ben", "seen").out()).contains("it goes on");
        assertThat(Command.run("referred", "rule", transfer, "--url", hub.address()))
                .contains("catalogue.dmn, directly before the row \"catalogue-thin\"", "\"recognised\"")
                .contains("The example 'a course without a level' fits the new row too");
    }

    private static void declines(RunningHub hub, String transfer, String earlier) {
        assertThat(Command.run("referred", "show", transfer, "--url", hub.address()))
                .contains("recognise in force, by Ann", earlier);

        assertThat(decide(hub, transfer, "--decline", "nobody has assessed it", "Ann"))
                .contains("no credential is issued");
    }

    private static void isWhyInTheJourney(RunningHub hub, String recognised, String declined) {
        awaitState(hub, recognised, "DELIVERED");
        awaitState(hub, declined, "DECLINED");

        assertThat(Command.run("show", recognised, "--url", hub.address()))
                .contains("recognised by", "ruling:")
                .contains("Recognised by Ann, approved by Ben: the diploma says level 6");
        assertThat(Command.run("show", declined, "--url", hub.address()))
                .contains("Declined by Ann: nobody has assessed it");
    }

    /** A ruling is for one version, so what people had recognised is referred to them again. */
    private static void isRevokedAndAskedForAnew(RunningHub hub, String credential) {
        String url = hub.address();
        assertThat(Command.run("revoke", credential, "--dry-run", "--url", url)).contains("ACTIVE", "yes");
        assertThat(Command.end("revoke", credential, "--url", url).error()).contains("--reason and --explanation");

        assertThat(Command.run(
                        "revoke",
                        credential,
                        "--reason",
                        "issued_in_error",
                        "--explanation",
                        "level 6 was wrong",
                        "--as",
                        "Ann",
                        "--url",
                        url))
                .startsWith("1 done");
        assertThat(Command.end("revoke", credential, "--dry-run", "--url", url).out())
                .contains("It is revoked already");
        assertThat(Command.run(
                        "reissue",
                        credential,
                        "--reason",
                        "revoked_in_error",
                        "--explanation",
                        "it was right",
                        "--as",
                        "Ann",
                        "--url",
                        url))
                .startsWith("1 done");

        JsonNode again = Command.json("show", credential, "--json", "--url", url)
                .path("otherVersions")
                .path(0);
        awaitState(hub, again.path("id").asString(), "REFERRED");
        assertThat(hub.delivered("aveiro").values()).containsExactly(UUID.fromString(credential));
    }

    private static void isInTheAuditLog(RunningHub hub, String transfer) {
        assertThat(Command.run("audit", "--subject", transfer, "--url", hub.address()))
                .contains("ruling", "recognise proposed as Ann: the diploma says level 6", "as Ben: seen");
        assertThat(Command.run("audit", "--verify", "--url", hub.address()))
                .contains("The audit log is whole", "Keep elsewhere, for --head: ");

        Command.Ended another =
                Command.end("audit", "--verify", "--head", "1:" + "0".repeat(64), "--url", hub.address());

        assertThat(another.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(another.out()).contains("is not in the chain any more");
    }

    private static void asksBack(RunningHub hub, String transfer) {
        decide(hub, transfer, "--ask-back", "Which level has this course?", "Ann");

        assertThat(state(hub, transfer)).isEqualTo("REFERRED");
        assertThat(Command.run("referred", "show", transfer, "--url", hub.address()))
                .contains("ask back in force, by Ann: Which level has this course?");
    }

    /** An override cannot invent learning outcomes. */
    private static void refuses(RunningHub hub) {
        String unknown = Command.json("referred", "--rule", "catalogue-unknown", "--json", "--url", hub.address())
                .path("cases")
                .path(0)
                .path("transfer")
                .path("id")
                .asString();

        Command.Ended refused = Command.end(
                "referred", "decide", unknown, "--recognise", "--reason", "all the same", "--url", hub.address());

        assertThat(refused.exit()).isEqualTo(ExitCodes.NEEDS_YOU);
        assertThat(refused.error()).contains("learning outcomes cannot be invented");
    }

    private static String decide(RunningHub hub, String transfer, String answer, String reason, String name) {
        return Command.run(
                "referred", "decide", transfer, answer, "--reason", reason, "--as", name, "--url", hub.address());
    }

    private static Command.Ended answer(RunningHub hub, String what, String transfer, String name, String reason) {
        return Command.end("referred", what, transfer, "--as", name, "--reason", reason, "--url", hub.address());
    }

    private static void awaitState(RunningHub hub, String transfer, String state) {
        await().atMost(PATIENCE).until(() -> state(hub, transfer).equals(state));
    }

    private static String state(RunningHub hub, String transfer) {
        Map<String, String> states = hub.transfers();
        return states.getOrDefault(transfer, "").replaceFirst(" .*", "");
    }

    /** The column eqf emptied, and the last line gone. */
    private void withoutLevelsAndOneCourse() {
        List<String> lines =
                site.read(Path.of("catalogue", "aveiro.csv").toString()).lines().toList();
        int eqf = List.of(lines.getFirst().split(",")).indexOf("eqf");
        List<String> thin = new ArrayList<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            thin.add(thin.isEmpty() ? line : line.replaceFirst("^((?:[^,]*,){" + eqf + "})[^,]*,", "$1,"));
        }
        site.write("catalogue/aveiro.csv", String.join("\n", thin) + "\n");
    }
}
