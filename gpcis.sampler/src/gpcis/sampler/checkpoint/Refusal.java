// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import gpcis.sampler.file.Printable;

/** Why a file is refused, for whoever knows which file it is. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient String remedy;

    private Refusal(String message, String remedy) {
        super(message, null, false, false);
        this.remedy = remedy;
    }

    /** The file breaks its format. */
    static Refusal damaged(String why) {
        return new Refusal("is no whole checkpoint: " + why, "fetch or save it again");
    }

    /** The file keeps to its format, but asks for something else than data. */
    static Refusal notAllowed(String what) {
        return new Refusal("holds " + what + ", which is not allowed: a checkpoint is tensors, numbers, texts, lists and"
                + " dictionaries", "save the weights alone: torch.save({'state_dict': model.state_dict()}, file)");
    }

    /** The file is of a kind that is not read. */
    static Refusal foreign(String what, String remedy) {
        return new Refusal(what, remedy);
    }

    String remedy() {
        return remedy;
    }

    /** Text out of a file, for a message. */
    static String quoted(String text) {
        return "'" + Printable.of(text) + "'";
    }
}
