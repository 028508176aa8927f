namespace SubsetGen.Runtime.Torch;

/// <summary>
/// A call in half precision on the processor, which has no kernels for it: tensors go to single precision and outputs come back, by
/// operations that autograd knows. Disposing it disposes what was made for it.
/// </summary>
internal sealed class HalfPrecision : IDisposable
{
    private readonly ScalarType type;
    private readonly List<Tensor> made = [];

    /// <summary>Converts the inputs.</summary>
    public HalfPrecision(string layer, in TensorInputs inputs)
    {
        type = inputs.Logits.dtype;
        foreach (var tensor in (ReadOnlySpan<Tensor?>)[inputs.Second, inputs.Third, inputs.Fourth])
        {
            if (tensor is not null)
                CallReader.RequireType(layer, "what goes with them", tensor, type);
        }

        Inputs = inputs with
        {
            Logits = Widen(inputs.Logits)!,
            Second = Widen(inputs.Second),
            Third = Widen(inputs.Third),
            Fourth = Widen(inputs.Fourth),
        };
    }

    /// <summary>The inputs in single precision.</summary>
    public TensorInputs Inputs { get; }

    /// <summary>Whether a type is of half precision.</summary>
    public static bool Is(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16;

    /// <summary>The outputs in half precision.</summary>
    public (Tensor First, Tensor? Second) Narrow((Tensor First, Tensor? Second) outputs)
    {
        made.Add(outputs.First);
        if (outputs.Second is not null)
            made.Add(outputs.Second);
        return (outputs.First.to(type), outputs.Second?.to(type));
    }

    /// <inheritdoc/>
    public void Dispose() => made.ForEach(tensor => tensor.Dispose());

    private Tensor? Widen(Tensor? tensor)
    {
        if (tensor is null)
            return null;
        var wide = tensor.to(ScalarType.Float32);
        made.Add(wide);
        return wide;
    }
}
