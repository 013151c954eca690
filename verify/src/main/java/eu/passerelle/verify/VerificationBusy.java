package eu.passerelle.verify;

/** What judges seals is needed for sealing at this moment: come back in a few seconds. */
public final class VerificationBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VerificationBusy(Throwable cause) {
        super(cause);
    }
}
