package eu.passerelle.sis.virta;

import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who a study belongs to: what the reply says of the learner, completed from the roster. */
record ReplyLearner(University university, RosterLearner roster) {

    private static final String FINLAND = "FI";

    /** @throws UnreadableStudy when the reply is about someone else, or nobody knows the learner's name */
    Learner of(Study study) throws UnreadableStudy {
        XmlNode group = study.group();
        Optional<String> said = group.text(
                roster.column().equals(VirtaConnector.OPPIJANUMERO.column())
                        ? "KansallinenOppijanumero"
                        : "Henkilotunnus");
        if (said.filter(number -> !number.equals(roster.number())).isPresent()) {
            throw new UnreadableStudy(
                    "The reply names another learner than the one that was asked for",
                    "Check this learner's number in the roster: it may have been replaced by a new one.");
        }
        return new Learner(List.of(name(group)), roster.born(), identifiers(study));
    }

    private PersonName name(XmlNode group) throws UnreadableStudy {
        Optional<String> given = group.text("Etunimet");
        Optional<String> family = group.text("Sukunimi");
        if (given.isPresent() || family.isPresent()) {
            return PersonName.of(given.orElse(""), family.orElse(""));
        }
        PersonName name = roster.name();
        if (name == null) {
            throw new UnreadableStudy(
                    "Neither Virta nor the roster knows the learner's name",
                    "Fill in the columns 'given' and 'family' of this learner in the roster.");
        }
        return name;
    }

    /** The oppijanumero where there is one; the henkilotunnus, which says more than needed, only where there is not. */
    private List<LearnerIdentifier> identifiers(Study study) {
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        String national = study.group().text("KansallinenOppijanumero").orElse(roster.number());
        identifiers.add(new LearnerIdentifier(Kind.NATIONAL, national, FINLAND));
        study.learnerKey().ifPresent(key -> identifiers.add(new LearnerIdentifier(Kind.LOCAL, key, issuer(study))));
        identifiers.addAll(roster.identifiers());
        return identifiers;
    }

    private @Nullable String issuer(Study study) {
        return study.isOwn()
                ? university.organisation().schacDomain()
                : study.awardedBy().orElse(null);
    }
}
