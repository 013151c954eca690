package eu.passerelle.sis.virta;

import static eu.passerelle.sis.virta.Study.text;

import eu.passerelle.connectors.xml.XmlDay;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@code Opintosuoritus} of Virta as a completion. Virta holds final results only. */
final class StudyMapper {

    /** The register's own language: that of names that do not say theirs. */
    private static final String FINNISH = "fi";

    private static final String CORRECT_IN_SIS =
            "Correct the result in the university's SIS and have it sent to Virta again.";
    /** xs:decimal within reason: an exponent could blow up to any length. */
    private static final Pattern DECIMAL = Pattern.compile("\\+?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final String university;

    StudyMapper(String university) {
        this.university = university;
    }

    /**
     * @param partOf source key of the study that contains this one
     * @throws UnreadableStudy when a mandatory value is missing or cannot be read
     */
    Completion completion(Study study, Learner learner, @Nullable String partOf) throws UnreadableStudy {
        String key = study.key().orElseThrow(() -> unreadable("has no usable @avain"));
        if (study.learnerKey().isEmpty()) {
            throw unreadable("names no learner (@opiskelijaAvain)");
        }
        XmlNode content = study.content();
        return new Completion(
                new CompletionKey(university, key),
                learner,
                study.code().orElse(null),
                title(study),
                Completion.State.FINAL,
                content.child("Arvosana").map(VirtaGrades::grade).orElse(null),
                credits(content.child("Laajuus").orElse(null)),
                day(content.text("SuoritusPvm")),
                awardingBody(study),
                content.text("Kieli").flatMap(StudyMapper::language).orElse(null),
                content.child("HyvaksilukuPvm").isEmpty()
                        ? null
                        : study.recognisedFrom().orElse("unknown"),
                partOf);
    }

    /** Names by language, the code where there is no name: the catalogue may know it better. */
    private static LocalizedText title(Study study) throws UnreadableStudy {
        Map<String, String> names = new LinkedHashMap<>();
        for (XmlNode name : study.content().children("Nimi")) {
            Optional<String> title = text(name.token());
            if (title.isPresent()) {
                String language = text(name.attribute("kieli"))
                        .flatMap(StudyMapper::language)
                        .orElse(FINNISH);
                names.putIfAbsent(language, title.get());
            }
        }
        if (names.isEmpty()) {
            String code = study.code()
                    .orElseThrow(() -> unreadable("has neither a name (Nimi) nor a code of what was studied"));
            names.put(FINNISH, code);
        }
        return new LocalizedText(names);
    }

    /** Virta's code list of languages is ISO 639 and a few numbers for "foreign", "unknown" and the like. */
    private static Optional<String> language(String code) {
        return Optional.of(code).filter(value -> LANGUAGE.matcher(value).matches());
    }

    /** Opintopiste (op) are ECTS credits; an old result may have only study weeks (ov), which have no fixed ratio. */
    private static @Nullable Credits credits(@Nullable XmlNode extent) throws UnreadableStudy {
        if (extent == null) {
            return null;
        }
        Optional<XmlNode> points = extent.child("Opintopiste");
        if (points.isPresent()) {
            BigDecimal credits = decimal(points.get());
            return new Credits(credits, "op", credits);
        }
        Optional<XmlNode> weeks = extent.child("Opintoviikko");
        return weeks.isEmpty() ? null : new Credits(decimal(weeks.get()), "ov", null);
    }

    private static BigDecimal decimal(XmlNode element) throws UnreadableStudy {
        String number = element.token();
        if (!DECIMAL.matcher(number).matches()) {
            throw unreadable("has credits that are no number (" + element.name() + ")");
        }
        return new BigDecimal(number);
    }

    private static LocalDate day(Optional<String> text) throws UnreadableStudy {
        try {
            return text.flatMap(XmlDay::of)
                    .orElseThrow(() -> unreadable("has no readable day of completion (SuoritusPvm)"));
        } catch (DateTimeException e) {
            throw unreadable("has a day of completion that is not in the calendar (SuoritusPvm)");
        }
    }

    /** Virta names organisations by code only; the university's own results need no other name. */
    private static @Nullable LocalizedText awardingBody(Study study) throws UnreadableStudy {
        String code = study.awardedBy().orElseThrow(() -> unreadable("does not say who awarded it (Myontaja)"));
        return study.isOwn() ? null : LocalizedText.of(FINNISH, "Oppilaitos " + code);
    }

    private static UnreadableStudy unreadable(String what) {
        return new UnreadableStudy("The result " + what, CORRECT_IN_SIS);
    }
}
