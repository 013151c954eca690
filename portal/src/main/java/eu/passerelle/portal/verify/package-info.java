/** The public page and endpoint where employers and others verify credentials. Keeps and logs nothing of them. */
@NullMarked
package eu.passerelle.portal.verify;

import org.jspecify.annotations.NullMarked;
