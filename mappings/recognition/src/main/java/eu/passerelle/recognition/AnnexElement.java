package eu.passerelle.recognition;

/**
 * The sixteen elements of a micro-credential in Annex I of the Council Recommendation of 16 June 2022 (2022/C 243/02), in
 * its order: eleven mandatory, five optional ones.
 */
public enum AnnexElement {
    LEARNER("identification of the learner", true, "the SIS: a date of birth or an identifier"),
    TITLE("title of the micro-credential", true, "the SIS, or title in the catalogue"),
    COUNTRY("country of the issuer", true, "country in the university's file"),
    AWARDING_BODY("awarding body", true, "name in the university's file"),
    DATE("date of issuing", true, "the hub itself"),
    OUTCOMES("learning outcomes", true, "outcomes in the catalogue"),
    WORKLOAD("notional workload", true, "credits of the SIS, or ects or workload_hours in the catalogue"),
    LEVEL("level (EQF, QF-EHEA)", true, "eqf or national_level in the catalogue"),
    ASSESSMENT("type of assessment", true, "assessment in the catalogue"),
    PARTICIPATION("form of participation", true, "participation in the catalogue"),
    QUALITY("type of quality assurance", true, "quality_type and quality_agency in the catalogue"),
    PREREQUISITES("prerequisites", false, "prerequisites in the catalogue"),
    SUPERVISION("supervision and identity verification", false, "identity in the catalogue"),
    GRADE("grade achieved", false, "the SIS"),
    STACKABILITY("integration and stackability", false, "stackable_towards in the catalogue"),
    FURTHER("further information", false, "description or homepage in the catalogue");

    private final String title;
    private final boolean mandatory;
    private final String from;

    AnnexElement(String title, boolean mandatory, String from) {
        this.title = title;
        this.mandatory = mandatory;
        this.from = from;
    }

    /** From 1, as commonly counted. */
    public int number() {
        return ordinal() + 1;
    }

    /** @param number 1 to 16 */
    public static AnnexElement numbered(int number) {
        return values()[number - 1];
    }

    public String title() {
        return title;
    }

    public boolean mandatory() {
        return mandatory;
    }

    /** Where it should come from. */
    public String from() {
        return from;
    }
}
