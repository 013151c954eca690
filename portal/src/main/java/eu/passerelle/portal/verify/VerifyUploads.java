package eu.passerelle.portal.verify;

import eu.passerelle.verify.Verification;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Forms with files: read when they are asked for and not before, in memory and never to a disk, limited in size. */
@Configuration(proxyBeanMethods = false)
class VerifyUploads {

    private static final int FRAME = 64 * 1024;

    @Bean
    MultipartConfigElement multipartConfigElement() {
        int most = Verification.LARGEST + FRAME;
        return new MultipartConfigElement("", most, most, most);
    }

    @Bean
    MultipartResolver multipartResolver() {
        StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
        resolver.setResolveLazily(true);
        return resolver;
    }
}
