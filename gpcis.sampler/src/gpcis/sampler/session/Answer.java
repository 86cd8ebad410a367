// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.session;

import java.util.Optional;

/**
 * What a forward pass came to.
 *
 * @param foresight empty where the parts do not allow first answers
 */
record Answer(Logits logits, Optional<Foresight> foresight) { }
