package eu.passerelle.dashboard;

import eu.passerelle.dashboard.Configurations.Refused;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A drawing in memory; its picture is one dot. */
final class SampleCertificates implements CertificateDesk {

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1240 877\"/>\n";

    @Override
    public Template template(String university) {
        if (university.equals("nowhere")) {
            throw new Refused(Refused.Kind.UNKNOWN, "no such university", List.of());
        }
        return new Template(
                "templates/default.svg",
                svg,
                false,
                Integer.toHexString(svg.hashCode()),
                List.of("en", "fi"),
                List.of());
    }

    @Override
    public byte[] picture(String university, @Nullable String tried, @Nullable String language) {
        if (tried != null && tried.contains("<script")) {
            throw new Refused(Refused.Kind.INVALID, "line 1: <script> is not allowed", List.of());
        }
        return DOT;
    }

    @Override
    public Template save(String university, String wanted, String was, String who) {
        picture(university, wanted, null);
        svg = wanted;
        return template(university);
    }
}
