/** The learner's page: from the link in an e-mail to the credential in a wallet; and what brings learners to it. */
@NullMarked
package eu.passerelle.portal.claim;

import org.jspecify.annotations.NullMarked;
