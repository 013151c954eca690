package eu.passerelle.verify;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elmo.ElmoValidator;
import eu.passerelle.seal.xml.XmlSealVerdict;
import eu.passerelle.seal.xml.XmlSealVerifier;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges transcripts in ELMO. */
final class ElmoJudge implements Judge {

    private static final int DEEPEST = 64;

    /** The last element; possessive, so that no text makes it slow. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "<(?:\\w{1,20}:)?Signature\\b[^<]*+(?:<(?!/(?:\\w{1,20}:)?Signature>)[^<]*+)*+</(?:\\w{1,20}:)?Signature>");

    private final Policy policy;
    private final ElmoValidator rules = new ElmoValidator();

    ElmoJudge(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void judge(Detection document, Findings out) {
        XmlSealVerdict seal = XmlSealVerifier.verify(document.content());
        try {
            judge(seal, document, out);
        } catch (MalformedRecord e) {
            out.failed(Check.FORMAT, "xml", List.of());
        }
    }

    private void judge(XmlSealVerdict seal, Detection document, Findings out) {
        switch (seal.result()) {
            case INTACT -> {
                out.ok(Check.SEAL, "signed");
                certificate(seal.certificates(), document.content(), out);
            }
            case UNSIGNED -> out.open(Check.SEAL, "none", List.of());
            case BROKEN -> out.failed(Check.SEAL, "broken", List.of());
            case NOT_ACCEPTED -> out.failed(Check.SEAL, "partly", List.of());
            case UNREADABLE -> out.failed(Check.FORMAT, "xml", List.of());
        }
        if (seal.result() == XmlSealVerdict.Result.INTACT || seal.result() == XmlSealVerdict.Result.UNSIGNED) {
            content(XmlNode.read(document.content(), DEEPEST), document.content(), out);
        }
    }

    private void certificate(List<X509Certificate> chain, byte[] content, Findings out) {
        X509Certificate signer = chain.getFirst();
        String organisation = CertificateCheck.organisation(signer);
        issuer(XmlNode.read(content, DEEPEST), organisation, out);
        CertificateCheck.times(signer, null, false, policy.clock().instant(), out);
        out.note(Check.REVOCATION, "none", List.of());
        if (policy.trust().leadsToAnchor(chain, policy.clock().instant())) {
            out.ok(Check.TRUST, "anchor", organisation);
        } else {
            out.open(Check.TRUST, policy.trust().nobody() ? "nobody" : "other", List.of(), organisation);
        }
    }

    /** EMREX lets providers sign for universities; a transcript does not say who may. */
    private static void issuer(XmlNode elmo, String organisation, Findings out) {
        List<String> titles = elmo.children("report").stream()
                .flatMap(report -> report.child("issuer").stream())
                .flatMap(issuer -> issuer.children("title").stream())
                .map(XmlNode::text)
                .toList();
        if (titles.contains(organisation)) {
            out.ok(Check.ISSUER, "named", organisation, organisation);
        } else {
            out.open(Check.ISSUER, "unproven", List.of(), titles.isEmpty() ? "?" : titles.getFirst(), organisation);
        }
    }

    private void content(XmlNode elmo, byte[] bytes, Findings out) {
        List<CredentialProblem> problems = rules.validate(unsigned(bytes));
        if (problems.isEmpty()) {
            out.ok(Check.CONTENT, "rules");
        } else {
            out.note(
                    Check.CONTENT, "ours", problems.stream().map(EdcJudge::told).toList());
        }
        out.note(Check.STATUS, "none", List.of());
        out.note(Check.HOLDER, "named", List.of());
        out.note(Check.COMPLETENESS, "transcript", List.of());
        Optional<XmlNode> learner = elmo.child("learner");
        Optional<XmlNode> report = elmo.child("report");
        String name = (text(learner, "givenNames") + " " + text(learner, "familyName")).strip();
        String issued = elmo.text("generatedDate").orElse(null);
        out.say(new Facts(
                present(text(report.flatMap(each -> each.child("learningOpportunitySpecification")), "title")),
                present(name),
                present(text(report.flatMap(each -> each.child("issuer")), "title")),
                issued,
                null));
    }

    /** As it was before it was signed, for rules that know no signature. */
    private static byte[] unsigned(byte[] elmo) {
        String text = new String(elmo, StandardCharsets.UTF_8);
        Matcher signature = SIGNATURE.matcher(text);
        return signature.find()
                ? (text.substring(0, signature.start()) + text.substring(signature.end()))
                        .getBytes(StandardCharsets.UTF_8)
                : elmo;
    }

    private static String text(Optional<XmlNode> node, String child) {
        return node.flatMap(each -> each.child(child)).map(XmlNode::text).orElse("");
    }

    private static @Nullable String present(String text) {
        return text.isBlank() ? null : text;
    }
}
