/**
 * OpenID for Verifiable Credential Issuance 1.0: what wallets call to fetch what was offered to them. One issuer a
 * university, below {@code /public/oid4vci/<university>/}. Plain Java behind thin Spring MVC classes.
 */
@NullMarked
package eu.passerelle.portal.wallets;

import org.jspecify.annotations.NullMarked;
