package eu.passerelle.portal.emrex;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * What the learner's browser brings back to the client.
 *
 * @param message for people, empty where all is well
 * @param elmo gzip, then base64, of the signed document; empty where there is none
 */
record EmrexAnswer(Code code, String message, String elmo) {

    /** Return codes of EMREX. */
    enum Code {
        NCP_OK,
        NCP_NO_RESULTS,
        NCP_CANCEL,
        NCP_ERROR
    }

    static EmrexAnswer of(byte[] elmo) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(elmo);
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be written to", e);
        }
        return new EmrexAnswer(Code.NCP_OK, "", Base64.getEncoder().encodeToString(zipped.toByteArray()));
    }

    static EmrexAnswer without(Code code, String message) {
        return new EmrexAnswer(code, message, "");
    }

    @Override
    public String toString() {
        return "EmrexAnswer[" + code + "]";
    }
}
