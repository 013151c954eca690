package eu.passerelle.credentials.sdjwt;

import eu.passerelle.credentials.claims.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a claim of a type file comes from: the closed vocabulary of {@code "from"}. Each gives one value or, where it
 * says so, a list; nothing where the achievement has none.
 */
enum ClaimSource {
    FAMILY_NAME("learner.familyName", ClaimKind.TEXT, Statement::familyName),
    GIVEN_NAME("learner.givenName", ClaimKind.TEXT, Statement::givenName),
    FULL_NAME("learner.fullName", ClaimKind.TEXT, Statement::fullName),
    BIRTH_DATE("learner.birthDate", ClaimKind.DATE, Statement::birthDate),
    /** European Student Identifier, else the university's own number; never a national number. */
    STUDENT_NUMBER("learner.studentNumber", ClaimKind.TEXT, Statement::studentNumber),
    ESI("learner.esi", ClaimKind.TEXT, Statement::esi),
    NATIONAL_NUMBER("learner.nationalNumber", ClaimKind.TEXT, Statement::nationalNumber),
    ISSUER_NAME("issuer.name", ClaimKind.TEXT, Statement::issuerName),
    ISSUER_COUNTRY("issuer.country", ClaimKind.COUNTRY, Statement::issuerCountry),
    ISSUER_LEGAL_IDENTIFIER("issuer.legalIdentifier", ClaimKind.TEXT, Statement::issuerLegalIdentifier),
    UNIVERSITY_NAME("university.name", ClaimKind.TEXT, Statement::universityName),
    UNIVERSITY_COUNTRY("university.country", ClaimKind.COUNTRY, Statement::universityCountry),
    UNIVERSITY_HOMEPAGE("university.homepage", ClaimKind.URL, Statement::universityHomepage),
    /** The organisation that the SIS names, else the university. */
    AWARDING_BODY("awardingBody.name", ClaimKind.TEXT, Statement::awardingBody),
    CREDENTIAL_ID("achievement.id", ClaimKind.TEXT, Statement::credentialId),
    TITLE("achievement.title", ClaimKind.TEXT, Statement::title),
    DESCRIPTION("achievement.description", ClaimKind.TEXT, Statement::description),
    CODE("achievement.code", ClaimKind.TEXT, Statement::code),
    GRADE("achievement.grade", ClaimKind.TEXT, Statement::grade),
    GRADING_SCALE("achievement.gradingScale", ClaimKind.TEXT, Statement::gradingScale),
    ECTS("achievement.ects", ClaimKind.AMOUNT, Statement::ects),
    AWARDED_ON("achievement.awardedOn", ClaimKind.DATE, Statement::awardedOn),
    ISSUED_ON("achievement.issuedOn", ClaimKind.DATE, Statement::issuedOn),
    ISSUED_AT("achievement.issuedAt", ClaimKind.DATE_TIME, Statement::issuedAt),
    EXPIRES_ON("achievement.expiresOn", ClaimKind.DATE, Statement::expiresOn),
    EXPIRES_AT("achievement.expiresAt", ClaimKind.DATE_TIME, Statement::expiresAt),
    /** Of the learner's own classes, else of the opportunity; a list. */
    LANGUAGES("achievement.languages", ClaimKind.LANGUAGE, Statement::languages),
    /** Hours, ECTS or both, as words: {@code 81 h (3 ECTS)}. */
    STUDY_TIME("opportunity.studyTime", ClaimKind.TEXT, Statement::studyTime),
    /** Titles; a list. */
    OUTCOMES("opportunity.outcomes", ClaimKind.TEXT, Statement::outcomes),
    EQF_LEVEL("opportunity.eqfLevel", ClaimKind.EQF_LEVEL, Statement::eqfLevel),
    PARTICIPATION("opportunity.participation", ClaimKind.TEXT, Statement::participation),
    ASSESSMENT("opportunity.assessment", ClaimKind.TEXT, Statement::assessment),
    SUPERVISION("opportunity.supervision", ClaimKind.TEXT, Statement::supervision),
    /** Internal or external evaluation; a list. */
    QUALITY_ASSURANCE("opportunity.qualityAssurance", ClaimKind.TEXT, Statement::qualityAssurance),
    /** A list. */
    PREREQUISITES("opportunity.prerequisites", ClaimKind.TEXT, Statement::prerequisites),
    STACKABLE("opportunity.stackable", ClaimKind.TRUTH, Statement::stackable),
    STACKABLE_WORD("opportunity.stackableWord", ClaimKind.YES_NO, Statement::stackableWord),
    /** ISCED-F 2013 codes; a list. */
    ISCED_F("opportunity.iscedF", ClaimKind.TEXT, Statement::iscedF),
    /** IRIs; a list. */
    ESCO_SKILLS("opportunity.escoSkills", ClaimKind.URL, Statement::escoSkills),
    HOMEPAGE("opportunity.homepage", ClaimKind.URL, Statement::homepage),
    /** The whole European Digital Credential, as JSON-LD before its seal; the renderer has it written. */
    ELM("document.elm", ClaimKind.DOCUMENT, statement -> Optional.empty());

    private static final Set<ClaimSource> LISTS =
            EnumSet.of(LANGUAGES, OUTCOMES, QUALITY_ASSURANCE, PREREQUISITES, ISCED_F, ESCO_SKILLS);

    private final String word;
    private final ClaimKind kind;
    private final Function<Statement, Optional<?>> value;

    ClaimSource(String word, ClaimKind kind, Function<Statement, Optional<?>> value) {
        this.word = word;
        this.kind = kind;
        this.value = value;
    }

    /** @throws IllegalArgumentException naming all words there are */
    static ClaimSource of(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is called '" + word + "'; there are "
                        + Arrays.stream(values()).map(source -> source.word).collect(Collectors.joining(", "))));
    }

    /** As type files say it. */
    String word() {
        return word;
    }

    /** Of the value, or of each in its list. */
    ClaimKind kind() {
        return kind;
    }

    /** Whether it gives a list. */
    boolean isList() {
        return LISTS.contains(this);
    }

    /** Text, number, boolean, JSON node, or a list of text that is not empty. */
    Optional<?> value(Statement statement) {
        return value.apply(statement);
    }
}
