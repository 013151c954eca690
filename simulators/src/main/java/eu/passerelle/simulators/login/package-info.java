/** A provider of log-ins by OpenID Connect, with invented people. */
@NullMarked
package eu.passerelle.simulators.login;

import org.jspecify.annotations.NullMarked;
