@NullMarked
package eu.passerelle.routes.observe;

import org.jspecify.annotations.NullMarked;
