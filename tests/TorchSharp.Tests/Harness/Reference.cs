namespace SubsetGen.Torch.Tests.Harness;

/// <summary>What the hand-written layers compute, as a chain of TorchSharp's operations.</summary>
internal static class Reference
{
    /// <summary>k times the softmax over the items that take part.</summary>
    public static Tensor ScaledSoftmax(Tensor logits, Tensor k, Tensor? temperature = null, Tensor? mask = null)
    {
        var x = temperature is null ? logits : logits / temperature;
        if (mask is not null)
            x = x.masked_fill(mask.logical_not(), double.NegativeInfinity);
        return k.clamp_min(0).unsqueeze(-1) * x.softmax(-1);
    }

    /// <summary>With three items to choose.</summary>
    public static Tensor ScaledSoftmax(Tensor logits) => 3 * logits.softmax(-1);
}
