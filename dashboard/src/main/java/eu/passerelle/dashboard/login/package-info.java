/** Logging in with a browser, by OpenID Connect. */
@NullMarked
package eu.passerelle.dashboard.login;

import org.jspecify.annotations.NullMarked;
