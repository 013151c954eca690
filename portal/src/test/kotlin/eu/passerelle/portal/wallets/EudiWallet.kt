package eu.passerelle.portal.wallets

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.crypto.ECDSASigner
import com.nimbusds.jose.jwk.Curve
import com.nimbusds.jose.jwk.ECKey
import com.nimbusds.jose.jwk.gen.ECKeyGenerator
import com.nimbusds.jwt.SignedJWT
import eu.europa.ec.eudi.openid4vci.AuthorizationCode
import eu.europa.ec.eudi.openid4vci.AuthorizedRequest
import eu.europa.ec.eudi.openid4vci.Client
import eu.europa.ec.eudi.openid4vci.ClientAttestationJWT
import eu.europa.ec.eudi.openid4vci.ClientAttestationPoPJWTSpec
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
import java.net.URLDecoder
import java.util.function.Function
import javax.net.ssl.SSLContext
import kotlin.time.Duration.Companion.minutes
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
        fetch(issuer, issuer.authorizeWithPreAuthorizationCode(pin).getOrThrow(), configuration, keys)
    }

    /**
     * By the authorisation code flow, with pushed request, PKCE and DPoP.
     *
     * @param browser goes to an address, logs the learner in, and answers where it is sent at the end
     */
    fun fetchWithLogin(
        offer: String,
        configuration: String,
        keys: Int,
        browser: Function<String, URI>,
    ): List<String> = fetchWithLogin(config, offer, configuration, keys, browser)

    /**
     * The same as a wallet that its provider vouches for, and that takes encrypted responses only.
     *
     * @param attestation of the provider, about the key
     */
    fun fetchAttested(
        offer: String,
        configuration: String,
        attestation: SignedJWT,
        key: ECKey,
        browser: Function<String, URI>,
    ): List<String> {
        val proof = ClientAttestationPoPJWTSpec(
            JWSAlgorithm.ES256, 1.minutes, "oauth-client-attestation-pop+jwt", ECDSASigner(key),
        )
        val attested = config.copy(
            client = Client.Attested(ClientAttestationJWT(attestation), proof),
            credentialResponseEncryptionPolicy = CredentialResponseEncryptionPolicy.REQUIRED,
        )
        return fetchWithLogin(attested, offer, configuration, 1, browser)
    }

    private fun fetchWithLogin(
        wallet: OpenId4VCIConfig,
        offer: String,
        configuration: String,
        keys: Int,
        browser: Function<String, URI>,
    ): List<String> = runBlocking {
        val key = ECKeyGenerator(Curve.P_256).generate()
        val dpop = PopSigner.jwtPopSigner(key, JWSAlgorithm.ES256, JwtBindingKey.Jwk(key.toPublicJWK()))
        val issuer = Issuer.make(wallet.copy(dPoPSigner = dpop), offer, ::http).getOrThrow()
        with(issuer) {
            val prepared = prepareAuthorizationRequest().getOrThrow()
            val sentTo = browser.apply(prepared.authorizationCodeURL.value.toString())
            val answer = sentTo.schemeSpecificPart.substringAfter('?').split('&')
                .associate { it.substringBefore('=') to URLDecoder.decode(it.substringAfter('='), Charsets.UTF_8) }
            val authorised = prepared.authorizeWithAuthorizationCode(
                AuthorizationCode(answer.getValue("code")), answer.getValue("state"),
            ).getOrThrow()
            fetch(issuer, authorised, configuration, keys)
        }
    }

    private suspend fun fetch(
        issuer: Issuer,
        authorised: AuthorizedRequest,
        configuration: String,
        keys: Int,
    ): List<String> =
        with(issuer) {
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
