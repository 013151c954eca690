package eu.passerelle.verify;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom to trust; nobody by default.
 *
 * @param anchors certificates of authorities, or seals themselves
 * @param issuers DIDs and https addresses of issuers; one that ends in {@code *} means all that begin with it
 */
public record Trust(List<X509Certificate> anchors, Set<String> issuers) {

    public static final Trust NOBODY = new Trust(List.of(), Set.of());

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    public Trust {
        anchors = List.copyOf(anchors);
        issuers = Set.copyOf(issuers);
    }

    /**
     * Reads files with certificates as PEM and, one a line, DIDs or https addresses of issuers; {@code #} begins a comment.
     *
     * @param place a file, or a folder whose files are read; one that is not there trusts nobody
     * @throws ConfigurationInvalid a file cannot be read, or has something else in it
     */
    public static Trust read(Path place) {
        if (!Files.exists(place)) {
            return NOBODY;
        }
        Trust all = NOBODY;
        try {
            for (Path file : files(place)) {
                all = all.and(parse(Files.readString(file, StandardCharsets.UTF_8), file));
            }
            return all;
        } catch (IOException e) {
            throw new ConfigurationInvalid(place + " cannot be read: it says whom to trust (certificates as PEM).", e);
        }
    }

    /** Papers beside them are for people. */
    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    public Trust and(Trust other) {
        List<X509Certificate> certificates = new ArrayList<>(anchors);
        certificates.addAll(other.anchors);
        Set<String> names = new HashSet<>(issuers);
        names.addAll(other.issuers);
        return new Trust(certificates, names);
    }

    private static Trust parse(String text, Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher pem = PEM.matcher(text);
        while (pem.find()) {
            certificates.add(certificate(pem.group(1), file));
        }
        Set<String> names = pem.replaceAll("")
                .lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
        names.stream()
                .filter(name -> !name.matches("(did:[a-z0-9]+:|https://)\\S+"))
                .findFirst()
                .ifPresent(name -> {
                    throw new ConfigurationInvalid(file + ": '"
                            + (name.length() > 60 ? name.substring(0, 60) + "..." : name)
                            + "' is neither a certificate as PEM nor a DID or https address of an issuer.");
                });
        return new Trust(certificates, names);
    }

    private static X509Certificate certificate(String base64, Path file) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationInvalid(file + ": a certificate in it cannot be read.", e);
        }
    }

    boolean nobody() {
        return anchors.isEmpty() && issuers.isEmpty();
    }

    boolean knows(String issuer) {
        return issuers.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? issuer.startsWith(known.substring(0, known.length() - 1))
                        : issuer.equals(known));
    }

    /** Whether a chain leads to an anchor, or begins with one. @param chain the signer's first */
    boolean leadsToAnchor(List<X509Certificate> chain, Instant at) {
        if (chain.isEmpty() || anchors.isEmpty()) {
            return false;
        }
        if (anchors.contains(chain.getFirst())) {
            return true;
        }
        try {
            List<X509Certificate> path =
                    chain.stream().filter(each -> !anchors.contains(each)).toList();
            PKIXParameters parameters = new PKIXParameters(
                    anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
