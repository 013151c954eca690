package eu.passerelle.credentials.sdjwt;

import eu.passerelle.credentials.CredentialRenderer;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be claimed of one achievement; texts in the university's first language that they are written in.
 *
 * @param elm writes the whole document where a claim is one
 */
record Statement(Achievement achievement, CredentialRenderer elm) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> ALPHA_2 = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    two -> Locale.of("", two).getISO3Country(), Function.identity(), (one, other) -> one));

    Optional<String> familyName() {
        return text(learner().name().family());
    }

    Optional<String> givenName() {
        return text(learner().name().given());
    }

    Optional<String> fullName() {
        return text(learner().name().full());
    }

    Optional<String> birthDate() {
        return Optional.ofNullable(learner().born()).map(Object::toString);
    }

    Optional<String> studentNumber() {
        return esi().or(() -> learner().identifier(LearnerIdentifier.Kind.LOCAL));
    }

    Optional<String> esi() {
        return learner().identifier(LearnerIdentifier.Kind.ESI);
    }

    Optional<String> nationalNumber() {
        return learner().identifier(LearnerIdentifier.Kind.NATIONAL);
    }

    Optional<String> issuerName() {
        return text(achievement.issuer().legalName());
    }

    Optional<String> issuerCountry() {
        return country(achievement.issuer());
    }

    Optional<String> issuerLegalIdentifier() {
        return Optional.ofNullable(achievement.issuer().legalIdentifier());
    }

    Optional<String> universityName() {
        return text(achievement.university().organisation().legalName());
    }

    Optional<String> universityCountry() {
        return country(achievement.university().organisation());
    }

    Optional<String> universityHomepage() {
        return Optional.ofNullable(achievement.university().organisation().homepage());
    }

    Optional<String> awardingBody() {
        return text(completion().awardingBody()).or(this::universityName);
    }

    Optional<String> credentialId() {
        return Optional.of("urn:credential:" + achievement.credentialId());
    }

    Optional<String> title() {
        return text(completion().title());
    }

    Optional<String> description() {
        return text(opportunity().description());
    }

    Optional<String> code() {
        return text(opportunity().code());
    }

    Optional<String> grade() {
        return Optional.ofNullable(completion().grade()).map(Grade::raw);
    }

    Optional<String> gradingScale() {
        return Optional.ofNullable(completion().grade()).map(Grade::scale);
    }

    Optional<BigDecimal> ects() {
        Credits credits = completion().credits() != null
                ? completion().credits()
                : opportunity().credits();
        return Optional.ofNullable(credits).map(Credits::ects);
    }

    Optional<String> awardedOn() {
        return Optional.of(completion().completedOn().toString());
    }

    Optional<String> issuedOn() {
        return Optional.of(day(achievement.issuedAt()));
    }

    Optional<String> issuedAt() {
        return Optional.of(moment(achievement.issuedAt()));
    }

    Optional<String> expiresOn() {
        return Optional.ofNullable(achievement.validUntil()).map(this::day);
    }

    Optional<String> expiresAt() {
        return Optional.ofNullable(achievement.validUntil()).map(Statement::moment);
    }

    Optional<List<String>> languages() {
        String own = completion().language();
        return list(own == null ? opportunity().languages() : List.of(own));
    }

    Optional<String> studyTime() {
        Duration workload = opportunity().workload();
        Optional<String> hours = Optional.ofNullable(workload)
                .map(time -> BigDecimal.valueOf(time.toMinutes())
                                .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " h");
        Optional<String> credits = ects().map(value -> value.toPlainString() + " ECTS");
        return hours.map(time -> time + credits.map(" (%s)"::formatted).orElse(""))
                .or(() -> credits);
    }

    Optional<List<String>> outcomes() {
        return list(opportunity().outcomes().stream()
                .map(outcome -> outcome.title().in(wanted()))
                .toList());
    }

    Optional<Integer> eqfLevel() {
        return Optional.ofNullable(opportunity().eqfLevel());
    }

    Optional<String> participation() {
        return Optional.ofNullable(opportunity().participation()).map(Words::of);
    }

    Optional<String> assessment() {
        return Optional.ofNullable(opportunity().assessment()).map(Words::of);
    }

    Optional<String> supervision() {
        return Optional.ofNullable(opportunity().identityVerification()).map(Words::of);
    }

    Optional<List<String>> qualityAssurance() {
        return Optional.ofNullable(opportunity().qualityAssurance())
                .map(assurance -> List.of(Words.of(assurance.type())));
    }

    Optional<List<String>> prerequisites() {
        return text(opportunity().prerequisites()).map(List::of);
    }

    Optional<Boolean> stackable() {
        return Optional.ofNullable(opportunity().stackability()).map(LearningOpportunity.Stackability::stackable);
    }

    Optional<String> stackableWord() {
        return stackable().map(stackable -> stackable ? "Yes" : "No");
    }

    Optional<List<String>> iscedF() {
        return list(opportunity().iscedF());
    }

    Optional<List<String>> escoSkills() {
        return list(Stream.concat(
                        opportunity().outcomes().stream().flatMap(outcome -> outcome.escoSkills().stream()),
                        opportunity().escoSkills().stream())
                .distinct()
                .toList());
    }

    Optional<String> homepage() {
        return Optional.ofNullable(opportunity().homepage());
    }

    Optional<JsonNode> document() {
        return Optional.of(JSON.readTree(elm.render(achievement).content()));
    }

    private Learner learner() {
        return completion().learner();
    }

    private Completion completion() {
        return achievement.completion();
    }

    private LearningOpportunity opportunity() {
        return achievement.opportunity();
    }

    private List<String> wanted() {
        return achievement.university().languages();
    }

    private Optional<String> text(@Nullable LocalizedText text) {
        return Optional.ofNullable(text).map(languages -> languages.in(wanted()));
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(words -> !words.isBlank());
    }

    private static Optional<List<String>> list(List<String> list) {
        return Optional.of(list).filter(values -> !values.isEmpty());
    }

    /** ISO 3166-1 alpha-2; nothing for a code that ISO does not have. */
    private static Optional<String> country(Organisation organisation) {
        return Optional.ofNullable(ALPHA_2.get(organisation.country()));
    }

    private String day(Instant moment) {
        return moment.atZone(achievement.university().zone()).toLocalDate().toString();
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
