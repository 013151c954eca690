package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.json.IsoDay;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.Sha256;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An enrolled learner, by the last enrolment seen.
 *
 * @param code {@code codeApprenant}
 * @param hash of the code; says where the learner is without telling the code
 * @param known null where the enrolment cannot be read
 * @param why it cannot be read, else null
 */
record Enrolled(
        String code,
        String hash,
        @Nullable Learner known,
        @Nullable Unreadable why) {

    static Enrolled of(String code, JsonRecord enrolment, Organisation university) {
        String hash = Sha256.key(code);
        try {
            return new Enrolled(code, hash, read(code, enrolment, university), null);
        } catch (Unreadable e) {
            return new Enrolled(code, hash, null, e);
        }
    }

    Learner learner() throws Unreadable {
        if (known == null) {
            throw Objects.requireNonNull(why);
        }
        return known;
    }

    private static Learner read(String code, JsonRecord enrolment, Organisation university) throws Unreadable {
        String given = enrolment.text(EnrolmentFields.GIVEN);
        String family = enrolment.text(EnrolmentFields.FAMILY);
        String used = enrolment.text(EnrolmentFields.USED_NAME);
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
        return new Learner(names, born(enrolment), identifiers(code, enrolment, university));
    }

    private static @Nullable LocalDate born(JsonRecord enrolment) throws Unreadable {
        String born = enrolment.text(EnrolmentFields.BORN);
        try {
            return born == null ? null : IsoDay.ofDay(born);
        } catch (DateTimeException e) {
            throw new Unreadable("its learner's dateDeNaissance is not a date", "Correct it in Pégase.");
        }
    }

    private static List<LearnerIdentifier> identifiers(String code, JsonRecord enrolment, Organisation university) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        String ine = enrolment.text(EnrolmentFields.INE);
        if (ine != null) {
            identifiers.add(new LearnerIdentifier(Kind.NATIONAL, ine, university.country()));
        }
        identifiers.add(new LearnerIdentifier(Kind.LOCAL, code, university.schacDomain()));
        for (JsonRecord mail : enrolment.list(EnrolmentFields.MAILS)) {
            String address = mail.text(EnrolmentFields.MAIL_ADDRESS);
            if (address != null) {
                identifiers.add(new LearnerIdentifier(Kind.EMAIL, address, null));
            }
        }
        return identifiers;
    }

    @Override
    public String toString() {
        return "Enrolled[" + hash + "]";
    }
}
