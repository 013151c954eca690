package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.roster.Roster;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.roster.RosterNumber;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose transcript it is, by Matrikelnummer. The tax number that the standard allows as {@code identifikationsnummer}
 * is not read: it says more than is needed.
 *
 * @param hash of the Matrikelnummer, for keys and scopes
 */
record TranscriptLearner(Learner learner, String hash) {

    private static final RosterNumber MATRIKELNUMMER = RosterNumber.of("matrikelnummer", "[0-9A-Za-z./-]{1,30}");

    /** @throws MalformedRecord when the transcript names nobody; its results are rejected then */
    static TranscriptLearner of(SisContext<XHochschuleSettings> sis, XmlNode transcript) {
        XmlNode node = Xhs.at(transcript, "studierender")
                .orElseThrow(() -> new MalformedRecord("The transcript has no studierender."));
        String family =
                Xhs.text(node, "nameNatuerlichePerson/familienname/name").orElse("");
        String given = Xhs.text(node, "nameNatuerlichePerson/vorname/name").orElse("");
        if (family.isEmpty() && given.isEmpty()) {
            throw new MalformedRecord("The transcript names no learner: familienname and vorname are empty.");
        }
        String number = Xhs.text(node, "matrikelnummer/id")
                .orElseThrow(() -> new MalformedRecord(
                        "The transcript has no matrikelnummer, by which the learner is known again."));
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        roster(sis, number).ifPresent(line -> identifiers.addAll(line.identifiers()));
        identifiers.add(new LearnerIdentifier(
                LearnerIdentifier.Kind.LOCAL,
                number,
                sis.university().organisation().schacDomain()));
        Learner learner = new Learner(
                List.of(PersonName.of(given, family)),
                Xhs.day(node, "geburt/datum/jahrMonatTag").orElse(null),
                identifiers);
        return new TranscriptLearner(learner, Sha256.key(number));
    }

    private static Optional<RosterLearner> roster(SisContext<XHochschuleSettings> sis, String number) {
        String name = sis.settings().roster();
        return name == null
                ? Optional.empty()
                : Roster.read(sis, name, List.of(MATRIKELNUMMER)).find(number);
    }
}
