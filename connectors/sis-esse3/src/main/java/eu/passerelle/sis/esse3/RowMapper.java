package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.DigitForm;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of a booklet ({@code RigaLibretto}), which is a result only once its examination was judged. */
final class RowMapper {

    static final String OUT_OF_30 = "it-18-30";

    /** Attendance recognised or validated: says nothing of the examination. */
    private static final Set<String> ONLY_ATTENDANCE = Set.of("1", "3");

    private static final Pattern IDONEO = Pattern.compile("(non )?idone[oa]", Pattern.CASE_INSENSITIVE);
    private static final Pattern CFU = Pattern.compile("\\d{1,3}(\\.\\d{1,4})?");
    private static final Pattern NO_DECIMALS = Pattern.compile("\\.0+$");
    private static final int LONGEST_MARK = 3;
    private static final int MOST = 30;

    private final University university;
    private final String fallbackScale;

    RowMapper(University university, Esse3Settings settings) {
        this.university = university;
        this.fallbackScale = settings.fallbackScale();
    }

    /** What an activity's row says of its examination. */
    private enum Standing {
        /** {@code stato} S. */
        PASSED,
        /** {@code superataFlg}: put on record, not yet loaded into the career. */
        RECORDED,
        FAILED,
        OPEN
    }

    /** False for an activity that is planned or attended and was not judged. */
    static boolean isResult(JsonRecord row) throws Unreadable {
        return standing(row) != Standing.OPEN;
    }

    Completion completion(JsonRecord row, Learner learner) throws Unreadable {
        Standing standing = standing(row);
        String key = row.text(RowFields.ID);
        String group = row.text(RowFields.GROUP);
        String title = row.text(RowFields.TITLE);
        String code = row.text(RowFields.CODE);
        if (key == null || title == null && code == null) {
            throw new Unreadable("it has no adsceId, or neither adDes nor adCod", "Complete the row in ESSE3.");
        }
        String recognition = row.text(RowFields.RECOGNITION);
        return new Completion(
                new CompletionKey(university.id(), key),
                learner,
                code,
                LocalizedText.of("it", title == null ? String.valueOf(code) : title),
                standing == Standing.RECORDED ? Completion.State.PROVISIONAL : Completion.State.FINAL,
                grade(row, standing),
                standing == Standing.FAILED ? null : credits(row),
                day(row.text(RowFields.DAY)),
                null,
                null,
                recognition == null || recognition.equals("0") || ONLY_ATTENDANCE.contains(recognition)
                        ? null
                        : "unknown",
                group == null || group.equals(key) ? null : group);
    }

    private static Standing standing(JsonRecord row) throws Unreadable {
        String state = RowFields.state(row);
        Boolean positive = RowFields.flag(row, RowFields.POSITIVE);
        if (state == null) {
            throw new Unreadable("it has no stato", "Complete the row in ESSE3.");
        }
        if (state.equals("S")) {
            if (Boolean.FALSE.equals(positive)) {
                throw new Unreadable(
                        "its stato is passed (S) and its esito is not (supEsaFlg 0)", "Correct the row in ESSE3.");
            }
            return Standing.PASSED;
        }
        if (Boolean.TRUE.equals(RowFields.flag(row, RowFields.RECORDED))) {
            return Standing.RECORDED;
        }
        boolean judged = row.text(RowFields.DAY) != null
                && (row.text(RowFields.MARK) != null || row.text(RowFields.JUDGEMENT_CODE) != null);
        return judged && Boolean.FALSE.equals(positive) ? Standing.FAILED : Standing.OPEN;
    }

    private Grade grade(JsonRecord row, Standing standing) throws Unreadable {
        Grade.Outcome outcome = standing == Standing.FAILED ? Grade.Outcome.FAILED : Grade.Outcome.PASSED;
        String mark = row.text(RowFields.MARK);
        if (mark != null && !"G".equals(RowFields.mode(row))) {
            return mark(row, mark, outcome);
        }
        String description = row.text(RowFields.JUDGEMENT);
        String judgement = description == null ? row.text(RowFields.JUDGEMENT_CODE) : description;
        if (judgement != null) {
            return new Grade(judgement, IDONEO.matcher(judgement).matches() ? OUT_OF_30 : "unknown", outcome);
        }
        // passed without any judgement, as activities of mode N are: the row's own word for it
        String word = row.text(RowFields.STATE_WORD);
        return new Grade(word == null ? "S" : word, "unknown", outcome);
    }

    /** {@code voto} and {@code lodeFlg} together are the mark: 30 with lode is written {@code 30 e lode}. */
    private Grade mark(JsonRecord row, String mark, Grade.Outcome outcome) throws Unreadable {
        String highest = row.text(RowFields.HIGHEST_MARK);
        int most = highest != null && DigitForm.isNumber(highest, LONGEST_MARK) ? Integer.parseInt(highest) : MOST;
        String whole = mark.indexOf('.') < 0 ? mark : NO_DECIMALS.matcher(mark).replaceFirst("");
        if (!DigitForm.isNumber(whole, LONGEST_MARK) || Integer.parseInt(whole) > most) {
            throw new Unreadable("its voto is no mark out of " + most, "Correct the mark in ESSE3.");
        }
        boolean lode = Boolean.TRUE.equals(RowFields.flag(row, RowFields.LODE));
        return new Grade(lode ? whole + " e lode" : whole, most == MOST ? OUT_OF_30 : fallbackScale, outcome);
    }

    /** {@code peso}: CFU, which are ECTS by law (D.M. 270/2004), with up to two decimals. */
    private static @Nullable Credits credits(JsonRecord row) throws Unreadable {
        String weight = row.text(RowFields.CREDITS);
        if (weight == null) {
            return null;
        }
        if (!CFU.matcher(weight).matches()) {
            throw new Unreadable("its peso is not a plausible number of CFU", "Correct the weight in ESSE3.");
        }
        BigDecimal cfu = new BigDecimal(weight);
        return new Credits(cfu, "cfu", cfu);
    }

    private static LocalDate day(@Nullable String text) throws Unreadable {
        if (text == null) {
            throw new Unreadable("it has no dataEsa", "Give the examination its date in ESSE3.");
        }
        LocalDate day = Days.read(text);
        if (day == null) {
            throw new Unreadable("its dataEsa is not a date", "Correct it in ESSE3; dd/MM/yyyy is expected.");
        }
        return day;
    }
}
