using System.ComponentModel;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a call brings besides its tensors; backward repeats it from the tape.</summary>
/// <param name="K">Items to choose.</param>
/// <param name="Temperature">In the unit of the logits; positive and finite.</param>
/// <param name="Key">Seed and number of the call; decides every random draw together with row and item.</param>
/// <param name="FixedLength">The row length the layer was compiled for, or 0 for any.</param>
/// <param name="Steps">Whether the output is the k steps instead of their sum.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LayerCall(double K, double Temperature, DrawKey Key = default, int FixedLength = 0, bool Steps = false)
{
    /// <summary>The value, if it can be a temperature.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public static double RequireTemperature(double value) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException("Temperature", value, "A temperature is positive and finite.");
}
