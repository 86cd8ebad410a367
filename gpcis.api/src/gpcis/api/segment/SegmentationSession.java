// SPDX-License-Identifier: Apache-2.0
package gpcis.api.segment;

import gpcis.api.click.Click;
import gpcis.api.picture.Picture;
import gpcis.api.problem.Problem;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One object in one picture: clicks come in, a prediction comes out after each. Calls may come from any thread and run one
 * after another. Undo and redo go back and forth without limit.
 *
 * <p>The parts are looked up anew for each prediction: one that was stopped, started or chosen while the session is open is
 * used from the next prediction on. Where a part named by the manifest has gone, another running one of its kind takes its
 * place, and the prediction's notes say so; where there is none, and where the backbone has gone (its weights fit no other),
 * the call fails with a {@link Problem} and the session keeps its clicks.
 */
@ProviderType
public interface SegmentationSession extends AutoCloseable {

    /** The picture. */
    Picture picture();

    /** The clicks in force, in their order. */
    List<Click> clicks();

    /** The prediction in force. Before the first click it is the mask the session began from, or empty. */
    Prediction prediction();

    /**
     * Adds a click and predicts. What had been undone can no longer be redone.
     *
     * @throws Problem if the click lies outside the picture or no prediction can be made; the click is then not added
     */
    Prediction click(Click click);

    /**
     * Adds a click and predicts, as {@link #click(Click)} does, with the same result. Before the backbone is asked, a first
     * answer is given from the features of the prediction in force with the new click in the Gaussian process: within some
     * hundredths of a second, whatever the backbone. There is none for the first click, for a model with a head, where
     * functions are drawn, and after parts were exchanged.
     *
     * @param preview is given the first answer, on the caller's thread; must not call the session
     * @throws Problem as {@link #click(Click)}, with or without a first answer
     */
    default Prediction click(Click click, Consumer<? super Prediction> preview) {
        return click(click);
    }

    /** Whether there is a click to take back. */
    boolean canUndo();

    /**
     * Takes the newest click back.
     *
     * @throws Problem if there is none
     */
    Prediction undo();

    /** Whether a click that was taken back can be brought back. */
    boolean canRedo();

    /**
     * Brings the click last taken back back.
     *
     * @throws Problem if there is none
     */
    Prediction redo();

    /**
     * Predicts all clicks in force anew, one after another from the beginning, with the parts that run now. The result
     * depends on clicks, picture, model and parts alone, not on what was used before.
     *
     * @throws Problem if no prediction can be made; the prediction in force then stays
     */
    Prediction replay();

    /** Frees the arrays; the session can no longer be used. */
    @Override
    void close();
}
