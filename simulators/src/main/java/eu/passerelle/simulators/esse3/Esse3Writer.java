package eu.passerelle.simulators.esse3;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes career segments, persons and booklet rows. Grades 0 to 5 become 15, 19, 23, 26, 28 and 30 with lode. */
final class Esse3Writer {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<Integer> MARKS = List.of(15, 19, 23, 26, 28, 30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final long FIRST_MAT_ID = 280_000;
    private static final int FIRST_PERS_ID = 90_000;

    private final Campus campus;

    Esse3Writer(Campus campus) {
        this.campus = campus;
    }

    static long matId(int learner) {
        return FIRST_MAT_ID + learner;
    }

    static int learnerOfMatId(long matId) {
        return (int) (matId - FIRST_MAT_ID);
    }

    static int learnerOfPersId(long persId) {
        return (int) (persId - FIRST_PERS_ID);
    }

    /** Results of the campus's own numbering, and those added later. */
    static long adsceId(String result) {
        long number = Long.parseLong(result.substring(result.lastIndexOf('-') + 1));
        return (result.contains("-new-") ? 7_000_000 : 5_000_000) + number;
    }

    ObjectNode segment(int learner) {
        SimulatedLearner who = campus.learners().get(learner);
        return JSON.createObjectNode()
                .put("persId", FIRST_PERS_ID + learner)
                .put("stuId", 230_000 + learner)
                .put("matId", matId(learner))
                .put("cognome", who.family())
                .put("nome", who.given())
                .put("codiceFiscale", who.nationalId())
                .put("matricola", who.number())
                .put("cdsCod", "MC01")
                .put("aaOrdId", 2017)
                .put("staStuCod", "A")
                .put("umPesoCod", "C");
    }

    ObjectNode person(int learner) {
        SimulatedLearner who = campus.learners().get(learner);
        return JSON.createObjectNode()
                .put("persId", FIRST_PERS_ID + learner)
                .put("nome", who.given())
                .put("cognome", who.family())
                .put("codFis", who.nationalId())
                .put("dataNascita", DAY.format(who.born()))
                .put("email", "")
                .put("emailAte", who.email());
    }

    /** Codes are objects in version 1 of the service, as in every reply of it that was seen, and so they are here. */
    ObjectNode row(SimulatedResult result) {
        SimulatedCourse course = campus.courses().get(result.course());
        boolean recorded = result.kind() == Kind.PROVISIONAL;
        boolean passed = result.passed() && !recorded;
        ObjectNode row = row(adsceId(result.id()), result.learner(), course, passed ? "S" : "F");
        row.put("ricId", result.kind() == Kind.RECOGNISED ? 4 : 0);
        if (recorded) {
            row.put("superataFlg", 1);
        }
        boolean badDate = result.kind() == Kind.BROKEN && result.learner() % 2 == 0;
        boolean badMark = result.kind() == Kind.BROKEN && !badDate;
        ObjectNode outcome = row.putObject("esito");
        outcome.put("aaSupId", result.date().getYear());
        outcome.put("dataEsa", badDate ? "31/02/2026 00:00:00" : DAY.format(result.date()) + " 00:00:00");
        outcome.put("supEsaFlg", result.passed() || recorded ? 1 : 0);
        if (result.kind() == Kind.RECOGNISED) {
            outcome.putObject("modValCod").put("value", "G");
            outcome.putNull("voto").put("lodeFlg", 0);
            outcome.put("tipoGiudCod", "IDO").put("tipoGiudDes", result.passed() ? "Idoneo" : "Non idoneo");
        } else {
            outcome.putObject("modValCod").put("value", "V");
            outcome.put("voto", badMark ? 47 : MARKS.get(result.grade())).put("lodeFlg", result.grade() == 5 ? 1 : 0);
            outcome.put("tipoGiudCod", "").put("tipoGiudDes", "");
        }
        return row;
    }

    /** An activity that is attended and not examined: every booklet has one. */
    ObjectNode attended(int learner) {
        ObjectNode row = row(1_000_000L + learner, learner, campus.courses().getFirst(), "F");
        row.put("ricId", 0);
        ObjectNode outcome = row.putObject("esito");
        outcome.putNull("aaSupId").put("dataEsa", "").putNull("supEsaFlg").put("lodeFlg", 0);
        outcome.putObject("modValCod").put("value", "V");
        outcome.putNull("voto").put("tipoGiudCod", "").put("tipoGiudDes", "");
        return row;
    }

    private static ObjectNode row(long adsceId, int learner, SimulatedCourse course, String state) {
        ObjectNode row = JSON.createObjectNode()
                .put("adsceId", adsceId)
                .put("matId", matId(learner))
                .put("stuId", 230_000 + learner)
                .put("adCod", course.code())
                .put(
                        "adDes",
                        course.title()
                                .getOrDefault(
                                        "it", String.valueOf(course.title().get("en"))))
                .put("aaFreqId", LocalDate.EPOCH.getYear() + 55)
                .put("annoCorso", 1)
                .put("peso", course.ects())
                .putNull("ragId")
                .put("sovranFlg", 0)
                .putNull("superataFlg")
                .put("gruppoVotoMinVoto", 18)
                .put("gruppoVotoMaxVoto", 30)
                .put("gruppoVotoLodeFlg", 1)
                .put("statoDes", state.equals("S") ? "Superata" : "Frequentata");
        row.putObject("stato").put("value", state);
        return row;
    }
}
