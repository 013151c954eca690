package eu.passerelle.portal.wallets

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
import eu.europa.ec.eudi.openid4vci.Credential
import eu.europa.ec.eudi.openid4vci.CredentialConfigurationIdentifier
import eu.europa.ec.eudi.openid4vci.CredentialIssuanceEvent
import eu.europa.ec.eudi.openid4vci.CredentialResponseEncryptionPolicy
import eu.europa.ec.eudi.openid4vci.IssuanceRequestPayload
import eu.europa.ec.eudi.openid4vci.Issuer
import eu.europa.ec.eudi.openid4vci.JwtBindingKey
import eu.europa.ec.eudi.openid4vci.KeyGenerationConfig
import eu.europa.ec.eudi.openid4vci.OpenId4VCIConfig
import eu.europa.ec.eudi.openid4vci.PopSigner
import eu.europa.ec.eudi.openid4vci.SubmissionOutcome
import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.contentnegotiation.ContentNegotiation
import io.ktor.serialization.kotlinx.json.json
import java.net.URI
import javax.net.ssl.SSLContext
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.Json

/** The reference wallet of the European Union fetches what is offered; its library can only be called from Kotlin. */
class EudiWallet(private val tls: SSLContext) {

    private val config = OpenId4VCIConfig(
        clientId = "wallet",
        authFlowRedirectionURI = URI.create("eudi-wallet:authorize"),
        keyGenerationConfig = KeyGenerationConfig.ecOnly(Curve.P_256),
        credentialResponseEncryptionPolicy = CredentialResponseEncryptionPolicy.SUPPORTED,
    )

    private fun http() = HttpClient(Java) {
        engine { config { sslContext(tls) } }
        install(ContentNegotiation) { json(Json { ignoreUnknownKeys = true }) }
        expectSuccess = false
    }

    /** As many copies as keys; it tells the issuer that it has accepted them. */
    fun fetch(offer: String, pin: String?, configuration: String, keys: Int): List<String> = runBlocking {
        val issuer = Issuer.make(config, offer, ::http).getOrThrow()
        with(issuer) {
            val authorised = authorizeWithPreAuthorizationCode(pin).getOrThrow()
            val signers = (1..keys).map {
                val key = ECKeyGenerator(Curve.P_256).generate()
                PopSigner.jwtPopSigner(key, JWSAlgorithm.ES256, JwtBindingKey.Jwk(key.toPublicJWK()))
            }
            val payload = IssuanceRequestPayload.ConfigurationBased(CredentialConfigurationIdentifier(configuration))
            val (after, outcome) = authorised.request(payload, signers).getOrThrow()
            when (outcome) {
                is SubmissionOutcome.Success -> {
                    val notification = checkNotNull(outcome.notificationId) { "no notification_id" }
                    after.notify(CredentialIssuanceEvent.Accepted(notification, null)).getOrThrow()
                    outcome.credentials.map {
                        when (val credential = it.credential) {
                            is Credential.Str -> credential.value
                            is Credential.Json -> credential.value.toString()
                        }
                    }
                }
                is SubmissionOutcome.Deferred -> error("deferred")
                is SubmissionOutcome.Failed -> throw outcome.error
            }
        }
    }
}
