package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Sha256;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One {@code leistung}: a programme, a module, a course or an examination with its result. */
record Leistung(SisContext<XHochschuleSettings> sis, XmlNode transcript, XmlNode node, TranscriptReader.Around around) {

    private static final int MAX_ID = 60;
    /** What has not come to its end. */
    private static final Set<String> OPEN = Set.of("angemeldet", "nicht_vollstaendig", "entschuldigt");

    private static final Pattern ATTEMPTS = Pattern.compile("\\d{1,3}");
    private static final Set<String> NOT_FINAL = Set.of("vorlaeufige_note", "note_liegt_nicht_vor");

    /**
     * Learner, number and attempt; where there is no number, which the standard allows, a hash of what it is called
     * inside what and of its semester.
     *
     * @param who hash of the learner's number
     */
    String key(String who) {
        String what = number().filter(id -> id.length() <= MAX_ID)
                .orElseGet(() -> "h-"
                        + Sha256.key(number().orElse(around.path() + "/" + name()) + "\u001f"
                                + Xhs.text(node, "semesterDerLeistungserbringung/zeitraum/beginn")
                                        .orElse("")));
        String attempt = Xhs.text(node, "absolvierteVersuche")
                .filter(text -> ATTEMPTS.matcher(text).matches())
                .orElse("0");
        return who + ":" + what + ":" + attempt;
    }

    /** Module number and the like; {@code id/id} may be empty. */
    private Optional<String> number() {
        return Xhs.text(node, "id/id");
    }

    String name() {
        return Xhs.text(node, "bezeichnung").orElse("");
    }

    /** @throws MalformedRecord when a value is missing or cannot be read; the message names the element */
    Completion completion(String key, Learner learner) {
        LocalizedText title = Xhs.localized(node, "bezeichnung")
                .orElseThrow(() -> new MalformedRecord("bezeichnung is missing or empty."));
        return new Completion(
                new CompletionKey(sis.university().id(), key),
                learner,
                number().orElse(null),
                title,
                isOpen() ? Completion.State.PROVISIONAL : Completion.State.FINAL,
                Benotung.grade(node),
                Xhs.decimal(node, "erbrachteLeistungspunkteECTS")
                        .map(Credits::ects)
                        .orElse(null),
                day(),
                awardingBody(),
                Xhs.language(node, "sprache/code").orElse(null),
                recognisedFrom(),
                around.partOf());
    }

    private boolean isOpen() {
        return Xhs.code(node, "leistungsstatus/code/code")
                        .filter(OPEN::contains)
                        .isPresent()
                || Xhs.code(node, "leistungsbenotungsstatus/code/code")
                        .filter(NOT_FINAL::contains)
                        .isPresent();
    }

    /** Its own day, the first of its semester, or the day of what it is part of, at last of the transcript. */
    LocalDate day() {
        return Xhs.day(node, "datumDerLeistungserbringung")
                .or(() -> Xhs.day(node, "semesterDerLeistungserbringung/zeitraum/beginn"))
                .or(() -> Optional.ofNullable(around.day()))
                .orElseThrow(() -> new MalformedRecord("Neither the result nor what is around it nor the transcript"
                        + " has a day (datumDerLeistungserbringung, ausstellungsdatum)."));
    }

    /** Where the transcript is issued by another university than the one it comes from. */
    private @Nullable LocalizedText awardingBody() {
        Optional<LocalizedText> issuer =
                Xhs.at(transcript, "ausstellendeHochschule").flatMap(university -> Xhs.localized(university, "name"));
        return issuer.filter(name -> !sis.university()
                        .organisation()
                        .legalName()
                        .byLanguage()
                        .containsValue(name.in("de")))
                .orElse(null);
    }

    /** Recognised or credited ({@code anerkannt}, {@code angerechnet}): where it was earned. */
    private @Nullable String recognisedFrom() {
        List<XmlNode> elsewhere = Xhs.children(node, "externErbrachteLeistung");
        if (elsewhere.isEmpty()) {
            return null;
        }
        String where = Xhs.children(elsewhere.getFirst(), "einrichtungDerLeistungserbringung").stream()
                .map(XmlNode::token)
                .filter(token -> !token.isEmpty())
                .collect(Collectors.joining("; "));
        return where.isEmpty() ? "unknown" : where;
    }
}
