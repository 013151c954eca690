package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of an element of a learner's path ({@code Chemin} of COC publication v2). */
final class ElementFields {

    private static final RecordShape.Builder RESULT = RecordShape.builder();
    static final RecordField RESULT_CODE = RESULT.field("code");
    static final RecordField RESULT_LABEL = RESULT.field("libelleCourt");
    private static final RecordShape RESULTS = RESULT.build();

    private static final RecordShape.Builder ARRANGEMENT = RecordShape.builder();
    static final RecordField ARRANGEMENT_CODE = ARRANGEMENT.field("code");
    private static final RecordShape ARRANGEMENT_SHAPE = ARRANGEMENT.build();

    private static final RecordShape.Builder ELEMENT = RecordShape.builder();
    static final RecordField PATH = ELEMENT.field("codeChemin");
    static final RecordField CODE = ELEMENT.field("objetFeuille", "code");
    static final RecordField LONG_TITLE = ELEMENT.field("objetFeuille", "libelleLong");
    static final RecordField SHORT_TITLE = ELEMENT.field("objetFeuille", "libelleCourt");
    static final RecordField OUT_OF = ELEMENT.field("bareme");

    static final RecordField FINAL_PUBLISHED = ELEMENT.field("publieEvaluationsFinales");
    static final RecordField FINAL_DELIBERATED = ELEMENT.field("delibereFinales");
    static final RecordField FINAL_MARK = ELEMENT.field("noteFinale");
    static final RecordField KEPT_MARK = ELEMENT.field("noteRetenue");
    static final RecordField FINAL_RESULT = ELEMENT.list(RESULTS, "resultatFinal");
    static final RecordField FINAL_CREDITS = ELEMENT.field("creditsEctsFinaux");
    static final RecordField SECOND_PUBLISHED = ELEMENT.field("publieSession2");
    static final RecordField SECOND_MARK = ELEMENT.field("noteSession2");
    static final RecordField SECOND_RESULT = ELEMENT.list(RESULTS, "resultatSession2");
    static final RecordField FIRST_PUBLISHED = ELEMENT.field("publieSession1");
    static final RecordField FIRST_MARK = ELEMENT.field("noteSession1");
    static final RecordField FIRST_RESULT = ELEMENT.list(RESULTS, "resultatSession1");
    static final RecordField FIRST_CREDITS = ELEMENT.field("creditsEctsSession1");

    static final RecordField KEPT = ELEMENT.field("acquisCapitalise");
    static final RecordField KEPT_PERIOD = ELEMENT.field("periodeAcquisCapitalise", "code");
    static final RecordField KEPT_SINCE = ELEMENT.field("periodeAcquisCapitalise", "dateDebut");
    static final RecordField ARRANGEMENTS = ELEMENT.list(ARRANGEMENT_SHAPE, "listeTypeAmenagement");

    static final RecordShape SHAPE = ELEMENT.build();

    private ElementFields() {}
}
