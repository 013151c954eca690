/** The contracts that every connector and delivery target extends: a connector's specification. */
@NullMarked
package eu.passerelle.connectors.testkit;

import org.jspecify.annotations.NullMarked;
