package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An enrolled learner.
 *
 * @param code {@code codeApprenant}
 * @param hash of the code; says where the learner is without telling the code
 * @param enrolment the last one seen ({@code VueInscription}), for the learner's data
 */
record Enrolled(String code, String hash, JsonNode enrolment) {

    /** Keeps of the enrolment only what is needed: it also tells addresses, grants and payments. */
    static Enrolled of(String code, JsonNode enrolment) {
        JsonNode needed = enrolment instanceof ObjectNode object
                ? object.deepCopy().retain("prenom", "nomFamille", "nomUsage", "dateDeNaissance", "INE", "mels")
                : enrolment;
        return new Enrolled(code, Hashes.of(code), needed);
    }

    Learner learner(Organisation university) throws Unreadable {
        String given = Fields.text(enrolment, "prenom");
        String family = Fields.text(enrolment, "nomFamille");
        String used = Fields.text(enrolment, "nomUsage");
        if (given == null && family == null && used == null) {
            throw new Unreadable("its learner has no name", "Give the person a name in Pégase.");
        }
        List<PersonName> names = new ArrayList<>();
        if (used != null && !used.equals(family)) {
            names.add(PersonName.of(given == null ? "" : given, used));
        }
        if (family != null || names.isEmpty()) {
            names.add(PersonName.of(given == null ? "" : given, family == null ? "" : family));
        }
        return new Learner(names, born(), identifiers(university));
    }

    private @Nullable LocalDate born() throws Unreadable {
        String born = Fields.text(enrolment, "dateDeNaissance");
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("its learner's dateDeNaissance is not a date", "Correct it in Pégase.");
        }
    }

    private List<LearnerIdentifier> identifiers(Organisation university) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        String ine = Fields.text(enrolment, "INE");
        if (ine != null) {
            identifiers.add(new LearnerIdentifier(Kind.NATIONAL, ine, university.country()));
        }
        identifiers.add(new LearnerIdentifier(Kind.LOCAL, code, university.schacDomain()));
        for (JsonNode mail : Fields.list(enrolment, "mels")) {
            String address = Fields.text(mail, "mail");
            if (address != null) {
                identifiers.add(new LearnerIdentifier(Kind.EMAIL, address, null));
            }
        }
        return List.copyOf(new LinkedHashSet<>(identifiers));
    }

    @Override
    public String toString() {
        return "Enrolled[" + hash + "]";
    }
}
