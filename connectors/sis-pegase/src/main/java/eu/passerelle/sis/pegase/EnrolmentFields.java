package eu.passerelle.sis.pegase;

import eu.passerelle.connectors.json.RecordField;
import eu.passerelle.connectors.json.RecordShape;

/** What is read of an enrolment ({@code VueInscription}), which also tells addresses, grants and payments. */
final class EnrolmentFields {

    private static final RecordShape.Builder MAIL = RecordShape.builder();
    static final RecordField MAIL_ADDRESS = MAIL.field("mail");
    private static final RecordShape MAIL_SHAPE = MAIL.build();

    private static final RecordShape.Builder ENROLMENT = RecordShape.builder();
    static final RecordField STATE = ENROLMENT.field("statutInscription");
    static final RecordField LEARNER = ENROLMENT.field("codeApprenant");
    static final RecordField GIVEN = ENROLMENT.field("prenom");
    static final RecordField FAMILY = ENROLMENT.field("nomFamille");
    static final RecordField USED_NAME = ENROLMENT.field("nomUsage");
    static final RecordField BORN = ENROLMENT.field("dateDeNaissance");
    static final RecordField INE = ENROLMENT.field("INE");
    static final RecordField MAILS = ENROLMENT.list(MAIL_SHAPE, "mels");

    static final RecordShape SHAPE = ENROLMENT.build();

    private EnrolmentFields() {}
}
