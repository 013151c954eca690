package eu.passerelle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.verify.Step.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind: good, changed, expired, withdrawn, by a wrong key, of somebody unknown. */
@Tag("slow")
class VerificationTest {

    /** DSS judges at the machine's time, so this is it for all; certificates are made after this. */
    @SuppressWarnings("TimeInStaticInitializer")
    private static final Instant NOW = Instant.now().plusSeconds(60);

    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");
    private static final Set<Overall> REFUSED = Set.of(Overall.INVALID, Overall.CANNOT_BE_JUDGED);

    @TempDir
    private static Path home;

    private static World world;

    @BeforeAll
    static void makeWorld() {
        world = new World(home);
        world.seal();
    }

    private static Report verify(byte[] document) {
        return verify(document, world.everybody(), NOW);
    }

    private static Report verify(byte[] document, Trust trust, Instant now) {
        return new Verification(world.policy(trust, now)).verify(document);
    }

    private static Step step(Report report, Check check) {
        return report.steps().stream()
                .filter(step -> step.check() == check)
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " in " + report));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EDC_UNSEALED", "UNKNOWN", "ELMO"})
    void findsGoodOnesValid(Kind kind) {
        Report report = verify(world.good(kind));

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.VALID);
        assertThat(report.kind()).isEqualTo(kind);
        assertThat(report.facts().title()).isNotNull();
        assertThat(report.facts().holder()).isNotNull();
        assertThat(report.steps())
                .extracting(Step::check)
                .contains(Check.SEAL, Check.TRUST, Check.ISSUER, Check.CONTENT, Check.DATES, Check.COMPLETENESS);
    }

    /** A transcript does not say who may sign for a university. */
    @Test
    void findsSignedTranscriptsValidAndTheirSignerUnproven() {
        Report report = verify(world.good(Kind.ELMO));

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.VALID_NOT_TRUSTED);
        assertThat(step(report, Check.TRUST).outcome()).isEqualTo(Outcome.OK);
        assertThat(step(report, Check.ISSUER).reason()).isEqualTo("unproven");
        assertThat(step(report, Check.CONTENT).outcome()).isEqualTo(Outcome.OK);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EDC_UNSEALED", "UNKNOWN"})
    void trustsNobodyByItself(Kind kind) {
        Report report = verify(world.good(kind), Trust.NOBODY, NOW);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.VALID_NOT_TRUSTED);
        assertThat(step(report, Check.TRUST).outcome()).isEqualTo(Outcome.NOT_CHECKED);
        assertThat(step(report, Check.TRUST).sentence(Words.english())).contains("Nobody is set up as trusted here");
    }

    @Test
    void judgesNothingThatIsNotSealed() {
        Report report = verify(world.good(Kind.EDC_UNSEALED));

        assertThat(report.overall()).isEqualTo(Overall.CANNOT_BE_JUDGED);
        assertThat(step(report, Check.SEAL).sentence(Words.english())).contains("anybody could have written this");
    }

    /** Letters and digits at many places, each changed into another. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EDC_UNSEALED", "UNKNOWN"})
    void refusesWhatWasChangedByOneByte(Kind kind) {
        byte[] good = world.good(kind);
        Verification verification = new Verification(world.policy(world.everybody(), NOW));
        int step = Math.max(1, good.length / (kind == Kind.EDC ? 10 : 30));

        // who signed a transcript stands behind the signature; a change of that unmakes the trust, not the content
        int end = kind == Kind.ELMO ? new String(good, StandardCharsets.ISO_8859_1).indexOf("KeyInfo") : good.length;

        for (int at = step / 2; at < end; at += step) {
            int place = at;
            while (!Character.isLetterOrDigit(good[place])) {
                place = (place + 1) % good.length;
            }
            byte[] changed = good.clone();
            changed[place] = (byte) (good[place] == 'X' ? 'Y' : 'X');
            Report report = verification.verify(changed);
            assertThat(report.overall()).as(place + " " + report).isIn(REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SD_JWT", "OPEN_BADGE", "CLR", "OPEN_BADGE_JWT", "EBSI"})
    void refusesWhatHasExpired(Kind kind) {
        Report report = verify(world.made(kind, Achievements.full(), null), world.everybody(), LATER);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.INVALID);
        assertThat(step(report, Check.DATES).reason()).isEqualTo("ended");
        assertThat(step(report, Check.SEAL).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void refusesEuropassCredentialsThatHaveExpired() {
        Report report = verify(world.good(Kind.EDC), world.everybody(), LATER);

        assertThat(report.overall()).isEqualTo(Overall.INVALID);
        assertThat(step(report, Check.DATES).reason()).isEqualTo("ended");
        assertThat(step(report, Check.CERTIFICATE).reason()).isEqualTo("ended");
    }

    @ParameterizedTest
    @EnumSource(names = {"SD_JWT", "OPEN_BADGE", "CLR", "OPEN_BADGE_JWT"})
    void refusesWhatWasWithdrawn(Kind kind) {
        World other = new World(home);
        byte[] good = other.good(kind);
        other.publish(World.TOKEN_LIST.toString(), Lists.token(other, true));
        other.publish(World.BIT_LIST.toString(), Lists.bitstring(other, true));

        Report report = new Verification(other.policy(other.everybody(), NOW)).verify(good);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.INVALID);
        assertThat(step(report, Check.STATUS).reason()).isEqualTo("withdrawn");
    }

    /** A list that cannot be used is no list that says nothing: bombs, others' lists, lists that are away. */
    @ParameterizedTest
    @CsvSource({"SD_JWT,away", "OPEN_BADGE,away", "SD_JWT,bomb", "OPEN_BADGE,bomb", "OPEN_BADGE,others", "SD_JWT,no"})
    void judgesNothingWhoseStatusCannotBeAsked(Kind kind, String why) {
        World other = new World(home);
        byte[] good = other.good(kind);
        byte[] zeros = new byte[50_000_000];
        switch (why) {
            case "away" -> {
                other.forget(World.TOKEN_LIST.toString());
                other.forget(World.BIT_LIST.toString());
            }
            case "bomb" -> {
                other.publish(World.TOKEN_LIST.toString(), Lists.token(other, Lists.zlib(zeros)));
                other.publish(World.BIT_LIST.toString(), Lists.bitstring(other, World.DID, Lists.gzip(zeros)));
            }
            case "others" ->
                other.publish(
                        World.BIT_LIST.toString(), Lists.bitstring(other, "did:web:other.example", Lists.gzip(zeros)));
            default -> other.publish(World.TOKEN_LIST.toString(), "<html>no list</html>");
        }

        Report report = new Verification(other.policy(other.everybody(), NOW)).verify(good);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.CANNOT_BE_JUDGED);
        assertThat(step(report, Check.STATUS).reason()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @EnumSource(names = {"SD_JWT", "OPEN_BADGE", "CLR", "OPEN_BADGE_JWT"})
    void refusesTheKeyOfAnother(Kind kind) {
        byte[] forged = World.another(home).good(kind);

        Report report = verify(forged);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.INVALID);
        assertThat(step(report, Check.SEAL).outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SD_JWT", "OPEN_BADGE", "CLR"})
    void judgesNothingWhoseIssuerCannotBeAsked(Kind kind) {
        byte[] good = world.made(kind, Achievements.full(), null);
        Policy alone = new Policy(
                world.everybody(),
                Documents.none(),
                Accreditations.NONE,
                Policy.EBSI_PILOT,
                world.policy(Trust.NOBODY, NOW).clock());

        Report report = new Verification(alone).verify(good);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.CANNOT_BE_JUDGED);
        assertThat(step(report, Check.SEAL).reason()).isEqualTo("key");
    }

    /** The key in the header shows that nothing was changed, and nothing of who sealed it. */
    @Test
    void doesNotTakeAKeyInTheHeaderForTheIssuers() {
        byte[] good = world.made(Kind.OPEN_BADGE_JWT, Achievements.full(), null);

        Report report = new Verification(new Policy(
                        world.everybody(),
                        Documents.none(),
                        Accreditations.NONE,
                        Policy.EBSI_PILOT,
                        world.policy(Trust.NOBODY, NOW).clock()))
                .verify(good);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.VALID_NOT_TRUSTED);
        assertThat(step(report, Check.ISSUER).reason()).isEqualTo("claimed");
    }

    @Test
    void refusesEuropassCredentialsThatNameAnotherIssuerThanTheirSeal() {
        var seal = world.seal();
        var stranger = Achievements.withIssuer(Achievements.full(), Achievements.TAMPERE);
        byte[] document = seal.seal(
                        eu.passerelle.credentials.elm.ElmRenderer.standard().render(stranger), NOW)
                .content();

        Report report = verify(document);

        assertThat(report.overall()).isEqualTo(Overall.INVALID);
        assertThat(step(report, Check.ISSUER).reason()).isEqualTo("another");
    }

    @Test
    void tellsWhichElementsOfAMicroCredentialAreMissing() {
        Step complete = step(verify(world.good(Kind.EDC)), Check.COMPLETENESS);
        Step bare = step(verify(world.made(Kind.EDC, Achievements.bare(), null)), Check.COMPLETENESS);

        assertThat(complete.outcome()).isEqualTo(Outcome.OK);
        assertThat(bare.sentence(Words.english())).contains("learning outcomes").contains("quality assurance");
        assertThat(bare.matters()).isFalse();
    }

    @Test
    void knowsAccreditationsOfAwardingBodies() {
        Accreditations known = new Accreditations(List.of(
                new Accreditations.Entry("REC-7", "VATFI-28445613", java.time.LocalDate.parse("2020-01-01"), null)));
        Policy policy = world.policy(world.everybody(), NOW);

        Report report = new Verification(
                        new Policy(policy.trust(), policy.documents(), known, policy.ebsi(), policy.clock()))
                .verify(world.good(Kind.EDC));

        assertThat(step(report, Check.ACCREDITATION).sentence(Words.english())).contains("REC-7");
    }

    @Test
    void hasASentenceForEveryStepInEveryLanguage() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.UNKNOWN) {
                Report report = verify(world.good(kind));
                Map<Check, String> german = report.steps().stream()
                        .collect(Collectors.toMap(
                                Step::check, step -> step.sentence(Words.in(List.of(java.util.Locale.GERMAN)))));
                assertThat(german.values()).allMatch(sentence -> !sentence.contains("{0}"));
            }
        }
    }

    @Test
    void ignoresWhiteSpaceAround() {
        String text = new String(world.good(Kind.SD_JWT), StandardCharsets.UTF_8);

        assertThat(verify(("\n  " + text + "\r\n").getBytes(StandardCharsets.UTF_8))
                        .overall())
                .isEqualTo(Overall.VALID);
    }
}
