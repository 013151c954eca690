package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one {@code elmo} element: a learner, and the reports of one or several issuers. */
final class TranscriptReader {

    /** Types of an issuer's identifier, the best first. */
    private static final List<String> ISSUER_IDENTIFIERS = List.of("schac", "erasmus", "pic");

    private static final String NEGATIVE = "Negative";

    private final ElmoReader reader;
    private final SisContext<?> sis;
    private final XmlNode elmo;
    private final PageBuilder page;

    TranscriptReader(ElmoReader reader, XmlNode elmo, PageBuilder page) {
        this.reader = reader;
        this.sis = reader.sis();
        this.elmo = elmo;
        this.page = page;
    }

    void read() {
        for (XmlNode node : elmo.children("report")) {
            Report report = report(node);
            node.children().forEach(child -> take(report, child));
            end(report);
        }
    }

    /** Begins a report. Its results are taken in the order of the document. */
    Report report(XmlNode node) {
        return new Report(node, issuerKey(node), learner(node), page.rejections());
    }

    /** A child of the report; anything but results is passed over. */
    void take(Report report, XmlNode child) {
        if (!child.namespace().equals(elmo.namespace())) {
            return;
        }
        switch (child.name()) {
            case "learningOpportunitySpecification" -> specification(report, child, Around.REPORT);
            case "resultOfRecognition" -> recognition(report, child);
            default -> {}
        }
    }

    void end(Report report) {
        if (report.learner().learner() != null) {
            // a result that could not be read is not absent
            page.answered(report.scope(), report.isFull() && page.rejections() == report.rejectionsBefore());
        }
    }

    /** What an issuer reports, and of whom. */
    record Report(XmlNode node, String issuer, LearnerOrReason learner, long rejectionsBefore) {

        /** It says that it is all there is. */
        boolean isFull() {
            return node.child("status").flatMap(status -> status.text("code")).equals(Optional.of("FULL"));
        }

        /** The whole answer of one issuer on one learner. */
        String scope() {
            return "learner:" + learner.known().identity() + "@" + issuer;
        }
    }

    /** The learner, or why there is none: then each of the results is rejected for that reason. */
    record LearnerOrReason(@Nullable TranscriptLearner learner, String reason) {
        TranscriptLearner known() {
            if (learner == null) {
                throw new MalformedRecord(reason);
            }
            return learner;
        }
    }

    /**
     * What stands around a result.
     *
     * @param partOf source key of the result that contains it
     * @param recognisedFrom who awarded what it was recognised from
     * @param decided day of the recognition, as written
     */
    record Around(
            @Nullable String partOf,
            @Nullable String recognisedFrom,
            @Nullable String decided) {
        static final Around REPORT = new Around(null, null, null);
    }

    private LearnerOrReason learner(XmlNode report) {
        try {
            XmlNode learner = elmo.child("learner").orElseThrow();
            return new LearnerOrReason(
                    TranscriptLearner.of(
                            learner,
                            reader.mapping(),
                            sis.university().id(),
                            issuerKey(report),
                            report.child("issuer")
                                    .flatMap(issuer -> issuer.text("country"))
                                    .orElse(null)),
                    "");
        } catch (MalformedRecord e) {
            return new LearnerOrReason(null, String.valueOf(e.getMessage()));
        }
    }

    /** A report without an issuer, which the standard does not allow, is the university's own. */
    private String issuerKey(XmlNode report) {
        String own = sis.university().organisation().schacDomain();
        return report.child("issuer")
                .map(issuer ->
                        best(issuer.children("identifier"), ISSUER_IDENTIFIERS).orElse("issuer"))
                .orElse(own == null ? "issuer" : own);
    }

    /** The identifier of the best type, else the first there is. */
    static Optional<String> best(List<XmlNode> identifiers, List<String> types) {
        for (String type : types) {
            for (XmlNode identifier : identifiers) {
                // null equals no type
                if (type.equalsIgnoreCase(identifier.attribute("type"))
                        && !identifier.token().isEmpty()) {
                    return Optional.of(identifier.token());
                }
            }
        }
        for (XmlNode identifier : identifiers) {
            if (!identifier.token().isEmpty()) {
                return Optional.of(identifier.token());
            }
        }
        return Optional.empty();
    }

    private void specification(Report report, XmlNode los, Around around) {
        XmlNode loi = los.child("specifies")
                .orElseThrow()
                .child("learningOpportunityInstance")
                .orElseThrow();
        ResultReader result = new ResultReader(reader, report, los, loi);
        SourceRecord raw = new SourceRecord("application/xml", los.withoutChildren("hasPart"));
        String key = result.key(page);
        try {
            if (page.knows(key)) {
                throw new MalformedRecord("The identifier of this result stands at another result of the file too.");
            }
            page.report(result.completion(key, around), report.scope(), raw);
        } catch (MalformedRecord e) {
            page.reject(key, raw, String.valueOf(e.getMessage()));
        }
        Around inside = new Around(key, around.recognisedFrom(), around.decided());
        for (XmlNode part : los.children("hasPart")) {
            specification(report, part.child("learningOpportunitySpecification").orElseThrow(), inside);
        }
    }

    /** ELMO 2: the results are this university's, the basis is another's and not read as results of ours. */
    private void recognition(Report report, XmlNode decision) {
        String from = decision.children("recognitionBasis").stream()
                .flatMap(basis -> basis.children("recognitionReport").stream())
                .flatMap(basis -> basis.children("issuer").stream())
                .map(issuer -> ElmoValues.texts(issuer.children("title"), primaryLanguage()))
                .flatMap(Optional::stream)
                .map(title -> title.in(sis.university().languages()))
                .distinct()
                .reduce((one, other) -> one + "; " + other)
                .orElse("unknown");
        Around around = new Around(null, from, decision.text("decisionDate").orElse(null));
        boolean negative = decision.text("status").equals(Optional.of(NEGATIVE));
        for (XmlNode result : decision.children("recognitionResult")) {
            XmlNode los = result.child("learningOpportunitySpecification").orElseThrow();
            if (negative) {
                refuse(report, los);
            } else {
                specification(report, los, around);
            }
        }
    }

    private void refuse(Report report, XmlNode los) {
        XmlNode loi = los.child("specifies")
                .orElseThrow()
                .child("learningOpportunityInstance")
                .orElseThrow();
        String key = new ResultReader(reader, report, los, loi).key(page);
        SourceRecord raw = new SourceRecord("application/xml", los.withoutChildren("hasPart"));
        page.reject(key, raw, "The recognition was refused (status Negative), so that there is no result.");
        for (XmlNode part : los.children("hasPart")) {
            refuse(report, part.child("learningOpportunitySpecification").orElseThrow());
        }
    }

    private String primaryLanguage() {
        return sis.university().languages().getFirst();
    }

    /** The issuer's name where it is another organisation than the university itself. */
    static @Nullable LocalizedText awardingBody(SisContext<?> sis, Report report) {
        if (report.issuer().equals(sis.university().organisation().schacDomain())) {
            return null;
        }
        return report.node()
                .child("issuer")
                .flatMap(issuer -> ElmoValues.texts(
                        issuer.children("title"), sis.university().languages().getFirst()))
                .orElse(null);
    }
}
