package eu.passerelle.simulators.ladok;

import java.util.List;

/** The four grading scales of a Swedish university, with ids as Ladok gives them; worst grade first. */
enum LadokScale {
    U345("TH", List.of("U", "3", "3", "4", "4", "5")),
    UGVG("UV", List.of("U", "G", "G", "G", "VG", "VG")),
    UG("UG", List.of("U", "G", "G", "G", "G", "G")),
    LETTERS("AF", List.of("FX", "E", "D", "C", "B", "A"));

    private final String code;
    private final List<String> byGrade;

    LadokScale(String code, List<String> byGrade) {
        this.code = code;
        this.byGrade = byGrade;
    }

    static LadokScale ofCourse(int course) {
        return values()[course % values().length];
    }

    int id() {
        return 131_600 + ordinal();
    }

    String code() {
        return code;
    }

    List<String> grades() {
        return byGrade.stream().distinct().toList();
    }

    /** @param grade 0 to 5, 0 is failed */
    int gradeId(int grade) {
        return gradeId(byGrade.get(grade));
    }

    int gradeId(String grade) {
        return id() * 10 + grades().indexOf(grade);
    }
}
