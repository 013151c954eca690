package eu.passerelle.credentials.claims;

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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of one achievement in formats of flat claims, each value where there is one. Texts are in the first
 * of the university's languages that they are written in.
 */
public record Statement(Achievement achievement) {

    public Optional<String> familyName() {
        return text(learner().name().family());
    }

    public Optional<String> givenName() {
        return text(learner().name().given());
    }

    public Optional<String> fullName() {
        return text(learner().name().full());
    }

    public Optional<String> birthDate() {
        return Optional.ofNullable(learner().born()).map(Object::toString);
    }

    public Optional<String> studentNumber() {
        return esi().or(() -> learner().identifier(LearnerIdentifier.Kind.LOCAL));
    }

    public Optional<String> esi() {
        return learner().identifier(LearnerIdentifier.Kind.ESI);
    }

    public Optional<String> nationalNumber() {
        return learner().identifier(LearnerIdentifier.Kind.NATIONAL);
    }

    public Optional<String> issuerName() {
        return text(achievement.issuer().legalName());
    }

    public Optional<String> issuerCountry() {
        return country(achievement.issuer());
    }

    public Optional<String> issuerLegalIdentifier() {
        return Optional.ofNullable(achievement.issuer().legalIdentifier());
    }

    public Optional<String> universityName() {
        return text(achievement.university().organisation().legalName());
    }

    public Optional<String> universityCountry() {
        return country(achievement.university().organisation());
    }

    public Optional<String> universityHomepage() {
        return Optional.ofNullable(achievement.university().organisation().homepage());
    }

    public Optional<String> awardingBody() {
        return text(completion().awardingBody()).or(this::universityName);
    }

    public Optional<String> credentialId() {
        return Optional.of("urn:credential:" + achievement.credentialId());
    }

    public Optional<String> title() {
        return text(completion().title());
    }

    public Optional<String> description() {
        return text(opportunity().description());
    }

    public Optional<String> code() {
        return text(opportunity().code());
    }

    public Optional<String> grade() {
        return Optional.ofNullable(completion().grade()).map(Grade::raw);
    }

    public Optional<String> gradingScale() {
        return Optional.ofNullable(completion().grade()).map(Grade::scale);
    }

    public Optional<BigDecimal> ects() {
        Credits credits = completion().credits() != null
                ? completion().credits()
                : opportunity().credits();
        return Optional.ofNullable(credits).map(Credits::ects);
    }

    public Optional<String> awardedOn() {
        return Optional.of(completion().completedOn().toString());
    }

    public Optional<String> issuedOn() {
        return Optional.of(day(achievement.issuedAt()));
    }

    public Optional<String> issuedAt() {
        return Optional.of(moment(achievement.issuedAt()));
    }

    public Optional<String> expiresOn() {
        return Optional.ofNullable(achievement.validUntil()).map(this::day);
    }

    public Optional<String> expiresAt() {
        return Optional.ofNullable(achievement.validUntil()).map(Statement::moment);
    }

    public Optional<List<String>> languages() {
        String own = completion().language();
        return list(own == null ? opportunity().languages() : List.of(own));
    }

    public Optional<String> studyTime() {
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

    public Optional<List<String>> outcomes() {
        return list(opportunity().outcomes().stream()
                .map(outcome -> outcome.title().in(wanted()))
                .toList());
    }

    public Optional<Integer> eqfLevel() {
        return Optional.ofNullable(opportunity().eqfLevel());
    }

    public Optional<String> participation() {
        return Optional.ofNullable(opportunity().participation()).map(Words::of);
    }

    public Optional<String> assessment() {
        return Optional.ofNullable(opportunity().assessment()).map(Words::of);
    }

    public Optional<String> supervision() {
        return Optional.ofNullable(opportunity().identityVerification()).map(Words::of);
    }

    public Optional<List<String>> qualityAssurance() {
        return Optional.ofNullable(opportunity().qualityAssurance())
                .map(assurance -> List.of(Words.of(assurance.type())));
    }

    public Optional<List<String>> prerequisites() {
        return text(opportunity().prerequisites()).map(List::of);
    }

    public Optional<Boolean> stackable() {
        return Optional.ofNullable(opportunity().stackability()).map(LearningOpportunity.Stackability::stackable);
    }

    public Optional<String> stackableWord() {
        return stackable().map(stackable -> stackable ? "Yes" : "No");
    }

    public Optional<List<String>> iscedF() {
        return list(opportunity().iscedF());
    }

    public Optional<List<String>> escoSkills() {
        return list(Stream.concat(
                        opportunity().outcomes().stream().flatMap(outcome -> outcome.escoSkills().stream()),
                        opportunity().escoSkills().stream())
                .distinct()
                .toList());
    }

    public Optional<String> homepage() {
        return Optional.ofNullable(opportunity().homepage());
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
        return Countries.alpha2(organisation.country());
    }

    private String day(Instant moment) {
        return moment.atZone(achievement.university().zone()).toLocalDate().toString();
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
