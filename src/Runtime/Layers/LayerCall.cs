using System.ComponentModel;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a call brings besides its tensors; backward repeats it from the tape.</summary>
/// <param name="K">Items to choose; NaN where the subset's own sum is its size.</param>
/// <param name="Temperature">In the unit of the logits; positive and finite.</param>
/// <param name="Key">Seed and number of the call; decides every random draw together with row and item.</param>
/// <param name="FixedLength">The row length the layer was compiled for, or 0 for any.</param>
/// <param name="Steps">Whether the output is the k steps instead of their sum.</param>
/// <param name="Samples">Samples drawn for each row; more than one stand before the items in the output.</param>
/// <param name="Lambda">The step of implicit differentiation, as a share; of layers that adapt it.</param>
/// <param name="SampleDimension">Whether one sample has a dimension before the items, too.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LayerCall(
    double K, double Temperature, DrawKey Key = default, int FixedLength = 0, bool Steps = false, int Samples = 1,
    double Lambda = 0, bool SampleDimension = false)
{
    /// <summary>How many rows of the output there are for a row of logits; null where they have no dimension of their own.</summary>
    public int? Repeats => Steps ? (int)K : Samples > 1 || SampleDimension ? Samples : null;

    /// <summary>The same of the second output: of one number a row there is one, however many samples are drawn.</summary>
    public int? RepeatsOf(RowExtent secondOutput) => secondOutput == RowExtent.One ? null : Repeats;

    /// <summary>The same call for as many samples as a tensor [..., s, n] has room for.</summary>
    /// <exception cref="ArgumentException">The tensor has no dimension for samples, or none of them.</exception>
    public LayerCall ForSamples<T>(scoped in TensorSpan<T> samples, ulong seed) => samples.Rank > 1 && samples.Lengths[^2] > 0
        ? this with { Key = new DrawKey(seed, 0), Samples = checked((int)samples.Lengths[^2]), SampleDimension = true }
        : throw new ArgumentException($"samples has shape {BatchShape.Text(samples.AsReadOnlyTensorSpan())}; it must be [..., s, n] with s above 0.", nameof(samples));

    /// <summary>The same for a tensor in device memory.</summary>
    /// <exception cref="ArgumentException">The tensor has no dimension for samples, or none of them.</exception>
    public LayerCall ForSamples(in DeviceTensor samples, ulong seed) => samples.Rank > 1 && samples.Lengths[^2] > 0
        ? this with { Key = new DrawKey(seed, 0), Samples = checked((int)samples.Lengths[^2]), SampleDimension = true }
        : throw new ArgumentException($"samples has shape {BatchShape.Text(samples.Lengths)}; it must be [..., s, n] with s above 0.", nameof(samples));

    /// <summary>The same call for as many samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are none of them.</exception>
    public LayerCall ForSamples(int count, ulong seed) => count > 0
        ? this with { Key = new DrawKey(seed, 0), Samples = count, SampleDimension = true }
        : throw new ArgumentOutOfRangeException(nameof(count), count, "At least one sample is drawn.");

    /// <summary>The value, if it can be a temperature.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public static double RequireTemperature(double value) => double.IsFinite(value) && value > 0
        ? value
        : throw new ArgumentOutOfRangeException("Temperature", value, "A temperature is positive and finite.");

    /// <summary>The value, if it can be a subset size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public static double RequireK(double value) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException("K", value, "A subset size is finite and not negative.");
}
