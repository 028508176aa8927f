namespace SubsetGen.Runtime.Torch;

/// <summary>The tensors of one pass over a kernel, dense; some are the caller's, others are disposed with it.</summary>
internal sealed class OperandTensors : IDisposable
{
    /// <summary>What has no elements is at an address that nobody reads, but it is there.</summary>
    private const nint Nowhere = 64;

    private readonly Tensor?[] tensors = new Tensor?[OperandAddresses.Count];
    private readonly bool[] owned = new bool[OperandAddresses.Count];

    /// <summary>The tensor of an operand, if there is one.</summary>
    public Tensor? this[Operand operand] => tensors[(int)operand];

    /// <summary>Takes a tensor that belongs to someone else.</summary>
    public void Borrow(Operand operand, Tensor tensor) => tensors[(int)operand] = tensor;

    /// <summary>Takes a tensor, and disposes it in the end.</summary>
    public void Own(Operand operand, Tensor tensor)
    {
        tensors[(int)operand] = tensor;
        owned[(int)operand] = true;
    }

    /// <summary>Takes a tensor as kernels can read it: itself, or a copy.</summary>
    public void Read(Operand operand, Tensor tensor)
    {
        if (TensorMemory.IsDense(tensor))
            Borrow(operand, tensor);
        else
            Own(operand, TensorMemory.Dense(tensor));
    }

    /// <summary>Hands a tensor out: whoever gets it disposes it.</summary>
    public Tensor? Release(Operand operand)
    {
        owned[(int)operand] = false;
        return tensors[(int)operand];
    }

    /// <summary>Where they all are.</summary>
    public OperandAddresses Addresses()
    {
        var addresses = default(OperandAddresses);
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i] is { } tensor)
                addresses[i] = AddressOf(tensor);
        }

        return addresses;
    }

    /// <summary>The address of a tensor, 0 for none.</summary>
    public static nint AddressOf(Tensor? tensor) =>
        tensor is null ? 0 : TensorMemory.Address(tensor) is var address && address != 0 ? address : Nowhere;

    /// <summary>What backward reads, in the order of the operands.</summary>
    /// <param name="withOutputs">Whether it reads the outputs.</param>
    /// <param name="which">A bit for each operand, set for those that are in it.</param>
    public List<Tensor> Kept(bool withOutputs, out int which)
    {
        var kept = new List<Tensor>(tensors.Length);
        which = 0;
        var end = (int)Operand.Output + (withOutputs ? 2 : 0);
        for (var i = 0; i < end; i++)
        {
            if (tensors[i] is not { } tensor)
                continue;
            kept.Add(tensor);
            which |= 1 << i;
        }

        return kept;
    }

    /// <summary>Takes such a list back, and all that is in it.</summary>
    public static OperandTensors Of(List<Tensor> kept, int which)
    {
        var operands = new OperandTensors();
        var next = 0;
        for (var i = 0; i < OperandAddresses.Count; i++)
        {
            if ((which & (1 << i)) != 0)
                operands.Own((Operand)i, kept[next++]);
        }

        return operands;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            if (owned[i])
                tensors[i]?.Dispose();
        }
    }
}
