namespace SubsetGen.Runtime.Torch;

/// <summary>What a layer has gradients for, in the order in which autograd sees it.</summary>
internal enum Variable
{
    Logits,
    Second,
    Third,
    Fourth,
    RowK,
    LogTemperature,
}

/// <summary>How many variables there are.</summary>
internal static class Variables
{
    public const int Count = (int)Variable.LogTemperature + 1;
}
