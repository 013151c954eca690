package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;
import org.jspecify.annotations.Nullable;

/** What is read of a row of a booklet ({@code RigaLibretto}). */
final class RowFields {

    private static final RecordShape.Builder ROW = RecordShape.builder();

    static final RecordField ID = ROW.field("adsceId");
    static final RecordField GROUP = ROW.field("ragId");
    static final RecordField TITLE = ROW.field("adDes");
    static final RecordField CODE = ROW.field("adCod");
    static final RecordField RECOGNITION = ROW.field("ricId");
    static final RecordField CREDITS = ROW.field("peso");
    static final RecordField HIGHEST_MARK = ROW.field("gruppoVotoMaxVoto");
    static final RecordField STATE_WORD = ROW.field("statoDes");
    static final RecordField RECORDED = ROW.field("superataFlg");
    static final RecordField POSITIVE = ROW.field("esito", "supEsaFlg");
    static final RecordField DAY = ROW.field("esito", "dataEsa");
    static final RecordField MARK = ROW.field("esito", "voto");
    static final RecordField LODE = ROW.field("esito", "lodeFlg");
    static final RecordField JUDGEMENT_CODE = ROW.field("esito", "tipoGiudCod");
    static final RecordField JUDGEMENT = ROW.field("esito", "tipoGiudDes");

    private static final RecordField STATE_2 = ROW.field("stato");
    private static final RecordField STATE_1 = ROW.field("stato", "value");
    private static final RecordField MODE_2 = ROW.field("esito", "modValCod");
    private static final RecordField MODE_1 = ROW.field("esito", "modValCod", "value");

    static final RecordShape SHAPE = ROW.build();

    private RowFields() {}

    static @Nullable String state(JsonRecord row) {
        return code(row, STATE_2, STATE_1);
    }

    /** How it was examined. */
    static @Nullable String mode(JsonRecord row) {
        return code(row, MODE_2, MODE_1);
    }

    /** A code: {@code "S"} in version 2 of the services, {@code {"value": "S"}} in version 1. */
    private static @Nullable String code(JsonRecord row, RecordField version2, RecordField version1) {
        String plain = row.text(version2);
        return plain == null ? row.text(version1) : plain;
    }

    /** 0 or 1; null where the SIS says nothing. */
    static @Nullable Boolean flag(JsonRecord row, RecordField field) {
        String text = row.text(field);
        return text == null ? null : (Boolean) text.equals("1");
    }
}
