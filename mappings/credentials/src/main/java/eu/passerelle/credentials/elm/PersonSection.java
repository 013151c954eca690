package eu.passerelle.credentials.elm;

import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.PersonName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code credentialSubject}: who the credential is about. */
final class PersonSection {

    /** Usual script of languages that are not written in Latin letters. */
    private static final Map<String, String> SCRIPTS = scripts();

    private final Rendering rendering;
    private final NodeWriter json;
    private final Learner learner;

    PersonSection(Rendering rendering) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.learner = rendering.completion().learner();
    }

    /** @param claims writes the claims into the open person */
    void write(Runnable claims) {
        json.node("credentialSubject", "Person", "person");
        writeIdentifiers();
        writeName(learner.name());
        LocalDate born = learner.born();
        if (born != null) {
            // a birthday has no place: midnight UTC, as in every official sample
            json.dateTime("dateOfBirth", born.atStartOfDay().atOffset(ZoneOffset.UTC));
        }
        json.array("contactPoint", of(Kind.EMAIL), this::writeMail);
        claims.run();
        json.end();
    }

    /** Language tag of a spelling; the script only where the language is usually written in another one. */
    static String tag(PersonName name, String otherwise) {
        String script = name.script();
        String language = name.language() != null ? name.language() : otherwise;
        if (script == null || language.indexOf('-') >= 0) {
            return language;
        }
        if (script.equals(SCRIPTS.getOrDefault(language, "Latn"))) {
            return language;
        }
        return (name.language() != null ? language : "und") + "-" + script;
    }

    private void writeName(PersonName name) {
        String tag = tag(name, rendering.primaryLanguage());
        if (!name.given().isEmpty()) {
            json.text("givenName", tag, name.given());
        }
        if (!name.family().isEmpty()) {
            json.text("familyName", tag, name.family());
        }
        json.text("fullName", tag, name.full());
    }

    private void writeIdentifiers() {
        List<LearnerIdentifier> plain = new ArrayList<>(learner.identifiers());
        plain.removeIf(identifier -> identifier.kind() == Kind.EMAIL);
        Optional<LearnerIdentifier> national = plain.stream()
                .filter(identifier -> identifier.kind() == Kind.NATIONAL
                        && country(identifier).isPresent())
                .findFirst();
        national.ifPresent(plain::remove);
        json.array("identifier", plain, this::writeIdentifier);
        national.ifPresent(identifier -> {
            json.name("nationalID");
            writeLegalIdentifier(identifier, country(identifier).orElseThrow());
        });
    }

    private void writeIdentifier(LearnerIdentifier identifier) {
        Optional<Concept> country = country(identifier);
        if (country.isPresent()) {
            writeLegalIdentifier(identifier, country.get());
            return;
        }
        json.node("Identifier", "identifier")
                .string("notation", identifier.value())
                .string("schemeName", schemeName(identifier.kind()));
        String issuer = identifier.issuer();
        if (issuer != null) {
            json.text("schemeAgency", "en", issuer);
        }
        json.end();
    }

    private void writeLegalIdentifier(LearnerIdentifier identifier, Concept country) {
        json.node("LegalIdentifier", "legalIdentifier")
                .string("notation", identifier.value())
                .concept("spatial", country)
                .end();
    }

    /** The country that gave a national number; a number given by an organisation has none. */
    private static Optional<Concept> country(LearnerIdentifier identifier) {
        String issuer = identifier.issuer();
        if (identifier.kind() != Kind.NATIONAL || issuer == null || !issuer.matches("[A-Z]{2,3}")) {
            return Optional.empty();
        }
        return Optional.of(CodeLists.COUNTRIES.get(issuer));
    }

    private static String schemeName(Kind kind) {
        return switch (kind) {
            case ESI -> "European Student Identifier";
            case NATIONAL -> "National identifier";
            case LOCAL -> "Student number";
            case EMAIL -> "E-mail address";
            case WALLET -> "Europass wallet address";
        };
    }

    private void writeMail(LearnerIdentifier mail) {
        // RFC 6068: all but the safest letters are percent-encoded, so that any address is a valid IRI
        String address = URLEncoder.encode(mail.value(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
        json.node("ContactPoint", "contactPoint")
                .array(
                        "emailAddress",
                        List.of("mailto:" + address),
                        id -> json.nodeWithId("Mailbox", id).end())
                .end();
    }

    private List<LearnerIdentifier> of(Kind kind) {
        return learner.identifiers().stream()
                .filter(identifier -> identifier.kind() == kind)
                .toList();
    }

    private static Map<String, String> scripts() {
        Map<String, String> scripts = new HashMap<>();
        Table.read("scripts.csv").rows().forEach(row -> scripts.put(row.get(0), row.get(1)));
        return Map.copyOf(scripts);
    }
}
