package eu.passerelle.connectors.http;

import java.io.IOException;

/** The token endpoint says no, or not now. */
public final class TokenRefused extends IOException {

    private final transient HubHttp.Answer answer;

    TokenRefused(HubHttp.Answer answer) {
        super("token refused with HTTP " + answer.status());
        this.answer = answer;
    }

    public HubHttp.Answer answer() {
        return answer;
    }
}
