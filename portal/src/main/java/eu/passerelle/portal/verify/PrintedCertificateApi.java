package eu.passerelle.portal.verify;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the QR code of a certificate leads: whether it stands, and how to verify the credential itself. */
@RestController
class PrintedCertificateApi {

    private final IssuedCertificates certificates;

    PrintedCertificateApi(IssuedCertificates certificates) {
        this.certificates = certificates;
    }

    @GetMapping(IssuedCertificates.PATH + "{number}")
    ResponseEntity<String> certificate(@PathVariable String number, HttpServletRequest request) {
        Optional<IssuedCertificates.Told> told = certificates.find(number);
        String html = new VerifyPage(VerifyApi.words(request)).certificate(told.orElse(null));
        return VerifyApi.page(told.isPresent() ? 200 : 404, html, request);
    }
}
