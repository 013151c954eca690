package eu.passerelle.credentials.elm;

import java.util.Map;
import java.util.regex.Pattern;

/** The controlled vocabularies that a credential draws on, each a data file beside this class. */
final class CodeLists {

    static final CodeList COUNTRIES = CodeList.read("countries");
    static final CodeList LANGUAGES = CodeList.read("languages");
    static final CodeList ISCED_F = CodeList.read("isced-f");
    static final CodeList EQF_LEVELS = CodeList.read("eqf-levels");
    static final CodeList NQF_LEVELS = CodeList.read("nqf-levels");
    static final CodeList ASSESSMENT_TYPES = CodeList.read("assessment-types");
    static final CodeList MODES = CodeList.read("modes");
    static final CodeList QUALITY_ASSURANCE = CodeList.read("quality-assurance");
    static final CodeList ACCREDITATION_TYPES = CodeList.read("accreditation-types");
    static final CodeList IDENTITY_VERIFICATION = CodeList.read("identity-verification");
    static final CodeList LEARNING_SETTINGS = CodeList.read("learning-settings");
    static final CodeList SDGS = CodeList.read("sdgs");
    static final Concept ECTS = CodeList.read("credit-systems").get("ECTS");
    static final Concept MICRO_CREDENTIAL = CodeList.read("opportunity-types").get("MICRO_CREDENTIAL");
    static final Concept BASE64 = CodeList.read("encodings").get("BASE64");
    static final CodeList FILE_TYPES = CodeList.read("file-types");
    static final Concept PNG = FILE_TYPES.get("PNG");

    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern ESCO_SKILL = Pattern.compile("http://data\\.europa\\.eu/esco/skill/[0-9A-Za-z.-]+");
    private static final String ESCO_SKILLS = "http://data.europa.eu/esco/concept-scheme/skills";

    private static final String TERRITORIES = "http://publications.europa.eu/resource/authority/atu";

    private CodeLists() {}

    /** The language of a BCP 47 tag; region and script do not matter. */
    static Concept language(String tag) {
        int hyphen = tag.indexOf('-');
        String primary = hyphen < 0 ? tag : tag.substring(0, hyphen);
        return LANGUAGES.find(primary).orElseThrow(() -> new UnknownCode("languages", tag));
    }

    /** The tag itself where it is a well-formed BCP 47 tag in our spelling (lower case language). */
    static String tag(String tag) {
        boolean plain = tag.length() == 2 && lower(tag.charAt(0)) && lower(tag.charAt(1));
        if (!plain && !TAG.matcher(tag).matches()) {
            throw new UnknownCode("language tags (BCP 47)", tag);
        }
        return tag;
    }

    /** A skill of ESCO; the model carries no labels of skills, and the vocabulary (14,000 skills) is not ours to copy. */
    static Concept escoSkill(String iri) {
        if (!ESCO_SKILL.matcher(iri).matches()) {
            throw new UnknownCode("ESCO skills", iri);
        }
        return Concept.of(iri, ESCO_SKILLS, "Skill", Map.of());
    }

    /** A country as one of the EU's administrative territorial units, which begin with the codes of countries. */
    static Concept territory(String country) {
        String label = COUNTRIES.get(country).label();
        return Concept.of(TERRITORIES + "/" + country, TERRITORIES, "atu", Map.of("en", label));
    }

    private static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }
}
