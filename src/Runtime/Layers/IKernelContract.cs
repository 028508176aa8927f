using System.ComponentModel;
using System.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a kernel says of itself: what it reads and writes for a row, and what the engines must know of it.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKernelContract<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of scalars that forward keeps for backward, per row.</summary>
    static abstract int SavedScalars { get; }

    /// <summary>About how many arithmetic operations an item costs; decides from what size on rows are spread over threads.</summary>
    static abstract int OperationsPerItem { get; }

    /// <summary>What the kernel reads besides the logits.</summary>
    static virtual RowExtent SecondInput => RowExtent.None;

    /// <summary>What it reads after that.</summary>
    static virtual RowExtent ThirdInput => RowExtent.None;

    /// <summary>What it reads last.</summary>
    static virtual RowExtent FourthInput => RowExtent.None;

    /// <summary>What errors call the second input.</summary>
    static virtual string SecondName => "pairLogits";

    /// <summary>What errors call the third input.</summary>
    static virtual string ThirdName => "otherLogits";

    /// <summary>What errors call the fourth input.</summary>
    static virtual string FourthName => "otherPairLogits";

    /// <summary>Whether the last input has no gradient.</summary>
    static virtual bool LastIsConstant => false;

    /// <summary>The first output.</summary>
    static virtual RowExtent Output => RowExtent.Items;

    /// <summary>The second output.</summary>
    static virtual RowExtent SecondOutput => RowExtent.None;

    /// <summary>What arrives for the first output: <see cref="RowExtent.One"/> for losses instead of a gradient.</summary>
    static virtual RowExtent Arriving => RowExtent.Items;

    /// <summary>Whether k may be no whole number.</summary>
    static virtual bool TakesFractionalK => false;

    /// <summary>Whether backward reads what forward wrote.</summary>
    static virtual bool KeepsOutput => false;

    /// <summary>Whether backward tells the steps' part of the gradient for the temperature.</summary>
    static virtual bool HasGradientOfSteps => false;

    /// <summary>
    /// Whether forward keeps a row, and backward reads that one instead of the logits. Where it is 0 the gradient is, where it is NaN
    /// that is, too.
    /// </summary>
    static virtual bool KeepsRow => false;

    /// <summary>
    /// Whether items with a logit of plus infinity stay in the row, because what becomes of others depends on them in more
    /// than their number. They arrive as plus infinity then.
    /// </summary>
    static virtual bool KeepsCertain => false;

    /// <summary>Whether rows in which nothing is open are the kernel's, too: of a value that is no subset.</summary>
    static virtual bool TakesSettled => false;
}
