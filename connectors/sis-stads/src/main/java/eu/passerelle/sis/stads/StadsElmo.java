package eu.passerelle.sis.stads;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionEvent.Reported;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.elmo.ElmoDialect;
import eu.passerelle.connectors.elmo.ElmoGrammar;
import eu.passerelle.connectors.elmo.ElmoMapping;
import eu.passerelle.connectors.elmo.ElmoReader;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.roster.LearnerPage;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What STADS says of one learner: a receipt, and an ELMO document in STADS's own dialect. */
final class StadsElmo {

    private static final String XML = "application/xml";
    private static final ElmoGrammar GRAMMAR = ElmoGrammar.load(StadsElmo.class, "stads.grammar");

    /**
     * STADS gives no status and writes failed results like passed ones: the label decides. {@code start} is where the
     * enrolment began, the same for all results of a learner: the term tells more, where there is one.
     */
    private static final ElmoDialect DIALECT = new ElmoDialect(
            List.of("academicTerm/start", "start"),
            List.of("date", "academicTerm/start", "start"),
            (status, label) -> label.map(StadsGrades::outcome).orElse(Outcome.UNKNOWN));

    private final SisContext<StadsSettings> sis;
    private final ElmoReader reader;

    StadsElmo(SisContext<StadsSettings> sis) {
        this.sis = sis;
        this.reader = new ElmoReader(sis, ElmoMapping.of(null, StadsGrades.SEVEN_STEPS, null), DIALECT);
    }

    LearnerPage page(RosterLearner learner, SoapAnswer answer) {
        return switch (answer) {
            case SoapAnswer.Nothing nothing -> whole(learner, List.of());
            case SoapAnswer.Unreadable bad -> unreadable(learner, bad.raw(), bad.reason(), bad.repair());
            case SoapAnswer.Content content -> page(learner, content);
        };
    }

    private LearnerPage page(RosterLearner learner, SoapAnswer.Content content) {
        // the parts of the message have no namespace, as STADS's ELMO has none
        List<XmlNode> parts = content.reply().children().stream()
                .flatMap(output -> output.children().stream())
                .toList();
        String receipt = parts.stream()
                .filter(part -> part.name().equals("receiptStructure"))
                .flatMap(part -> part.text("receiptCode").stream())
                .findFirst()
                .orElse("");
        if (sis.settings().saysNothing(receipt)) {
            return whole(learner, List.of());
        }
        if (!receipt.equals("0")) {
            // the text of the receipt may name the learner
            return unreadable(
                    learner,
                    content.raw(),
                    "STADS answers with a receipt that is no success (receiptCode " + shortened(receipt) + ")",
                    "Look the code up in STADS, or correct this learner's CPR number in the roster; a code that only"
                            + " says that there is nothing belongs into 'sis.emptyReceipts'.");
        }
        Optional<XmlNode> document = parts.stream()
                .filter(part -> !part.name().equals("receiptStructure"))
                .findFirst();
        if (document.isEmpty()) {
            return whole(learner, List.of());
        }
        try {
            return read(learner, elmo(document.get()));
        } catch (MalformedRecord e) {
            return unreadable(
                    learner,
                    content.raw(),
                    String.valueOf(e.getMessage()),
                    "Ask the university's STADS administrators what has changed in its ELMO documents.");
        }
    }

    private static String shortened(String receipt) {
        return receipt.matches("-?\\d{1,6}") ? receipt : "unreadable";
    }

    /** The element {@code elmo}, which may itself be {@code elmoDocument}. */
    private static XmlNode elmo(XmlNode document) {
        return document.child("elmo").orElse(document);
    }

    private LearnerPage read(RosterLearner learner, XmlNode elmo) {
        requireSame(learner, elmo);
        CompletionPage read = reader.read(elmo, GRAMMAR, "This comes from STADS");
        List<Reported> events = new ArrayList<>();
        for (CompletionEvent event : read.events()) {
            if (event instanceof Reported reported) {
                Completion completion = completed(reported.completion(), learner);
                events.add(new Reported(completion, learner.scope(), reported.raw()));
            }
        }
        return new LearnerPage(events, read.rejected(), 0, read.rejected().isEmpty() ? learner.scope() : null);
    }

    private static LearnerPage whole(RosterLearner learner, List<Reported> events) {
        return new LearnerPage(events, List.of(), 0, learner.scope());
    }

    private static LearnerPage unreadable(RosterLearner learner, byte[] raw, String reason, String repair) {
        return LearnerPage.unreadable(learner, new SourceRecord(XML, raw), reason, repair);
    }

    /** A reply for somebody else would give one person's results to another. */
    private static void requireSame(RosterLearner asked, XmlNode elmo) {
        for (XmlNode identifier : elmo.children("learner").stream()
                .flatMap(learner -> learner.children("identifier").stream())
                .toList()) {
            String said = identifier.token();
            String type = String.valueOf(identifier.attribute("type"));
            boolean same = switch (type) {
                case "nationalIdentifier" -> StadsClient.withDash(said).equals(StadsClient.withDash(asked.number()));
                case "studentIdentifier" ->
                    asked.number(StadsConnector.STUDENT.column())
                            .map(said::equals)
                            .orElse(true);
                default -> true;
            };
            if (!same) {
                throw new MalformedRecord(
                        "The reply names another learner than the one that was asked for (" + type + ").");
            }
        }
    }

    private static Completion completed(Completion c, RosterLearner roster) {
        List<LearnerIdentifier> identifiers = new ArrayList<>(roster.identifiers());
        identifiers.addAll(c.learner().identifiers());
        Learner learner = new Learner(
                c.learner().names(),
                c.learner().born() == null ? roster.born() : c.learner().born(),
                identifiers);
        return new Completion(
                c.key(),
                learner,
                c.opportunityCode(),
                c.title(),
                c.state(),
                StadsGrades.onItsScale(c.grade()),
                c.credits(),
                c.completedOn(),
                c.awardingBody(),
                c.language(),
                c.recognisedFrom(),
                c.partOf());
    }
}
