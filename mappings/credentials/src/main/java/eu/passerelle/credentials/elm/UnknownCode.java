package eu.passerelle.credentials.elm;

/**
 * An achievement carries a code that its code list does not have, so that no credential can be written from it. The
 * remedy is a correct code in the catalogue or the configuration, or a new row in the code list's file.
 */
public final class UnknownCode extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String codeList;
    private final String code;

    public UnknownCode(String codeList, String code) {
        super("code list '" + codeList + "' has no '" + code + "'");
        this.codeList = codeList;
        this.code = code;
    }

    /** Name of the list, for example {@code countries}. */
    public String codeList() {
        return codeList;
    }

    public String code() {
        return code;
    }
}
