// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What one task does: a command line of the workbench.
 *
 * @param arguments with {@link #FOLDER} where the folder is to stand that the result is made in
 * @param target where the finished folder is moved to; empty where the command keeps what it does by itself, as a training with its
 *     checkpoints
 * @param objects evaluated by it; 0 for a training
 */
record Piece(List<String> arguments, String target, int objects) implements Serializable {

    static final String FOLDER = "\u0000folder";

    private static final long serialVersionUID = 1;

    Piece {
        arguments = List.copyOf(arguments);
    }
}
