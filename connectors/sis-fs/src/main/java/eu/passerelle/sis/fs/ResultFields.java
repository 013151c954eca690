package eu.passerelle.sis.fs;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of a {@code Resultat}: all that {@code resultater.graphql} asks for. */
final class ResultFields {

    private static final RecordShape.Builder RESULT = RecordShape.builder();

    static final RecordField ID = RESULT.field("id");
    static final RecordField VALID = RESULT.field("erGyldig");
    static final RecordField ANNOUNCED = RESULT.field("erKunngjort");
    static final RecordField ACHIEVED = RESULT.field("erOppnadd");
    static final RecordField CREATED = RESULT.field("tidspunktOpprettet");
    static final RecordField WEIGHT = RESULT.field("gjeldendeVekting", "verdi");
    static final RecordField WEIGHT_TYPE = RESULT.field("gjeldendeVekting", "vektingstype", "kode");
    static final RecordField LETTERS = RESULT.field("karakter", "bokstavEllerUgradert");
    static final Names GRADE_NAMES = Names.of(RESULT, "karakter");
    static final RecordField STATUS = RESULT.field("vurderingsresultatstatus", "kode");
    static final RecordField PASSED = RESULT.field("vurderingsresultatstatus", "erBestatt");
    static final RecordField COURSE = RESULT.field("emne", "kode");
    static final Names COURSE_NAMES = Names.of(RESULT, "emne");
    static final RecordField HELD_BY = RESULT.field("larested", "organisasjonskode");
    static final RecordField ORIGIN = RESULT.field("opprinneligLarested", "organisasjonskode");
    static final Names ORIGIN_NAMES = Names.of(RESULT, "opprinneligLarested");
    static final RecordField PARENTS = RESULT.field("parents");
    static final RecordField STUDENT_NUMBER = RESULT.field("student", "studentnummer");
    static final RecordField ESI = RESULT.field("student", "europeanStudentId", "esiId");
    static final RecordField GIVEN = RESULT.field("student", "personProfil", "navn", "fornavn");
    static final RecordField FAMILY = RESULT.field("student", "personProfil", "navn", "etternavn");
    static final RecordField BORN = RESULT.field("student", "personProfil", "fodselsdato");
    static final RecordField NATIONAL_NUMBER = RESULT.field("student", "personProfil", "fodselsnummer");
    static final RecordField OWN_EMAIL = RESULT.field("student", "personProfil", "institusjonsEpost");
    static final RecordField PRIVATE_EMAIL = RESULT.field("student", "personProfil", "privatEpost");

    static final RecordShape SHAPE = RESULT.build();

    private ResultFields() {}
}
