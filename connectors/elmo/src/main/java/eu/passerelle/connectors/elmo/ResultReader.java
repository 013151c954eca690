package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.elmo.TranscriptReader.Around;
import eu.passerelle.connectors.elmo.TranscriptReader.Report;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps one learning opportunity instance, with the specification that it belongs to, to a completion. */
final class ResultReader {

    /** Types of a result's identifier, the best first. */
    private static final List<String> RESULT_IDENTIFIERS = List.of("local", "ewp-loi-id", "elmo");

    /** Types of an opportunity's identifier, the best first. */
    private static final List<String> OPPORTUNITY_IDENTIFIERS = List.of("local", "ewp-los-id", "elmo");

    /** Scale of grades that are no more than the status. */
    private static final String STATUS_SCALE = "elmo-status";

    private static final int MAX_ID = 200;

    private final ElmoReader reader;
    private final SisContext<?> sis;
    private final Report report;
    private final XmlNode los;
    private final XmlNode loi;

    ResultReader(ElmoReader reader, Report report, XmlNode los, XmlNode loi) {
        this.reader = reader;
        this.sis = reader.sis();
        this.report = report;
        this.los = los;
        this.loi = loi;
    }

    /**
     * Issuer and the result's own identifier; where it has none, a hash of learner, opportunity and term, which survives
     * a corrected grade. Never anything that holds the learner's national number.
     */
    String key(PageBuilder page) {
        String issuer = report.issuer();
        Optional<String> id = TranscriptReader.best(loi.children("identifier"), RESULT_IDENTIFIERS);
        if (id.isPresent()) {
            boolean isPlain = id.get().length() <= MAX_ID
                    && (report.learner().learner() == null
                            || !report.learner().learner().isGivenAwayBy(id.get()));
            return shortened(issuer) + ":" + (isPlain ? id.get() : "h-" + ElmoValues.hash(id.get()));
        }
        String who = report.learner().learner() == null
                ? "nobody"
                : report.learner().learner().identity();
        String what = opportunityCode()
                .orElseGet(() -> titles().map(title -> title.in("en")).orElse(""));
        Found when = first(reader.dialect().keyedBy());
        String key = shortened(issuer) + ":h-" + ElmoValues.hash(who, what, when == null ? "" : when.text());
        // the same course twice in a term: told by their order, the only thing there is
        String unique = key;
        for (int n = 2; page.knows(unique); n++) {
            unique = key + "." + n;
        }
        return unique;
    }

    private static String shortened(String issuer) {
        return issuer.length() <= MAX_ID / 4 ? issuer : ElmoValues.hash(issuer);
    }

    /** @throws MalformedRecord when a value cannot be read; the message names the field */
    Completion completion(String key, Around around) {
        Optional<String> status = loi.text("status");
        return new Completion(
                new CompletionKey(sis.university().id(), key),
                report.learner().known().learner(),
                opportunityCode().orElse(null),
                titles().orElseThrow(() -> new MalformedRecord("title is empty in every language.")),
                status.equals(Optional.of("in-progress")) ? Completion.State.PROVISIONAL : Completion.State.FINAL,
                grade(status),
                credits(),
                completedOn(around),
                TranscriptReader.awardingBody(sis, report),
                loi.text("languageOfInstruction").flatMap(ElmoValues::language).orElse(null),
                around.recognisedFrom() == null ? recognisedFrom() : around.recognisedFrom(),
                around.partOf());
    }

    private Optional<String> opportunityCode() {
        return TranscriptReader.best(los.children("identifier"), OPPORTUNITY_IDENTIFIERS);
    }

    private Optional<LocalizedText> titles() {
        return ElmoValues.texts(
                los.children("title"), sis.university().languages().getFirst());
    }

    private @Nullable Grade grade(Optional<String> status) {
        Optional<String> label = loi.text("resultLabel");
        Grade.Outcome outcome = reader.dialect().outcome().apply(status, label);
        if (label.isPresent()) {
            return new Grade(label.get(), reader.mapping().scale(schemeNames()), outcome);
        }
        return outcome == Grade.Outcome.UNKNOWN ? null : new Grade(status.orElse("passed"), STATUS_SCALE, outcome);
    }

    /** What the grading scheme is called, from the most to the least exact. */
    private List<String> schemeNames() {
        List<String> names = new ArrayList<>();
        loi.text("gradingSchemeExternalId").ifPresent(names::add);
        Optional<String> id = loi.text("gradingSchemeLocalId");
        if (id.isPresent()) {
            names.add(id.get());
            for (XmlNode scheme : report.node().children("gradingScheme")) {
                if (id.get().equals(scheme.attribute("localId"))) {
                    scheme.children("description").forEach(description -> names.add(description.token()));
                }
            }
        }
        return names;
    }

    /** ECTS where there is one, else the first credit of another scheme. */
    private @Nullable Credits credits() {
        Credits other = null;
        for (XmlNode credit : loi.children("credit")) {
            Optional<String> value = credit.text("value");
            if (value.isEmpty()) {
                continue;
            }
            BigDecimal number = ElmoValues.decimal("credit/value", value.get());
            String scheme = credit.text("scheme").orElse("unknown");
            if (scheme.equalsIgnoreCase("ects")) {
                return Credits.ects(number);
            }
            other = other == null ? new Credits(number, scheme, null) : other;
        }
        return other;
    }

    /** The result's own day before that of a recognition, before the terms. */
    private LocalDate completedOn(Around around) {
        Found day = first(reader.dialect().datedBy());
        if (around.decided() != null && (day == null || !day.path().equals("date"))) {
            return ElmoValues.day("decisionDate", around.decided());
        }
        return day == null
                ? ElmoValues.day("issueDate", report.node().text("issueDate").orElse(""))
                : ElmoValues.day(day.path(), day.text());
    }

    private record Found(String path, String text) {}

    /** What stands at the first of the paths at which the result has something. */
    private @Nullable Found first(List<String> paths) {
        for (String path : paths) {
            Optional<String> text = ElmoDialect.at(loi, path);
            if (text.isPresent()) {
                return new Found(path, text.get());
            }
        }
        return null;
    }

    /** ELMO 1 has no place for it: an element {@code recognisedFrom} of any namespace in the result's extension. */
    private @Nullable String recognisedFrom() {
        for (XmlNode extension : loi.children("extension")) {
            for (XmlNode element : extension.children()) {
                if (element.name().equals("recognisedFrom")) {
                    return element.token().isEmpty() ? "unknown" : element.token();
                }
            }
        }
        return null;
    }
}
